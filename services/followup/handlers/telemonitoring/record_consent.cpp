#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::RecordConsentResponse>> RecordConsent(Call& call, const v1::RecordConsentRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::RecordConsentResponse>(
      [&request, citizen](platform::Transaction& tx) -> core::Result<v1::RecordConsentResponse> {
        StoredPlan stored = TRY(OwnPlan(tx, request.plan_id(), citizen));
        tx.Decide(Describe(rules::kConsent));
        TRY(Move(stored, request.consents() ? PlanEvent::kAgree : PlanEvent::kDecline));
        if (stored.plan.state() == v1::PLAN_STATE_ENDED) stored.plan.set_end_reason(v1::PLAN_END_REASON_WITHDRAWN);
        *stored.plan.mutable_answered() = StampOf(tx);
        AwaitFrom(tx, stored, tx.now());
        UpdatePlan(tx.sql(), stored);
        return Showing<v1::RecordConsentResponse>(std::move(stored));
      });
}

}  // namespace parcours::followup
