#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::ListConversationsResponse>> ListConversations(Call& call,
                                                                    const v1::ListConversationsRequest& request) {
  const std::string citizen = AddressOf(TRY(CitizenOf(call)));
  const Bin bin = request.trashed() ? Bin::kInside : Bin::kOutside;
  const std::string list = "messaging.conversations/" + citizen + (request.trashed() ? "/bin" : "");
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListConversationsResponse>([citizen, bin, list, page](platform::Transaction& tx)
                                                 -> core::Result<v1::ListConversationsResponse> {
    const auto listed = ConversationsOf(tx.sql(), citizen, bin, page);
    tx.Decide(Describe(rules::kOwn));
    v1::ListConversationsResponse response;
    const std::int64_t last = listed.empty() ? 0 : listed.back().position;
    response.set_next_page_token(platform::NextPageToken(page, listed.size(), last, list));
    for (const StoredConversation& one : listed) {
      *response.add_conversations() = ShownConversation(tx.sql(), Exchange{*ContactById(tx.sql(), one.contact), one});
    }
    return response;
  });
}

}  // namespace parcours::messaging
