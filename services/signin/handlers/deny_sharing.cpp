#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"

namespace parcours::signin {

core::Result<Work<v1::DenySharingResponse>> DenySharing(Call&, const v1::DenySharingRequest& request) {
  return Work<v1::DenySharingResponse>([&request](platform::Transaction& tx) -> core::Result<v1::DenySharingResponse> {
    Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kFranceConnect, request.sign_in_id(), tx.now()));
    flow.state = FlowState::kDenied;
    PutFlow(tx.sql(), flow);
    return v1::DenySharingResponse();
  });
}

}  // namespace parcours::signin
