#include "services/simulator/card_keys.h"

#include "parcours/common/v1/reason.pb.h"
#include "pki/sealed_key.h"

namespace parcours::simulator {
namespace {

// One PEM after the other; the second starts at the second of these.
constexpr std::string_view kPemBegin = "-----BEGIN";

}  // namespace

std::string SealCardKeys(const CardKeys& keys, const core::Secret& code, const core::Secret& host_secret,
                         std::string_view card) {
  const core::Secret authentication = keys.authentication.ToPem();
  const core::Secret signature = keys.signature.ToPem();
  std::string both;
  both.reserve(authentication.Reveal().size() + signature.Reveal().size());
  both.append(authentication.Reveal()).append(signature.Reveal());
  return pki::SealKey(core::Secret(std::move(both)), code, host_secret, card);
}

core::Result<CardKeys> UnsealCardKeys(std::string_view blob, const core::Secret& code, const core::Secret& host_secret,
                                      std::string_view card) {
  const core::Secret both = TRY(pki::UnsealKey(blob, code, host_secret, card));
  const auto second = both.Reveal().find(kPemBegin, kPemBegin.size());
  if (second == std::string_view::npos) return core::Refuse(common::v1::REASON_FILE_MALFORMED, "card keys");
  pki::PrivateKey authentication = TRY(pki::PrivateKey::FromPem(both.Reveal().substr(0, second)));
  pki::PrivateKey signature = TRY(pki::PrivateKey::FromPem(both.Reveal().substr(second)));
  return CardKeys{.authentication = std::move(authentication), .signature = std::move(signature)};
}

}  // namespace parcours::simulator
