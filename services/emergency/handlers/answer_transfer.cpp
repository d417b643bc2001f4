#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/rules/transfer.h"

namespace parcours::emergency {
namespace {

core::Result<void> CheckReason(const v1::AnswerTransferRequest& request) {
  if (request.answer() != v1::TRANSFER_ANSWER_REFUSE || !request.reason().empty()) return {};
  return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                    .detail = "reason",
                                    .violations = {{.field = "reason", .description = "goes with REFUSE"}}});
}

}  // namespace

core::Result<Work<v1::AnswerTransferResponse>> AnswerTransfer(Call&, const v1::AnswerTransferRequest& request) {
  TRY(CheckReason(request));
  return Work<v1::AnswerTransferResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::AnswerTransferResponse> {
        v1::EmergencyFile file = TRY(FileToRead(tx, request.file_id()));
        v1::Transfer& transfer = *TRY(TransferOf(file, request.transfer_id()));
        const bool mine = transfer.to() == tx.caller().structure;
        TRY(Enforce(tx, mine ? Allow(rules::kAddressee) : Deny(common::v1::REASON_NOT_FOUND, rules::kAddressee)));
        const bool accepted = request.answer() == v1::TRANSFER_ANSWER_ACCEPT;
        const TransferStep* step =
            StepOf(transfer.state(), accepted ? TransferEvent::kAcceptance : TransferEvent::kRefusal);
        if (step == nullptr) return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "the transfer was answered");
        TRY(Enforce(tx, Allow(*step->rule)));
        transfer.set_state(step->to);
        *transfer.mutable_answered() = ToTimestamp(tx.now());
        *transfer.mutable_answered_by() = ActorOf(tx.caller());
        transfer.set_reason(request.reason());
        if (accepted) {
          file.set_owner(transfer.to());
          file.set_owner_name(transfer.to_name());
        }
        Keep(tx, file);
        return Showing<v1::AnswerTransferResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
