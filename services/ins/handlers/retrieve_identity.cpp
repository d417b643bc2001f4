#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/names.h"

namespace parcours::ins {

core::Result<Work<v1::RetrieveIdentityResponse>> RetrieveIdentity(Call& call,
                                                                  const v1::RetrieveIdentityRequest& request) {
  const common::v1::Traits declared = TRY(ToStrictTraits(request.traits(), "traits", call.now()));
  TRY(CheckSexForInsi(declared.sex(), "traits.sex"));
  return Work<v1::RetrieveIdentityResponse>(
      [&request, declared](platform::Transaction& tx) -> core::Result<v1::RetrieveIdentityResponse> {
        auto record = TRY(RecordToComplete(tx, request.identity_id()));
        std::vector<Person> found;
        const auto attempts = Retrieve(declared, [&](const std::string& given_name, const std::string& birth_place) {
          found = AskBase(tx.sql(), declared, given_name, birth_place);
          return OutcomeOf(found.size());
        });
        v1::RetrieveIdentityResponse response;
        PutOutcome(response, Conclude(attempts));
        for (const Attempt& attempt : attempts) {
          const Cr cr = CrOf(attempt.outcome);
          auto& told = *response.add_attempts();
          told.set_given_name(attempt.given_name);
          told.set_birth_place(attempt.birth_place);
          told.set_cr_code(std::string(cr.code));
          told.set_cr_label(std::string(cr.label));
        }
        if (response.outcome() != v1::SEARCH_OUTCOME_FOUND) return response;
        const Provenance provenance{
            .mode = v1::COLLECTION_MODE_INSI, .event = IdentityEvent::kRetrieved, .declared = declared};
        PutCompleted(response, TRY(Complete(tx, found.front(), std::move(record), provenance)));
        return response;
      });
}

}  // namespace parcours::ins
