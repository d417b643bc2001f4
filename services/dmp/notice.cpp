#include "services/dmp/notice.h"

#include <optional>

#include "core/text.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/dmp/rules/record_state.h"

namespace parcours::dmp {
namespace {

std::optional<core::Text> TitleOf(v1::AccessAction action, v1::AccessMode mode) {
  switch (action) {
    case v1::ACCESS_ACTION_OPEN:
      return core::Text{"Votre dossier médical partagé est ouvert", "Your medical record is open"};
    case v1::ACCESS_ACTION_SUBMIT:
    case v1::ACCESS_ACTION_REPLACE:
      return core::Text{"Un document a été ajouté à votre dossier", "A document was added to your record"};
    case v1::ACCESS_ACTION_SEARCH:
    case v1::ACCESS_ACTION_READ:
      if (mode == v1::ACCESS_MODE_BREAK_GLASS) {
        return core::Text{"Votre dossier a été consulté en urgence", "Your record was read in an emergency"};
      }
      return core::Text{"Votre dossier a été consulté", "Your record was read"};
    case v1::ACCESS_ACTION_UNSPECIFIED:
    case v1::ACCESS_ACTION_STATUS:
    case v1::ACCESS_ACTION_DELETE:
    case v1::ACCESS_ACTION_VISIBILITY:
    case v1::ACCESS_ACTION_AUTHORISATION:
    case v1::ACCESS_ACTION_SETTINGS:
    case v1::ACCESS_ACTION_HISTORY:
    case v1::AccessAction_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::AccessAction_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return std::nullopt;
}

bool IsReading(v1::AccessAction action) {
  return action == v1::ACCESS_ACTION_SEARCH || action == v1::ACCESS_ACTION_READ;
}

void Put(const core::Text& text, policy::v1::LocalizedText& localized) {
  localized.set_fr(text.fr);
  localized.set_en(text.en);
}

}  // namespace

void NotifyPatient(platform::Transaction& tx, const Standing& standing, v1::AccessAction action, v1::AccessMode mode) {
  const auto title = TitleOf(action, mode);
  if (!title || IsCitizen(standing.reader) || standing.record.position == 0) return;
  if (IsReading(action) && mode != v1::ACCESS_MODE_BREAK_GLASS &&
      !NoteOfDay(tx.sql(), standing.record.position, tx.caller().subject, DayOf(tx.now()))) {
    return;
  }
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  *notice.mutable_ins() = standing.record.patient;
  notice.set_sender("Mon espace santé");
  Put(*title, *notice.mutable_title());
  Put({"Par " + tx.caller().display_name + ". L'historique de Mon espace santé dit quand et comment.",
       "By " + tx.caller().display_name + ". The history of Mon espace santé says when and how."},
      *notice.mutable_text());
  tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", notice);
}

}  // namespace parcours::dmp
