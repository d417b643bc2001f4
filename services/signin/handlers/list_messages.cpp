#include "services/signin/handlers/handlers.h"
#include "services/signin/handlers/phones.h"

namespace parcours::signin {

core::Result<Work<v1::ListMessagesResponse>> ListMessages(Call& call, const v1::ListMessagesRequest& request) {
  TRY(CheckNamed(call, request));
  v1::ListMessagesRequest criteria = request;
  criteria.clear_page_size();
  criteria.clear_page_token();
  const std::string list = "signin.messages/" + call.caller().subject + "/" + criteria.SerializeAsString();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListMessagesResponse>(
      [&request, page, list](platform::Transaction& tx) -> core::Result<v1::ListMessagesResponse> {
        const std::string owner = TRY(OwnerOf(tx, request.handle()));
        const Unread unread = request.unread_only() ? Unread::kOnly : Unread::kAll;
        auto listed = ListMessagesOf(tx.sql(), owner, request.kind(), unread, page);
        v1::ListMessagesResponse response;
        if (!listed.empty()) {
          response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
        }
        for (StoredMessage& stored : listed) *response.add_messages() = Shown(std::move(stored.message), tx.now());
        return response;
      });
}

}  // namespace parcours::signin
