#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::TrashConversationResponse>> TrashConversation(Call& call,
                                                                    const v1::TrashConversationRequest& request) {
  const common::v1::Ins ins = TRY(CitizenOf(call));
  return Work<v1::TrashConversationResponse>(
      [&request, ins](platform::Transaction& tx) -> core::Result<v1::TrashConversationResponse> {
        tx.Concern(ins.matricule());
        tx.Decide(Describe(rules::kTrash));
        Exchange exchange = TRY(ExchangeOf(tx.sql(), AddressOf(ins), request.conversation_id()));
        Trash(tx.sql(), exchange.conversation.id);
        exchange.conversation.trashed = true;
        v1::TrashConversationResponse response;
        *response.mutable_conversation() = ShownConversation(tx.sql(), exchange);
        return response;
      });
}

}  // namespace parcours::messaging
