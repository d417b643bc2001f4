#include "services/messaging/rules/mailboxes.h"

#include <algorithm>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::messaging {
namespace {

constexpr std::size_t kMatricule = 13;
constexpr std::size_t kMatriculeAndKey = 15;

}  // namespace

std::string NormalAddress(std::string_view address) {
  std::string normal(address);
  std::transform(normal.begin(), normal.end(), normal.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return normal;
}

std::string DomainOf(std::string_view address) {
  return NormalAddress(address.substr(address.find('@') + 1));
}

Verdict DecideOpening(const platform::Caller& caller, const v1::Mailbox& mailbox) {
  constexpr auto kNotYours = common::v1::REASON_MAILBOX_NOT_YOURS;
  const bool software = caller.kind == policy::v1::CALLER_KIND_STRUCTURE;
  const bool same_structure = !caller.structure.empty() && caller.structure == mailbox.struct_id_nat();
  switch (mailbox.kind()) {
    case v1::MAILBOX_KIND_PERSONAL:
      return !software && caller.subject == mailbox.ps_id_nat() ? Allow(rules::kPersonal)
                                                                : Deny(kNotYours, rules::kPersonal);
    case v1::MAILBOX_KIND_ORGANISATIONAL:
      return !software && same_structure ? Allow(rules::kOrganisational) : Deny(kNotYours, rules::kOrganisational);
    case v1::MAILBOX_KIND_APPLICATIVE:
      return software && same_structure ? Allow(rules::kApplicative) : Deny(kNotYours, rules::kApplicative);
    case v1::MAILBOX_KIND_CITIZEN:
    case v1::MAILBOX_KIND_UNSPECIFIED:
    case v1::MailboxKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::MailboxKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return Deny(kNotYours, rules::kOwn);
}

Verdict DecideReadingFile(const platform::Caller& caller, v1::AttachmentKind kind) {
  const bool of_care = kind == v1::ATTACHMENT_KIND_CDA || kind == v1::ATTACHMENT_KIND_PDF;
  if (caller.kind == policy::v1::CALLER_KIND_CPE && of_care) {
    return Deny(common::v1::REASON_CALLER_KIND_NOT_ALLOWED, rules::kDocuments);
  }
  return Allow(rules::kDocuments);
}

std::string AddressOf(const common::v1::Ins& patient) {
  return NormalAddress(patient.matricule() + patient.key() + "@" + std::string(kPatientDomain));
}

std::optional<common::v1::Ins> PatientOf(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at != kMatriculeAndKey || DomainOf(address) != kPatientDomain) return std::nullopt;
  common::v1::Ins patient;
  std::string matricule(address.substr(0, kMatricule));
  std::transform(matricule.begin(), matricule.end(), matricule.begin(),
                 [](char c) { return c == 'a' ? 'A' : (c == 'b' ? 'B' : c); });
  if (!core::IsMatricule(matricule)) return std::nullopt;
  patient.set_matricule(matricule);
  patient.set_key(std::string(address.substr(kMatricule, 2)));
  return patient;
}

}  // namespace parcours::messaging
