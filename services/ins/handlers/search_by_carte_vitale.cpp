#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"

namespace parcours::ins {

core::Result<Work<v1::SearchByCarteVitaleResponse>> SearchByCarteVitale(Call&,
                                                                        const v1::SearchByCarteVitaleRequest& request) {
  return Work<v1::SearchByCarteVitaleResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SearchByCarteVitaleResponse> {
        auto record = TRY(RecordToComplete(tx, request.identity_id()));
        const auto person = PersonByVitale(tx.sql(), request.serial());
        if (!person) return core::Refuse(common::v1::REASON_VITALE_CARD_UNREADABLE, "no such card");
        if (person->vitale_opposed)
          return core::Refuse(common::v1::REASON_VITALE_CARD_UNREADABLE, "the card is opposed");
        v1::SearchByCarteVitaleResponse response;
        PutOutcome(response, v1::SEARCH_OUTCOME_FOUND);
        const Provenance provenance{.mode = v1::COLLECTION_MODE_CARTE_VITALE, .event = IdentityEvent::kRetrieved};
        PutCompleted(response, TRY(Complete(tx, *person, std::move(record), provenance)));
        return response;
      });
}

}  // namespace parcours::ins
