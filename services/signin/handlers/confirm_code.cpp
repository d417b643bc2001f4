#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"

namespace parcours::signin {

core::Result<Work<v1::ConfirmCodeResponse>> ConfirmCode(SessionIssuer& issuer, Call& call,
                                                        const v1::ConfirmCodeRequest& request) {
  return Work<v1::ConfirmCodeResponse>(
      [&request, &issuer, place = PlaceOf(call)](platform::Transaction& tx) -> core::Result<v1::ConfirmCodeResponse> {
        Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kAccount, request.sign_in_id(), tx.now()));
        auto person = PersonByHandle(tx.sql(), flow.holder);
        if (!person) return core::Refuse(common::v1::REASON_NOT_FOUND, "citizen");
        TRY(CheckUnlocked(person->account_tries, tx.now()));
        if (auto checked = CheckCode(flow, request.code(), tx.now(), person->account_tries); !checked) {
          UpdatePerson(tx.sql(), *person);
          tx.KeepOnRefusal();
          return core::Refuse(std::move(checked).error());
        }
        person->account_tries = {};
        UpdatePerson(tx.sql(), *person);
        flow.state = FlowState::kDone;
        PutFlow(tx.sql(), flow);
        CitizenSignedIn signed_in = TRY(SignInCitizen(tx, issuer, place, person->subject, request.csr()));
        v1::ConfirmCodeResponse response;
        response.set_certificate_chain(std::move(signed_in.certificate_chain));
        *response.mutable_session() = std::move(signed_in.session);
        return response;
      });
}

}  // namespace parcours::signin
