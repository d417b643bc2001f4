#include "services/messaging/handlers/handlers.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::ListMessagesResponse>> ListMessages(Call&, const v1::ListMessagesRequest& request) {
  const v1::Folder folder = request.folder() == v1::FOLDER_SENT ? v1::FOLDER_SENT : v1::FOLDER_INBOX;
  const Which which = request.to_file_only() ? Which::kToFile : Which::kAll;
  const std::string list = "messaging.messages/" + NormalAddress(request.mailbox()) + "/" + std::to_string(folder) +
                           (request.to_file_only() ? "/file" : "/all");
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListMessagesResponse>(
      [&request, folder, which, list, page](platform::Transaction& tx) -> core::Result<v1::ListMessagesResponse> {
        const v1::Mailbox mailbox = TRY(MailboxToOpen(tx, request.mailbox()));
        auto listed = MessagesOf(tx.sql(), mailbox.address(), folder, which, page);
        v1::ListMessagesResponse response;
        const std::int64_t last = listed.empty() ? 0 : listed.back().position;
        response.set_next_page_token(platform::NextPageToken(page, listed.size(), last, list));
        for (StoredMessage& one : listed) {
          one.message.clear_text();
          *response.add_messages() = ShownInMailbox(tx.sql(), std::move(one));
        }
        return response;
      });
}

}  // namespace parcours::messaging
