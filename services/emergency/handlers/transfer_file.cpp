#include "parcours/common/v1/reason.pb.h"
#include "parcours/emergency/v1/hub.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/rules/transfer.h"

namespace parcours::emergency {
namespace {

core::Result<void> EnforceAddressee(platform::Transaction& tx, const directory::v1::Structure& addressee) {
  if (addressee.struct_id_nat() == tx.caller().structure) {
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                      .detail = "to",
                                      .violations = {{.field = "to", .description = "is the centre that sends"}}});
  }
  return Enforce(tx, addressee.medical_regulation()
                         ? Allow(rules::kTransferToCentre)
                         : Deny(common::v1::REASON_REGULATION_CENTRE_ONLY, rules::kTransferToCentre));
}

}  // namespace

core::Result<Work<v1::TransferFileResponse>> TransferFile(Call& call, const v1::TransferFileRequest& request) {
  const directory::v1::Structure addressee = TRY(AskStructure(call, request.to()));
  return Work<v1::TransferFileResponse>(
      [&request, addressee](platform::Transaction& tx) -> core::Result<v1::TransferFileResponse> {
        v1::EmergencyFile file = TRY(FileToWrite(tx, request.file_id(), FileEvent::kEdit));
        TRY(EnforceAddressee(tx, addressee));
        TRY(Enforce(tx, DecideTransfer(file)));
        v1::Transfer& transfer = *file.add_transfers();
        transfer.set_id(tx.NextId("trf"));
        transfer.set_to(request.to());
        transfer.set_to_name(addressee.name());
        transfer.set_state(v1::TRANSFER_STATE_NOT_DELIVERED);
        transfer.set_purpose(request.purpose());
        *transfer.mutable_sent() = ToTimestamp(tx.now());
        v1::DeliverTransferRequest message;
        message.set_request_id(tx.NextId("hub"));
        message.set_file_id(file.id());
        message.set_transfer_id(transfer.id());
        tx.Enqueue("parcours.emergency.v1.HubService/DeliverTransfer", message);
        tx.Decide(Allow(rules::kNotDelivered).Describe());
        Keep(tx, file);
        auto response = Showing<v1::TransferFileResponse>(tx, file);
        response.set_transfer_id(transfer.id());
        return response;
      });
}

}  // namespace parcours::emergency
