#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {

core::Result<Work<v1::RecordAiInformationResponse>> RecordAiInformation(Call& /*call*/,
                                                                        const v1::RecordAiInformationRequest& request) {
  return Work<v1::RecordAiInformationResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RecordAiInformationResponse> {
        StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
        v1::Consultation& one = stored.consultation;
        TRY(CheckNotSigned(one));
        const bool objects = request.ai_information() == v1::AI_INFORMATION_OBJECTED;
        tx.Decide(Describe(objects ? rules::kObjection : rules::kInformed));
        one.set_ai_information(request.ai_information());
        if (objects && one.report().by_stand_in()) one.clear_report();
        UpdateConsultation(tx.sql(), stored);
        v1::RecordAiInformationResponse response;
        *response.mutable_consultation() = std::move(one);
        return response;
      });
}

}  // namespace parcours::consultation
