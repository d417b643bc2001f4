#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/pivot.h"

namespace parcours::signin {

core::Result<Work<v1::StartSignInResponse>> StartSignIn(Call&, const v1::StartSignInRequest& request) {
  return Work<v1::StartSignInResponse>([&request](platform::Transaction& tx) -> core::Result<v1::StartSignInResponse> {
    Flow flow{.id = tx.NextId("fc"), .kind = FlowKind::kFranceConnect, .state = FlowState::kStarted};
    flow.level = NumberOf(request.level());
    flow.csr = request.csr();
    flow.expires = tx.now() + (flow.level == 1 ? kFranceConnectLow : kFranceConnectHigh);
    PutFlow(tx.sql(), flow);
    v1::StartSignInResponse response;
    response.set_sign_in_id(flow.id);
    *response.mutable_expires() = ToTimestamp(flow.expires);
    return response;
  });
}

}  // namespace parcours::signin
