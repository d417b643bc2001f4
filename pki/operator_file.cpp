#include "pki/operator_file.h"

#include <string_view>
#include <utility>
#include <vector>

#include "core/files.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";

}  // namespace

std::string WriteOperatorFile(const TlsCredential& credential, const std::string& trust_root) {
  return credential.certificate_chain + std::string(credential.private_key.Reveal()) + trust_root;
}

core::Result<OperatorFile> ReadOperatorFile(const std::filesystem::path& path) {
  const std::string text = TRY(core::ReadFile(path));
  std::vector<std::string> certificates;
  std::string key;
  for (std::size_t at = text.find(kBegin); at != std::string::npos;) {
    const std::size_t next = text.find(kBegin, at + 1);
    const std::string block = text.substr(at, next == std::string::npos ? next : next - at);
    (block.find("PRIVATE KEY") != std::string::npos ? key : certificates.emplace_back()) = block;
    at = next;
  }
  if (key.empty() || certificates.size() < 2) {
    return core::Refuse(
        common::v1::REASON_FILE_MALFORMED,
        path.string() + ": wants certificates, a private key and the root, as `parcours serve` writes them");
  }
  OperatorFile file;
  file.trust_root = certificates.back();
  certificates.pop_back();
  for (const std::string& certificate : certificates) file.credential.certificate_chain += certificate;
  file.credential.private_key = core::Secret(std::move(key));
  return file;
}

}  // namespace parcours::pki
