#include "services/messaging/handlers/handlers.h"
#include "services/messaging/mailboxes.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {

core::Result<Work<v1::SetRedListResponse>> SetRedList(Call&, const v1::SetRedListRequest& request) {
  return Work<v1::SetRedListResponse>([&request](platform::Transaction& tx) -> core::Result<v1::SetRedListResponse> {
    v1::Mailbox mailbox = TRY(MailboxToOpen(tx, request.mailbox()));
    mailbox.set_red_list(request.red_list());
    UpdateRedList(tx.sql(), mailbox);
    tx.Decide(Describe(rules::kImmutable));
    v1::SetRedListResponse response;
    *response.mutable_mailbox() = std::move(mailbox);
    return response;
  });
}

}  // namespace parcours::messaging
