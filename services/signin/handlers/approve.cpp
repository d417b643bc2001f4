#include "services/signin/handlers/handlers.h"
#include "services/signin/handlers/phones.h"

namespace parcours::signin {

core::Result<Work<v1::ApproveResponse>> Approve(Call& call, const v1::ApproveRequest& request) {
  TRY(CheckNamed(call, request));
  return Work<v1::ApproveResponse>([&request](platform::Transaction& tx) -> core::Result<v1::ApproveResponse> {
    v1::ApproveResponse response;
    *response.mutable_message() = TRY(Answer(tx, request.handle(), request.message_id(), v1::APPROVAL_STATE_APPROVED));
    return response;
  });
}

}  // namespace parcours::signin
