#include "services/portal/standing.h"

#include <algorithm>

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/catalogue.h"

namespace parcours::portal {
namespace {

using dmp::v1::GetRecordStatusResponse;

v1::Role RoleIn(platform::ReadTransaction& tx, const std::string& citizen, const Space& space, core::Time now) {
  if (citizen == space.holder.matricule()) return v1::ROLE_HOLDER;
  for (const StoredDelegation& one : DelegationsTo(tx, space.holder.matricule())) {
    if (one.delegate != citizen || one.delegation.state() != v1::DELEGATION_STATE_ACCEPTED) continue;
    if (one.delegation.kind() == v1::DELEGATION_KIND_CAREGIVING) return v1::ROLE_CARER;
    if (IsMinorOn(space.birth_date, DayOf(now))) return v1::ROLE_PARENT;
  }
  return v1::ROLE_UNSPECIFIED;
}

v1::ActivityActor ActorOf(v1::Role role) {
  switch (role) {
    case v1::ROLE_PARENT:
      return v1::ACTIVITY_ACTOR_PARENT;
    case v1::ROLE_CARER:
      return v1::ACTIVITY_ACTOR_CARER;
    case v1::ROLE_HOLDER:
    case v1::ROLE_UNSPECIFIED:
    case v1::Role_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Role_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return v1::ACTIVITY_ACTOR_HOLDER;
}

core::Result<GetRecordStatusResponse> AskRecord(platform::Call& call, const common::v1::Ins& patient) {
  dmp::v1::GetRecordStatusRequest question;
  *question.mutable_patient() = patient;
  return call.Ask<GetRecordStatusResponse>("parcours.dmp.v1.DmpService/GetRecordStatus", question);
}

core::Result<v1::SpaceState> StateOf(platform::Call& call, const common::v1::Ins& holder, dmp::v1::RecordState record) {
  std::optional<Space> space;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    space = SpaceOf(tx, holder.matricule());
    return {};
  }));
  if (!space) return SpaceStateOf(record, {}, {}, call.now());
  return SpaceStateOf(record, space->activated, space->deletion_asked, call.now());
}

core::Result<void> CheckKey(const common::v1::Ins& holder) {
  if (!core::KeyMatches(holder)) return core::Refuse(common::v1::REASON_KEY_WRONG, "holder");
  return {};
}

core::Result<void> CheckProfessional(const GetRecordStatusResponse& status) {
  if (status.authorisation() == dmp::v1::AUTHORISATION_STATE_BLOCKED) {
    return core::Refuse(Refused(common::v1::REASON_PROFESSIONAL_BLOCKED, rules::kBlocked));
  }
  const auto& oppositions = status.oppositions();
  if (std::find(oppositions.begin(), oppositions.end(), dmp::v1::OPPOSITION_READING) != oppositions.end()) {
    return core::Refuse(Refused(common::v1::REASON_PATIENT_OPPOSES, rules::kReadingOpposed));
  }
  const bool authorised = status.authorisation() == dmp::v1::AUTHORISATION_STATE_OWN ||
                          status.authorisation() == dmp::v1::AUTHORISATION_STATE_TEAM;
  if (authorised || status.general_practitioner()) return {};
  return core::Refuse(Refused(common::v1::REASON_AUTHORISATION_MISSING, rules::kNotAuthorised));
}

core::Result<Standing> EnterAsProfessional(platform::Call& call, Standing standing) {
  const auto status = TRY(AskRecord(call, standing.holder));
  TRY(CheckProfessional(status));
  standing.state = TRY(StateOf(call, standing.holder, status.state()));
  TRY(CheckActive(standing.state));
  standing.actor = v1::ACTIVITY_ACTOR_PROFESSIONAL;
  standing.name = call.caller().display_name;
  return standing;
}

v1::DataAccess AccessOf(Act act) {
  return act == Act::kRead ? v1::DATA_ACCESS_READ : v1::DATA_ACCESS_WRITE;
}

// A service must have the consent before it may learn anything about the space, its state included.
core::Result<void> CheckService(platform::ReadTransaction& tx, const Standing& standing) {
  const auto consent = LatestItem(tx, standing.holder.matricule(), ItemKind::kConsent, standing.service);
  return CheckPurpose(consent ? consent->As<v1::ListedService>() : v1::ListedService(), standing.scope,
                      AccessOf(standing.act));
}

core::Result<Standing> EnterAsService(platform::Call& call, Standing standing) {
  const CatalogueEntry entry = TRY(ServiceOf(call.caller().structure));
  standing.service = entry.service.code();
  TRY(call.Read([&](platform::ReadTransaction& tx) { return CheckService(tx, standing); }));
  // The holder may have closed the DMP alone.
  standing.state = TRY(StateOf(call, standing.holder, TRY(AskRecord(call, standing.holder)).state()));
  TRY(CheckActive(standing.state));
  standing.actor = v1::ACTIVITY_ACTOR_SERVICE;
  standing.name = entry.service.name().fr();
  return standing;
}

}  // namespace

core::Result<common::v1::Ins> IdentifyCitizen(platform::Call& call) {
  auto identified = TRY(call.Ask<signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen", signin::v1::IdentifyCitizenRequest()));
  return std::move(*identified.mutable_ins());
}

core::Result<Standing> EnterInAnyState(platform::Call& call, const common::v1::Ins& holder, Act act) {
  TRY(CheckKey(holder));
  Standing standing{.holder = holder, .act = act};
  standing.citizen = TRY(IdentifyCitizen(call));
  std::optional<Space> space;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    space = SpaceOf(tx, holder.matricule());
    if (space) standing.role = RoleIn(tx, standing.citizen.matricule(), *space, call.now());
    if (const auto own = SpaceOf(tx, standing.citizen.matricule())) standing.name = own->name;
    return {};
  }));
  TRY(DecideAct(standing.role, act));
  standing.actor = ActorOf(standing.role);
  const auto status = TRY(AskRecord(call, holder));
  standing.record = status.state();
  standing.state = SpaceStateOf(status.state(), space->activated, space->deletion_asked, call.now());
  return standing;
}

core::Result<Standing> Enter(platform::Call& call, const common::v1::Ins& holder, Act act) {
  Standing standing = TRY(EnterInAnyState(call, holder, act));
  TRY(CheckActive(standing.state));
  return standing;
}

core::Result<Standing> EnterWithData(platform::Call& call, const common::v1::Ins& holder, Act act,
                                     v1::DataScope scope) {
  if (call.caller().kind == policy::v1::CALLER_KIND_CITIZEN) return Enter(call, holder, act);
  TRY(CheckKey(holder));
  Standing standing{.holder = holder, .act = act, .scope = scope};
  return call.caller().kind == policy::v1::CALLER_KIND_STRUCTURE ? EnterAsService(call, std::move(standing))
                                                                 : EnterAsProfessional(call, std::move(standing));
}

core::Result<void> Confirm(platform::Transaction& tx, const Standing& standing) {
  if (standing.actor == v1::ACTIVITY_ACTOR_PROFESSIONAL) {
    tx.Decide(Describe(rules::kProfessional));
  } else if (standing.actor == v1::ACTIVITY_ACTOR_SERVICE) {
    TRY(CheckService(tx.sql(), standing));
    tx.Decide(Describe(rules::kPurpose));
  } else {
    const v1::Role role = RoleIn(tx.sql(), standing.citizen.matricule(), SpaceAt(tx.sql(), standing), tx.now());
    tx.Decide(Describe(*TRY(DecideAct(role, standing.act))));
  }
  if (standing.actor != v1::ACTIVITY_ACTOR_HOLDER) {
    Remember(tx, standing, standing.act == Act::kRead ? v1::ACTIVITY_KIND_READ : v1::ACTIVITY_KIND_WROTE);
  }
  return {};
}

Space SpaceAt(platform::ReadTransaction& tx, const Standing& standing) {
  auto space = SpaceOf(tx, standing.holder.matricule());
  if (!space) throw platform::StoreFailure("a space has no row");
  return std::move(*space);
}

v1::SourceAuthor AuthorOf(const Standing& standing) {
  if (standing.actor == v1::ACTIVITY_ACTOR_PROFESSIONAL) return v1::SOURCE_AUTHOR_PRACTITIONER;
  if (standing.actor == v1::ACTIVITY_ACTOR_SERVICE) return v1::SOURCE_AUTHOR_ORGANISATION;
  return v1::SOURCE_AUTHOR_PATIENT;
}

void Remember(platform::Transaction& tx, const Standing& standing, v1::ActivityKind kind) {
  v1::Activity activity;
  activity.set_id(tx.NextId("act"));
  *activity.mutable_time() = ToTimestamp(tx.now());
  activity.set_actor(standing.actor);
  activity.set_name(standing.name);
  activity.set_kind(kind);
  InsertItem(tx.sql(), {.space = standing.holder.matricule(),
                        .kind = ItemKind::kActivity,
                        .id = activity.id(),
                        .time = tx.now(),
                        .bytes = activity.SerializeAsString()});
}

}  // namespace parcours::portal
