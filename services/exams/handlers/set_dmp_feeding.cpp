#include "services/exams/handlers/handlers.h"
#include "services/exams/rules/rule.h"
#include "services/exams/store.h"

namespace parcours::exams {

core::Result<Work<v1::SetDmpFeedingResponse>> SetDmpFeeding(Call& /*call*/, const v1::SetDmpFeedingRequest& request) {
  return Work<v1::SetDmpFeedingResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SetDmpFeedingResponse> {
        tx.Decide(Describe(request.feeding() == v1::DMP_FEEDING_SYSTEMATIC ? rules::kFeeds : rules::kFeedsNot));
        PutFeeding(tx.sql(), tx.caller().structure, request.feeding());
        v1::SetDmpFeedingResponse response;
        response.set_structure(tx.caller().structure);
        response.set_feeding(request.feeding());
        return response;
      });
}

}  // namespace parcours::exams
