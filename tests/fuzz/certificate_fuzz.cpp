#include "tests/fuzz/certificate_fuzz.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "pki/authority.h"
#include "pki/chain.h"

namespace parcours::fuzz {
namespace {

constexpr core::Time kNow = core::Time(std::chrono::seconds(1'742'644'800));

pki::Identity Somebody() {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_OPERATOR;
  identity.subject = "fuzz";
  return identity;
}

}  // namespace

void FuzzCertificate(std::string_view input) {
  static const pki::Authority authority = pki::Authority::Create(kNow);
  static const auto verifier = pki::ChainVerifier::Create(authority.TrustPem()).value();
  const pki::Validity hour{.not_before = kNow, .not_after = kNow + std::chrono::hours(1)};
  // Nobody outside knows the authority's key: a chain that verifies is a hole.
  if (verifier->Verify(input, kNow, pki::Purpose::kClient)) std::abort();
  (void)pki::ReadIdentity(input);
  (void)pki::Fingerprint(input);
  (void)pki::ChainVerifier::Create(input);
  (void)pki::Verify(input, "text", input);
  (void)pki::PrivateKey::FromPem(input);
  // What it certifies must be good for its own verifier.
  if (const auto chain = authority.Certify(input, Somebody(), hour)) {
    if (!verifier->Verify(*chain, kNow, pki::Purpose::kClient)) std::abort();
  }
}

}  // namespace parcours::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parcours::fuzz::FuzzCertificate({reinterpret_cast<const char*>(data), size});
  return 0;
}
