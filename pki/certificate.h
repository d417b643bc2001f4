// Making X.509 certificates of authorities and of holders, and lists of revoked ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pki/authority.h"
#include "pki/openssl.h"

namespace parcours::pki::internal {

struct Issuer {
  X509* certificate = nullptr;
  EVP_PKEY* key = nullptr;
};

// The certificate of an authority named `name` (CN). Without an issuer it signs itself: a root, below which there is
// one level of authorities.
X509Ptr MakeAuthorityCertificate(std::string_view name, EVP_PKEY* key, const Validity& validity, const Issuer* issuer);

// The certificate of a holder. The identity has been checked.
X509Ptr MakeHolderCertificate(const Identity& identity, Usage usage, EVP_PKEY* key, const Validity& validity,
                              const Issuer& issuer);

// A signed CRL, PEM. Serials that are not hexadecimal: std::invalid_argument.
std::string MakeRevocationList(const Issuer& issuer, const std::vector<RevokedSerial>& revoked, std::uint64_t number,
                               core::Time this_update, core::Time next_update);

}  // namespace parcours::pki::internal
