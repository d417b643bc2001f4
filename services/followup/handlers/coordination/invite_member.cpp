#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/directory/v1/directory.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/notice.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

core::Refusal Wrong(const char* field, const char* what) {
  return RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kCoordinates, {{.field = field, .description = what}});
}

core::Result<std::string> NameOfProfessional(Call& call, const std::string& subject) {
  directory::v1::GetProfessionalRequest question;
  question.set_ps_id_nat(subject);
  const auto answer = TRY(call.Ask<directory::v1::GetProfessionalResponse>(
      "parcours.directory.v1.DirectoryService/GetProfessional", question));
  return answer.professional().given_name() + " " + answer.professional().family_name();
}

core::Result<std::string> NameOfStructure(Call& call, const std::string& structure) {
  directory::v1::GetStructureRequest question;
  question.set_struct_id_nat(structure);
  const auto answer = TRY(
      call.Ask<directory::v1::GetStructureResponse>("parcours.directory.v1.DirectoryService/GetStructure", question));
  return answer.structure().name();
}

// Professionals and structures as the Annuaire names them, relatives as the one who invites does.
core::Result<std::string> NameOf(Call& call, const v1::InviteMemberRequest& request) {
  switch (request.who().who_case()) {
    case v1::Invitee::kProfessional:
      return NameOfProfessional(call, request.who().professional());
    case v1::Invitee::kStructure:
      return NameOfStructure(call, request.who().structure());
    case v1::Invitee::kRelative:
      if (!core::KeyMatches(request.who().relative())) return core::Refuse(common::v1::REASON_KEY_WRONG, "who");
      if (request.name().empty()) return core::Refuse(Wrong("name", "is required for a relative"));
      return request.name();
    case v1::Invitee::WHO_NOT_SET:
      break;
  }
  return core::Refuse(Wrong("who", "is a professional, a relative or a structure"));
}

core::Result<void> CheckNotThere(v1::CareCircle& circle, const v1::Invitee& invitee) {
  const std::string key = KeyOf(invitee);
  bool there = circle.patient().matricule() == key;
  for (const v1::Member& one : circle.members()) {
    there |= KeyOf(one.who()) == key && FindMember(circle, one.id()) != nullptr;
  }
  if (!there) return {};
  return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kCoordinates));
}

void TellInvitee(platform::Transaction& tx, const v1::Invitee& invitee) {
  const core::Text title{"Vous êtes invité dans un cercle de soins", "You are invited into a care circle"};
  const core::Text text{"Vous pouvez accepter ou décliner.", "You may accept or decline."};
  if (invitee.has_relative()) TellCitizen(tx, invitee.relative(), title, text);
  if (!invitee.professional().empty()) TellProfessional(tx, invitee.professional(), title, text);
}

}  // namespace

core::Result<Work<v1::InviteMemberResponse>> InviteMember(Call& call, const v1::InviteMemberRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  const std::string name = TRY(NameOf(call, request));
  return Work<v1::InviteMemberResponse>(
      [&request, who, name](platform::Transaction& tx) -> core::Result<v1::InviteMemberResponse> {
        Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
        TRY(CheckCoordinates(seat.member()));
        TRY(CheckNotThere(seat.stored.circle, request.who()));
        tx.Decide(Describe(rules::kCoordinates));
        v1::Member& member = *seat.stored.circle.add_members();
        member.set_id(tx.NextId("mbr"));
        *member.mutable_who() = request.who();
        member.set_name(name);
        member.set_role(request.role());
        member.set_state(v1::MEMBER_STATE_INVITED);
        *member.mutable_invited() = StampOf(tx);
        UpdateCircle(tx.sql(), seat.stored);
        PutMember(tx.sql(), seat.stored.position, KeyOf(request.who()));
        TellInvitee(tx, request.who());
        const std::string member_id = member.id();
        auto response = Showing<v1::InviteMemberResponse>(std::move(seat.stored));
        response.set_member_id(member_id);
        return response;
      });
}

}  // namespace parcours::followup
