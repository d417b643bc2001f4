#include "services/dmp/history.h"

#include <google/protobuf/util/time_util.h>

#include "services/dmp/documents.h"
#include "services/dmp/notice.h"
#include "services/dmp/rules/access.h"
#include "services/dmp/rules/record_state.h"

namespace parcours::dmp {
namespace {

bool IsReading(v1::AccessAction action) {
  switch (action) {
    case v1::ACCESS_ACTION_STATUS:
    case v1::ACCESS_ACTION_SEARCH:
    case v1::ACCESS_ACTION_READ:
    case v1::ACCESS_ACTION_HISTORY:
      return true;
    case v1::ACCESS_ACTION_UNSPECIFIED:
    case v1::ACCESS_ACTION_OPEN:
    case v1::ACCESS_ACTION_SUBMIT:
    case v1::ACCESS_ACTION_REPLACE:
    case v1::ACCESS_ACTION_DELETE:
    case v1::ACCESS_ACTION_VISIBILITY:
    case v1::ACCESS_ACTION_AUTHORISATION:
    case v1::ACCESS_ACTION_SETTINGS:
    case v1::AccessAction_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::AccessAction_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return false;
}

common::v1::Actor ActorOf(const platform::Caller& caller) {
  common::v1::Actor actor;
  actor.set_kind(caller.kind);
  if (caller.kind == policy::v1::CALLER_KIND_CITIZEN) return actor;
  actor.set_subject(caller.subject);
  actor.set_display_name(caller.display_name);
  actor.set_profession(caller.profession);
  actor.set_speciality(caller.speciality);
  actor.set_structure(caller.structure);
  actor.set_sector(caller.sector);
  actor.set_role(caller.role);
  return actor;
}

}  // namespace

void Remember(platform::Transaction& tx, const Standing& standing, v1::AccessAction action,
              const v1::Document* document, const v1::Access& access) {
  const bool by_patient = IsCitizen(standing.reader);
  const bool by_delegate = standing.reader.relation == Relation::kDelegate;
  const bool told = by_delegate ? action != v1::ACCESS_ACTION_STATUS : !by_patient || !IsReading(action);
  if (standing.record.position == 0 || !told) return;
  v1::AccessEntry entry;
  entry.set_id(tx.NextId("acc"));
  *entry.mutable_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(tx.now().time_since_epoch().count());
  *entry.mutable_actor() = ActorOf(tx.caller());
  if (!by_patient) entry.set_structure_name(NameOf(tx.sql(), tx.caller().structure));
  entry.set_by_patient(by_patient && !by_delegate);
  entry.set_by_delegate(by_delegate);
  entry.set_action(action);
  entry.set_mode(EntryOf(access, tx.now()).mode);
  if (access.mode() == v1::ACCESS_MODE_BREAK_GLASS) entry.set_justification(access.justification());
  if (document != nullptr) {
    entry.set_document_id(document->id());
    entry.set_document_title(document->metadata().title());
  }
  InsertAccess(tx.sql(), standing.record.position, entry);
  NotifyPatient(tx, standing, action, entry.mode());
}

v1::AccessEntry ShownTo(platform::ReadTransaction& tx, const Standing& standing, v1::AccessEntry entry,
                        core::Time now) {
  if (entry.document_id().empty()) return entry;
  const auto stored = FindDocument(tx, entry.document_id());
  const Entry coming{.mode = v1::ACCESS_MODE_NORMAL, .justified = false, .date = DayOf(now)};
  if (stored && MayKnow(standing, stored->document, coming)) return entry;
  entry.clear_document_id();
  entry.clear_document_title();
  return entry;
}

}  // namespace parcours::dmp
