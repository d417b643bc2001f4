#include "services/messaging/handlers/recipients.h"

#include <algorithm>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"
#include "services/messaging/store.h"

namespace parcours::messaging {
namespace {

// The citizen of an address as the request names them: an address holds no authority.
core::Result<common::v1::Ins> CitizenAt(const common::v1::Ins& addressed, const v1::SendMessageRequest& request) {
  if (!core::KeyMatches(addressed)) return core::Refuse(common::v1::REASON_KEY_WRONG, "to");
  if (!request.has_patient()) {
    return core::Refuse(
        RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kPatientAddress,
                  {{.field = "patient", .description = "is needed where a message goes to a patient"}}));
  }
  if (request.patient().matricule() != addressed.matricule()) {
    return core::Refuse(Refused(common::v1::REASON_SEVERAL_PATIENTS, rules::kOnePatient));
  }
  return request.patient();
}

core::Result<void> AddCitizen(platform::Call& call, const std::string& address, const common::v1::Ins& citizen,
                              Recipients& recipients) {
  if (auto open = CheckMailboxOpen(call, citizen); !open) {
    if (open.error().reason != common::v1::REASON_MAILBOX_CLOSED) return core::Refuse(std::move(open).error());
    recipients.unreached.push_back({address, std::move(open).error()});
    return {};
  }
  recipients.citizen = citizen;
  recipients.reached.push_back(address);
  return {};
}

core::Result<void> AddProfessional(platform::Call& call, const std::string& address, Recipients& recipients) {
  return call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    if (!IsTrustedDomain(tx, DomainOf(address))) {
      return core::Refuse(Refused(common::v1::REASON_DOMAIN_NOT_TRUSTED, rules::kTrusted));
    }
    if (FindMailbox(tx, address)) {
      recipients.reached.push_back(address);
      recipients.professionals = true;
    } else {
      recipients.unreached.push_back({address, Refused(common::v1::REASON_MAILBOX_UNKNOWN, rules::kKnown)});
    }
    return {};
  });
}

}  // namespace

core::Result<Recipients> FindRecipients(platform::Call& call, const v1::SendMessageRequest& request) {
  Recipients recipients;
  std::vector<std::string> seen;
  for (const std::string& to : request.to()) {
    const std::string address = NormalAddress(to);
    if (std::find(seen.begin(), seen.end(), address) != seen.end()) continue;
    seen.push_back(address);
    if (const auto addressed = PatientOf(address)) {
      const common::v1::Ins citizen = TRY(CitizenAt(*addressed, request));
      TRY(CheckQualified(call, citizen));
      TRY(AddCitizen(call, address, citizen, recipients));
    } else {
      TRY(AddProfessional(call, address, recipients));
    }
  }
  if (recipients.reached.empty()) return core::Refuse(std::move(recipients.unreached.front().why));
  return recipients;
}

}  // namespace parcours::messaging
