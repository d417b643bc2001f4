#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {

core::Result<Work<v1::ConfirmPassagesResponse>> ConfirmPassages(Call& /*call*/,
                                                                const v1::ConfirmPassagesRequest& request) {
  return Work<v1::ConfirmPassagesResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ConfirmPassagesResponse> {
        StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
        v1::Consultation& one = stored.consultation;
        TRY(CheckVersion(one, request.version()));
        tx.Decide(Describe(rules::kRead));
        TRY(Confirm(*one.mutable_report(), request.passage_ids()));
        UpdateConsultation(tx.sql(), stored);
        v1::ConfirmPassagesResponse response;
        response.set_text_to_sign(TextToSign(stored));
        *response.mutable_report() = std::move(*one.mutable_report());
        return response;
      });
}

}  // namespace parcours::consultation
