#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::OpenConversationResponse>> OpenConversation(Call& call,
                                                                  const v1::OpenConversationRequest& request) {
  const common::v1::Ins ins = TRY(CitizenOf(call));
  return Work<v1::OpenConversationResponse>(
      [&request, ins](platform::Transaction& tx) -> core::Result<v1::OpenConversationResponse> {
        const std::string citizen = AddressOf(ins);
        tx.Concern(ins.matricule());
        tx.Decide(Describe(rules::kOwn));
        const Exchange exchange = TRY(ExchangeOf(tx.sql(), citizen, request.conversation_id()));
        v1::OpenConversationResponse response;
        for (const StoredMessage& one : MessagesIn(tx.sql(), exchange.conversation.id, citizen)) {
          MarkRead(tx.sql(), citizen, one.message.id());
          *response.add_messages() = ShownToCitizen(tx.sql(), one.message, citizen);
        }
        *response.mutable_conversation() = ShownConversation(tx.sql(), exchange);
        return response;
      });
}

}  // namespace parcours::messaging
