#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::RecordViewOppositionResponse>> RecordViewOpposition(
    Call& call, const v1::RecordViewOppositionRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::RecordViewOppositionResponse>(
      [&request, citizen](platform::Transaction& tx) -> core::Result<v1::RecordViewOppositionResponse> {
        StoredPrescription stored = TRY(FindOwn(tx.sql(), request.prescription_id(), {}, citizen));
        tx.Concern(citizen);
        tx.Decide(Describe(rules::kPatientHides));
        stored.prescription.set_dispensing_hidden(!request.withdraw());
        UpdatePrescription(tx.sql(), stored);
        v1::RecordViewOppositionResponse response;
        *response.mutable_prescription() = std::move(stored.prescription);
        response.mutable_prescription()->set_status(StatusAt(response.prescription(), tx.now()));
        return response;
      });
}

}  // namespace parcours::prescription
