#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/notice.h"
#include "services/followup/people.h"
#include "services/followup/rules/alert.h"

namespace parcours::followup {

core::Result<Work<v1::HandleAlertResponse>> HandleAlert(Call&, const v1::HandleAlertRequest& request) {
  return Work<v1::HandleAlertResponse>([&request](platform::Transaction& tx) -> core::Result<v1::HandleAlertResponse> {
    StoredAlert stored = TRY(TeamAlert(tx, request.alert_id()));
    TRY(CheckAction(stored.alert, request.action(), request.text(), tx.caller()));
    stored.alert.set_state(StateAfter(stored.alert, request.action()));
    v1::AlertAction& action = *stored.alert.add_actions();
    action.set_kind(request.action());
    *action.mutable_stamp() = StampOf(tx);
    action.set_text(request.text());
    UpdateAlert(tx.sql(), stored);
    if (request.action() == v1::ALERT_ACTION_KIND_DIRECTED_TO_15) {
      TellCitizen(tx, stored.alert.patient(), {"Appelez le 15", "Call 15"},
                  {"Votre équipe de télésurveillance vous demande d'appeler le 15 maintenant.",
                   "Your telemonitoring team asks you to call 15 now."});
    }
    v1::HandleAlertResponse response;
    *response.mutable_alert() = std::move(stored.alert);
    return response;
  });
}

}  // namespace parcours::followup
