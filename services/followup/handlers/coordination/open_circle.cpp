#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/notice.h"
#include "services/followup/people.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

core::Result<void> CheckMayOpen(Call& call, const common::v1::Ins& patient, const std::string& citizen) {
  if (!IsCitizen(call.caller())) {
    TRY(QualifiedTraits(call, patient));
    return {};
  }
  if (!core::KeyMatches(patient)) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  if (patient.matricule() == citizen) return {};
  return core::Refuse(Refused(common::v1::REASON_NOT_YOUR_RECORD, rules::kOwnCircle));
}

// The professional who opens a circle coordinates it.
void AddCoordinator(platform::Transaction& tx, v1::CareCircle& circle) {
  v1::Member& member = *circle.add_members();
  member.set_id(tx.NextId("mbr"));
  member.mutable_who()->set_professional(tx.caller().subject);
  member.set_name(tx.caller().display_name);
  member.set_role(v1::MEMBER_ROLE_COORDINATOR);
  member.set_state(v1::MEMBER_STATE_ACTIVE);
  *member.mutable_since() = ToTimestamp(tx.now());
  *member.mutable_invited() = StampOf(tx);
  TellCitizen(tx, circle.patient(), {"Un cercle de soins vous est proposé", "A care circle is proposed to you"},
              {"Par " + member.name() + ". Rien n'est partagé sans votre accord.",
               "By " + member.name() + ". Nothing is shared without your consent."});
}

}  // namespace

core::Result<Work<v1::OpenCircleResponse>> OpenCircle(Call& call, const v1::OpenCircleRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  TRY(CheckMayOpen(call, request.patient(), citizen));
  return Work<v1::OpenCircleResponse>(
      [&request, citizen](platform::Transaction& tx) -> core::Result<v1::OpenCircleResponse> {
        if (HasCircle(tx.sql(), request.patient().matricule())) {
          return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kOneCircle));
        }
        tx.Decide(Describe(rules::kOneCircle));
        v1::CareCircle circle;
        circle.set_id(tx.NextId("crc"));
        *circle.mutable_patient() = request.patient();
        circle.set_state(citizen.empty() ? v1::CIRCLE_STATE_PROPOSED : v1::CIRCLE_STATE_ACTIVE);
        *circle.mutable_opened() = StampOf(tx);
        if (citizen.empty()) AddCoordinator(tx, circle);
        const std::int64_t position = InsertCircle(tx.sql(), circle);
        PutMember(tx.sql(), position, request.patient().matricule());
        if (citizen.empty()) PutMember(tx.sql(), position, tx.caller().subject);
        return Showing<v1::OpenCircleResponse>({.position = position, .circle = std::move(circle)});
      });
}

}  // namespace parcours::followup
