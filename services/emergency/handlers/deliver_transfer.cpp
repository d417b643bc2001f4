#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/rules/transfer.h"
#include "services/emergency/store.h"

namespace parcours::emergency {

core::Result<Work<v1::DeliverTransferResponse>> DeliverTransfer(Call&, const v1::DeliverTransferRequest& request) {
  return Work<v1::DeliverTransferResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::DeliverTransferResponse> {
        auto file = FindFile(tx.sql(), request.file_id());
        if (!file) return core::Refuse(common::v1::REASON_NOT_FOUND, "file_id");
        v1::Transfer& transfer = *TRY(TransferOf(*file, request.transfer_id()));
        // Written at once: it is the Hub that tells the sender so.
        transfer.set_state(TransferStateAt(transfer, tx.now()));
        tx.Decide(Allow(rules::kExpired).Describe());
        if (const TransferStep* step = StepOf(transfer.state(), TransferEvent::kDelivery); step != nullptr) {
          transfer.set_state(step->to);
          *transfer.mutable_delivered() = ToTimestamp(tx.now());
          PutParty(tx.sql(), file->id(), transfer.to());
          tx.Decide(Allow(*step->rule).Describe());
        }
        Keep(tx, *file);
        return v1::DeliverTransferResponse();
      });
}

}  // namespace parcours::emergency
