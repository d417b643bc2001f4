#include "services/messaging/handlers/citizen_message.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/rules/files.h"

namespace parcours::messaging {

core::Result<Work<v1::ReplyResponse>> Reply(Call& call, const v1::ReplyRequest& request) {
  const Enclosures enclosures = TRY(EncloseFiles(request.files(), kMostPatientBytes));
  const Writer writer = TRY(WriterOf(call));
  return Work<v1::ReplyResponse>(
      [&request, enclosures, writer](platform::Transaction& tx) -> core::Result<v1::ReplyResponse> {
        const Exchange exchange = TRY(ExchangeOf(tx.sql(), writer.address, request.conversation_id()));
        TRY(EnforceNotEnded(tx, exchange.contact));
        v1::ReplyResponse response;
        *response.mutable_message() = PostFromCitizen(tx, writer, exchange, request.text(), enclosures);
        return response;
      });
}

}  // namespace parcours::messaging
