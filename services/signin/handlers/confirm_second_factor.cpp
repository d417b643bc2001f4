#include "parcours/common/v1/reason.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"

namespace parcours::signin {

core::Result<Work<v1::ConfirmSecondFactorResponse>> ConfirmSecondFactor(Call&,
                                                                        const v1::ConfirmSecondFactorRequest& request) {
  return Work<v1::ConfirmSecondFactorResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ConfirmSecondFactorResponse> {
        Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kFranceConnect, request.sign_in_id(), tx.now()));
        TRY(RequireState(flow, FlowState::kCodeSent));
        auto identity = FindDigitalIdentity(tx.sql(), flow.provider, flow.identifier);
        if (!identity) return core::Refuse(common::v1::REASON_NOT_FOUND, "account");
        TRY(CheckUnlocked(identity->tries, tx.now()));
        if (auto checked = CheckCode(flow, request.code(), tx.now(), identity->tries); !checked) {
          PutDigitalIdentity(tx.sql(), *identity);
          tx.KeepOnRefusal();
          return core::Refuse(std::move(checked).error());
        }
        identity->tries = {};
        PutDigitalIdentity(tx.sql(), *identity);
        flow.state = FlowState::kReady;
        flow.code.clear();
        PutFlow(tx.sql(), flow);
        return v1::ConfirmSecondFactorResponse();
      });
}

}  // namespace parcours::signin
