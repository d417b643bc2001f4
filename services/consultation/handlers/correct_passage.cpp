#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {

core::Result<Work<v1::CorrectPassageResponse>> CorrectPassage(Call& /*call*/,
                                                              const v1::CorrectPassageRequest& request) {
  return Work<v1::CorrectPassageResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::CorrectPassageResponse> {
        StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
        v1::Consultation& one = stored.consultation;
        TRY(CheckVersion(one, request.version()));
        tx.Decide(Describe(rules::kOneVersion));
        const bool doctor = tx.caller().subject == one.doctor().subject();
        TRY(Correct(*one.mutable_report(), request.passage_id(), request.text(),
                    doctor ? Corrector::kDoctor : Corrector::kOther));
        UpdateConsultation(tx.sql(), stored);
        v1::CorrectPassageResponse response;
        response.set_text_to_sign(TextToSign(stored));
        *response.mutable_report() = std::move(*one.mutable_report());
        return response;
      });
}

}  // namespace parcours::consultation
