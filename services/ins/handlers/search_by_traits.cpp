#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"

namespace parcours::ins {
namespace {

common::v1::Traits TraitsOf(const v1::SearchByTraitsRequest& request) {
  common::v1::Traits traits;
  traits.set_birth_name(request.birth_name());
  traits.set_sex(request.sex());
  traits.set_birth_date(request.birth_date());
  return traits;
}

}  // namespace

core::Result<Work<v1::SearchByTraitsResponse>> SearchByTraits(Call&, const v1::SearchByTraitsRequest& request) {
  TRY(CheckSexForInsi(request.sex(), "sex"));
  return Work<v1::SearchByTraitsResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SearchByTraitsResponse> {
        auto record = TRY(RecordToComplete(tx, request.identity_id()));
        const auto found = AskBase(tx.sql(), TraitsOf(request), request.given_name(), request.birth_place());
        v1::SearchByTraitsResponse response;
        PutOutcome(response, OutcomeOf(found.size()));
        if (response.outcome() != v1::SEARCH_OUTCOME_FOUND) return response;
        const Provenance provenance{.mode = v1::COLLECTION_MODE_INSI, .event = IdentityEvent::kRetrieved};
        PutCompleted(response, TRY(Complete(tx, found.front(), std::move(record), provenance)));
        return response;
      });
}

}  // namespace parcours::ins
