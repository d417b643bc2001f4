#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/portal/handlers/delegations.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/notice.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

// Who is no representative learns nothing, not even whether there is such a child.
core::Result<void> CheckChild(Call& call, const v1::AddChildRequest& request, const std::string& parent) {
  std::string birth_date;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    const auto child = SpaceOf(tx, request.child().matricule());
    if (!child || !Represents(tx, request.child().matricule(), parent)) {
      return core::Refuse(Refused(common::v1::REASON_DELEGATION_MISSING, rules::kChild));
    }
    birth_date = child->birth_date;
    return {};
  }));
  if (!request.certify()) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kChildCertified,
                                  {{.field = "certify", .description = "has to be true"}}));
  }
  if (IsMinorOn(birth_date, DayOf(call.now()))) return {};
  return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kChildCertified,
                                {{.field = "child", .description = "is of age"}}));
}

// Both were found while gathering; people of a cast do not vanish.
Space Known(platform::ReadTransaction& tx, const std::string& matricule) {
  auto space = SpaceOf(tx, matricule);
  if (!space) throw platform::StoreFailure("a space has no row");
  return std::move(*space);
}

}  // namespace

core::Result<Work<v1::AddChildResponse>> AddChild(Call& call, const v1::AddChildRequest& request) {
  if (!core::KeyMatches(request.child())) return core::Refuse(common::v1::REASON_KEY_WRONG, "child");
  const common::v1::Ins me = TRY(IdentifyCitizen(call));
  TRY(Enter(call, me, Act::kOwn));
  TRY(CheckChild(call, request, me.matricule()));
  dmp::v1::GetRecordStatusRequest question;
  *question.mutable_patient() = request.child();
  const auto status =
      TRY(call.Ask<dmp::v1::GetRecordStatusResponse>("parcours.dmp.v1.DmpService/GetRecordStatus", question));
  const bool shut = status.state() == dmp::v1::RECORD_STATE_CLOSED || status.state() == dmp::v1::RECORD_STATE_OPPOSED;
  if (shut) return core::Refuse(Refused(common::v1::REASON_SPACE_CLOSED, rules::kClosed));
  const bool open = status.state() == dmp::v1::RECORD_STATE_OPEN;
  return Work<v1::AddChildResponse>(
      [&request, me, open](platform::Transaction& tx) -> core::Result<v1::AddChildResponse> {
        Space child = Known(tx.sql(), request.child().matricule());
        const Space parent = Known(tx.sql(), me.matricule());
        std::string first;
        for (const StoredDelegation& one : DelegationsTo(tx.sql(), child.holder.matricule())) {
          if (!Counts(StateAt(one.delegation, tx.now()))) continue;
          if (one.delegate == me.matricule())
            return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kChild));
          if (one.delegation.state() == v1::DELEGATION_STATE_ACCEPTED) first = one.delegate;
        }
        tx.Decide(Describe(rules::kChild));
        v1::AddChildResponse response;
        if (first.empty()) {
          *response.mutable_delegation() = Begin(tx, child, parent, v1::DELEGATION_KIND_LEGAL_REPRESENTATION,
                                                 v1::DELEGATION_STATE_ACCEPTED, me.matricule());
          if (!child.activated) child.activated = tx.now();
          UpdateSpace(tx.sql(), child);
          if (!open) OpenRecord(tx, child.holder);
          return response;
        }
        *response.mutable_delegation() =
            Begin(tx, child, parent, v1::DELEGATION_KIND_LEGAL_REPRESENTATION, v1::DELEGATION_STATE_PENDING, first);
        Tell(tx, Known(tx.sql(), first).holder,
             {"Un parent demande l'accès au profil d'un enfant", "A parent asks for access"},
             {parent.name + " demande à suivre " + child.name + " dans Mon espace santé.",
              parent.name + " asks to follow " + child.name + " in Mon espace santé."});
        return response;
      });
}

}  // namespace parcours::portal
