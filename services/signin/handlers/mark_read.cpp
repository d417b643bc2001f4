#include "services/signin/handlers/handlers.h"
#include "services/signin/handlers/phones.h"

namespace parcours::signin {

core::Result<Work<v1::MarkReadResponse>> MarkRead(Call& call, const v1::MarkReadRequest& request) {
  TRY(CheckNamed(call, request));
  return Work<v1::MarkReadResponse>([&request](platform::Transaction& tx) -> core::Result<v1::MarkReadResponse> {
    const std::string owner = TRY(OwnerOf(tx, request.handle()));
    StoredMessage stored = TRY(MessageOf(tx, owner, request.message_id()));
    stored.message.set_read(true);
    UpdateMessage(tx.sql(), stored);
    v1::MarkReadResponse response;
    *response.mutable_message() = Shown(std::move(stored.message), tx.now());
    return response;
  });
}

}  // namespace parcours::signin
