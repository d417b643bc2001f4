#include "services/signin/handlers/handlers.h"
#include "services/signin/handlers/phones.h"

namespace parcours::signin {

core::Result<Work<v1::DenyResponse>> Deny(Call& call, const v1::DenyRequest& request) {
  TRY(CheckNamed(call, request));
  return Work<v1::DenyResponse>([&request](platform::Transaction& tx) -> core::Result<v1::DenyResponse> {
    v1::DenyResponse response;
    *response.mutable_message() = TRY(Answer(tx, request.handle(), request.message_id(), v1::APPROVAL_STATE_DENIED));
    return response;
  });
}

}  // namespace parcours::signin
