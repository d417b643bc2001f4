#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::EvaluatePlansResponse>> EvaluatePlans(Call&, const v1::EvaluatePlansRequest&) {
  return Work<v1::EvaluatePlansResponse>([](platform::Transaction& tx) -> core::Result<v1::EvaluatePlansResponse> {
    tx.Decide(Describe(rules::kSilent));
    v1::EvaluatePlansResponse response;
    response.set_raised(RaiseSilences(tx, tx.caller().structure));
    response.set_awaited(static_cast<std::uint32_t>(CountAwaited(tx.sql(), tx.caller().structure)));
    return response;
  });
}

}  // namespace parcours::followup
