#include "services/messaging/handlers/patients.h"

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {

core::Result<void> CheckQualified(platform::Call& call, const common::v1::Ins& patient) {
  if (!core::KeyMatches(patient)) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  ins::v1::CheckIdentityRequest question;
  *question.mutable_ins() = patient;
  const auto identity =
      TRY(call.Ask<ins::v1::CheckIdentityResponse>("parcours.ins.v1.InsService/CheckIdentity", question));
  if (identity.status() == ins::v1::IDENTITY_STATUS_QUALIFIED) return {};
  return core::Refuse(Refused(common::v1::REASON_IDENTITY_NOT_QUALIFIED, rules::kQualified));
}

core::Result<void> CheckMailboxOpen(platform::Call& call, const common::v1::Ins& patient) {
  dmp::v1::GetRecordStatusRequest question;
  *question.mutable_patient() = patient;
  const auto record =
      TRY(call.Ask<dmp::v1::GetRecordStatusResponse>("parcours.dmp.v1.DmpService/GetRecordStatus", question));
  if (record.state() == dmp::v1::RECORD_STATE_OPEN) return {};
  return core::Refuse(Refused(common::v1::REASON_MAILBOX_CLOSED, rules::kPatientMailbox));
}

core::Result<common::v1::Ins> CitizenOf(platform::Call& call) {
  const auto identified = TRY(call.Ask<signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen", signin::v1::IdentifyCitizenRequest()));
  return identified.ins();
}

core::Result<std::string> NameOf(platform::Call& call, const common::v1::Ins& person) {
  ins::v1::ResolvePersonRequest question;
  *question.mutable_ins() = person;
  const auto resolved =
      TRY(call.Ask<ins::v1::ResolvePersonResponse>("parcours.ins.v1.InsService/ResolvePerson", question));
  const common::v1::Traits& traits = resolved.traits();
  return (traits.given_names_size() > 0 ? traits.given_names(0) + " " : std::string()) + traits.birth_name();
}

}  // namespace parcours::messaging
