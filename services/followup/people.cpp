#include "services/followup/people.h"

#include <utility>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

bool IsCitizen(const platform::Caller& caller) {
  return caller.kind == policy::v1::CALLER_KIND_CITIZEN;
}

core::Result<common::v1::Traits> QualifiedTraits(platform::Call& call, const common::v1::Ins& patient) {
  if (!core::KeyMatches(patient)) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  ins::v1::CheckIdentityRequest question;
  *question.mutable_ins() = patient;
  auto identity = TRY(call.Ask<ins::v1::CheckIdentityResponse>("parcours.ins.v1.InsService/CheckIdentity", question));
  if (identity.status() != ins::v1::IDENTITY_STATUS_QUALIFIED) {
    return core::Refuse(Refused(common::v1::REASON_IDENTITY_NOT_QUALIFIED, rules::kQualified));
  }
  return std::move(*identity.mutable_traits());
}

core::Result<std::string> CitizenOf(platform::Call& call) {
  if (!IsCitizen(call.caller())) return std::string();
  const auto identified = TRY(call.Ask<signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen", signin::v1::IdentifyCitizenRequest()));
  return identified.ins().matricule();
}

common::v1::Actor ActorOf(const platform::Caller& caller) {
  common::v1::Actor actor;
  actor.set_kind(caller.kind);
  if (IsCitizen(caller)) return actor;
  actor.set_subject(caller.subject);
  actor.set_display_name(caller.display_name);
  actor.set_profession(caller.profession);
  actor.set_speciality(caller.speciality);
  actor.set_structure(caller.structure);
  actor.set_sector(caller.sector);
  actor.set_role(caller.role);
  return actor;
}

v1::Stamp StampOf(const platform::Transaction& tx) {
  v1::Stamp stamp;
  *stamp.mutable_actor() = ActorOf(tx.caller());
  *stamp.mutable_time() = ToTimestamp(tx.now());
  return stamp;
}

}  // namespace parcours::followup
