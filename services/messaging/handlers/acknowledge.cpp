#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/mail.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::AcknowledgeResponse>> Acknowledge(Call& call, const v1::AcknowledgeRequest& request) {
  const common::v1::Ins ins = TRY(CitizenOf(call));
  return Work<v1::AcknowledgeResponse>(
      [&request, ins](platform::Transaction& tx) -> core::Result<v1::AcknowledgeResponse> {
        const std::string citizen = AddressOf(ins);
        tx.Concern(ins.matricule());
        tx.Decide(Describe(rules::kAcknowledge));
        const v1::Message message = TRY(MessageOfCitizen(tx.sql(), citizen, request.message_id()));
        v1::AcknowledgeResponse response;
        *response.mutable_message() = ShownToCitizen(tx.sql(), message, citizen);
        if (!response.message().acknowledgement_wanted()) {
          return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kAcknowledge,
                                        {{.field = "message_id", .description = "asks for no acknowledgement"}}));
        }
        if (response.message().acknowledged()) return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "message_id");
        MakeReceipt(tx, message, citizen, v1::DISPOSITION_DISPLAYED, "");
        response.mutable_message()->set_acknowledged(true);
        return response;
      });
}

}  // namespace parcours::messaging
