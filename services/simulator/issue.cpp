#include "services/simulator/issue.h"

#include <chrono>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/policy/formats.h"
#include "services/simulator/card_keys.h"
#include "services/simulator/holder.h"

namespace parcours::simulator {
namespace {

constexpr const char* kDefaultPin = "1234";
constexpr auto kValidBefore = std::chrono::days(365);
constexpr auto kValidAfter = std::chrono::days(2 * 365);
constexpr auto kCertificateLife = std::chrono::days(20 * 365);  // wall time; the card's own validity is simulated

core::Result<core::Time> DayStart(const std::string& day, const std::string& field) {
  auto time = core::ParseTime(day + "T00:00:00Z");
  if (!time) return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, field + " is no date YYYY-MM-DD");
  return time;
}

core::Result<void> SetValidity(const sandbox::v1::CardSpec& spec, core::Time now, platform::Credential& credential) {
  credential.valid_from = now - kValidBefore;
  credential.valid_until = now + kValidAfter;
  if (!spec.valid_from().empty()) credential.valid_from = TRY(DayStart(spec.valid_from(), "valid_from"));
  if (!spec.valid_until().empty()) {
    const core::Time day = TRY(DayStart(spec.valid_until(), "valid_until"));
    credential.valid_until = day + std::chrono::days(1) - core::Duration(1);
  }
  if (credential.valid_until < credential.valid_from) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "the card ends before it begins");
  }
  return {};
}

core::Result<std::string> Code(const std::string& given, const std::string& otherwise, policy::v1::Format format,
                               const char* field) {
  if (given.empty()) return otherwise;
  if (const auto fault = platform::FormatFault(format, given)) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, std::string(field) + " " + *fault);
  }
  return given;
}

core::Result<void> MakeFileKeys(const Deps& deps, const pki::Identity& identity, const pki::Validity& validity,
                                const core::Secret& pin, const core::Secret& puk, CardRecord& card) {
  pki::IssuedCredential authentication = TRY(deps.authority.Issue(identity, pki::Usage::kAuthentication, validity));
  pki::IssuedCredential signature = TRY(deps.authority.Issue(identity, pki::Usage::kSignature, validity));
  card.authentication_chain = std::move(authentication.certificate_chain);
  card.signature_chain = std::move(signature.certificate_chain);
  const CardKeys keys{.authentication = std::move(authentication.key), .signature = std::move(signature.key)};
  card.keys_under_pin = SealCardKeys(keys, pin, deps.host_secret, card.id);
  card.keys_under_puk = SealCardKeys(keys, puk, deps.host_secret, card.id);
  return {};
}

core::Result<void> MakeTokenKey(const Deps& deps, const pki::Identity& identity, const pki::Validity& validity,
                                const core::Secret& pin, CardRecord& card) {
  pki::Pkcs11Module* module = TRY(deps.tokens.Module());
  const std::string public_key = TRY(module->GenerateKey(card.token_uri, pin));
  card.authentication_chain =
      TRY(deps.authority.CertifyKey(public_key, identity, pki::Usage::kAuthentication, validity));
  return module->StoreCertificate(card.token_uri, pin, card.authentication_chain);
}

}  // namespace

core::Result<CardRecord> MakeCard(const Deps& deps, const sandbox::v1::Cast& cast, const sandbox::v1::CardSpec& spec,
                                  const IssueTerms& terms) {
  pki::Identity identity = TRY(IdentityOfHolder(cast, spec));
  identity.sandbox = terms.sandbox;
  identity.branch = terms.branch;
  identity.credential = terms.card_id;
  CardRecord card;
  card.id = terms.card_id;
  card.handle = spec.handle().empty() ? spec.holder() : spec.handle();
  card.kind = spec.kind();
  card.holder = spec.holder();
  card.holder_name = pki::DisplayName(identity);
  card.subject = identity.subject;
  card.number = "80250" + terms.card_id;
  card.token_uri = spec.token_uri();
  card.credential =
      platform::Credential{.id = card.id, .form = platform::CredentialForm::kCard, .subject = card.subject};
  TRY(SetValidity(spec, terms.now, card.credential));
  const core::Secret pin(TRY(Code(spec.pin(), kDefaultPin, policy::v1::FORMAT_PIN, "pin")));
  const core::Secret puk(TRY(Code(spec.puk(), terms.puk, policy::v1::FORMAT_PUK, "puk")));
  const core::Time wall = deps.wall.Now();
  const pki::Validity validity{.not_before = wall - std::chrono::days(1), .not_after = wall + kCertificateLife};
  if (card.token_uri.empty()) {
    TRY(MakeFileKeys(deps, identity, validity, pin, puk, card));
  } else {
    TRY(MakeTokenKey(deps, identity, validity, pin, card));
  }
  return card;
}

}  // namespace parcours::simulator
