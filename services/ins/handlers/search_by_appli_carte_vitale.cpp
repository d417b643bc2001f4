#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/matching.h"
#include "services/ins/rules/phone.h"

namespace parcours::ins {

core::Result<Work<v1::SearchByAppliCarteVitaleResponse>> SearchByAppliCarteVitale(
    Call&, const v1::SearchByAppliCarteVitaleRequest& request) {
  return Work<v1::SearchByAppliCarteVitaleResponse>([&request](platform::Transaction& tx)
                                                        -> core::Result<v1::SearchByAppliCarteVitaleResponse> {
    auto record = TRY(RecordToComplete(tx, request.identity_id()));
    auto served = PersonsByApp(tx.sql(), NormalisePhone(request.phone()));
    if (served.empty())
      return core::Refuse(common::v1::REASON_VITALE_CARD_UNREADABLE, "no appli carte Vitale on this phone");
    if (!request.given_name().empty()) {
      std::erase_if(served, [&](const Person& person) { return !HasGivenName(person.traits, request.given_name()); });
    }
    v1::SearchByAppliCarteVitaleResponse response;
    response.set_outcome(OutcomeOf(served.size()));
    if (response.outcome() != v1::SEARCH_OUTCOME_FOUND) return response;
    const Provenance provenance{.mode = v1::COLLECTION_MODE_APPLI_CARTE_VITALE, .event = IdentityEvent::kReadFromApp};
    PutCompleted(response, TRY(Complete(tx, served.front(), std::move(record), provenance)));
    return response;
  });
}

}  // namespace parcours::ins
