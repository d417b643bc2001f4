// The operator's file: what a program needs in order to call a running host as its operator.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"
#include "pki/tls.h"

namespace parcours::pki {

// Move-only, as its credential is.
struct OperatorFile {
  TlsCredential credential;
  std::string trust_root;  // PEM
};

// Certificate chain, private key, trust root: PEM, one after the other.
std::string WriteOperatorFile(const TlsCredential& credential, const std::string& trust_root);

// Refuses with FILE_UNREADABLE and FILE_MALFORMED.
core::Result<OperatorFile> ReadOperatorFile(const std::filesystem::path& path);

}  // namespace parcours::pki
