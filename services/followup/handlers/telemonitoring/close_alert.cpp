#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/followup/rules/alert.h"

namespace parcours::followup {
namespace {

// Silence is counted again from now on.
void AwaitAgain(platform::Transaction& tx, const std::string& plan_id) {
  auto stored = FindPlan(tx.sql(), plan_id);
  if (!stored) return;
  stored->plan = Aged(std::move(stored->plan), tx.now());
  AwaitFrom(tx, *stored, tx.now());
  UpdatePlan(tx.sql(), *stored);
}

}  // namespace

core::Result<Work<v1::CloseAlertResponse>> CloseAlert(Call&, const v1::CloseAlertRequest& request) {
  return Work<v1::CloseAlertResponse>([&request](platform::Transaction& tx) -> core::Result<v1::CloseAlertResponse> {
    StoredAlert stored = TRY(TeamAlert(tx, request.alert_id()));
    TRY(CheckClosing(stored.alert));
    stored.alert.set_state(v1::ALERT_STATE_CLOSED);
    *stored.alert.mutable_closed() = StampOf(tx);
    stored.alert.set_conclusion(request.conclusion());
    UpdateAlert(tx.sql(), stored);
    if (stored.alert.kind() == v1::ALERT_KIND_SILENCE) AwaitAgain(tx, stored.alert.plan_id());
    v1::CloseAlertResponse response;
    *response.mutable_alert() = std::move(stored.alert);
    return response;
  });
}

}  // namespace parcours::followup
