#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/handlers/citizen_message.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/rules/files.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {

core::Result<Work<v1::StartConversationResponse>> StartConversation(Call& call,
                                                                    const v1::StartConversationRequest& request) {
  const Enclosures enclosures = TRY(EncloseFiles(request.files(), kMostPatientBytes));
  const Writer writer = TRY(WriterOf(call));
  return Work<v1::StartConversationResponse>(
      [&request, enclosures, writer](platform::Transaction& tx) -> core::Result<v1::StartConversationResponse> {
        const auto contact = ContactById(tx.sql(), request.contact_id());
        if (!contact || contact->citizen != writer.address) {
          const Verdict verdict = Deny(common::v1::REASON_CONVERSATION_NOT_OPENED, rules::kProfessionalOpens);
          tx.Decide(verdict.Describe());
          return core::Refuse(verdict.ToRefusal());
        }
        TRY(EnforceNotEnded(tx, *contact));
        const std::string id = BeginConversation(tx, contact->id, request.subject());
        const Exchange exchange = TRY(ExchangeOf(tx.sql(), writer.address, id));
        v1::StartConversationResponse response;
        *response.mutable_message() = PostFromCitizen(tx, writer, exchange, request.text(), enclosures);
        *response.mutable_conversation() = ShownConversation(tx.sql(), exchange);
        return response;
      });
}

}  // namespace parcours::messaging
