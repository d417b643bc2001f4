#include "services/consultation/handlers/handlers.h"
#include "services/consultation/handlers/people.h"
#include "services/consultation/rules/rule.h"
#include "services/consultation/store.h"
#include "services/consultation/times.h"

namespace parcours::consultation {

core::Result<Work<v1::OpenConsultationResponse>> OpenConsultation(Call& call,
                                                                  const v1::OpenConsultationRequest& request) {
  StoredConsultation start;
  start.traits = TRY(QualifiedTraits(call, request.patient()));
  *start.consultation.mutable_patient() = request.patient();
  *start.consultation.mutable_doctor() = TRY(DescribeCaller(call));
  return Work<v1::OpenConsultationResponse>(
      [start](platform::Transaction& tx) -> core::Result<v1::OpenConsultationResponse> {
        tx.Decide(Describe(rules::kQualified));
        StoredConsultation stored = start;
        stored.consultation.set_id(tx.NextId("cons"));
        *stored.consultation.mutable_started() = ToTimestamp(tx.now());
        InsertConsultation(tx.sql(), stored);
        v1::OpenConsultationResponse response;
        *response.mutable_consultation() = std::move(stored.consultation);
        return response;
      });
}

}  // namespace parcours::consultation
