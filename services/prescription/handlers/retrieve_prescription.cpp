#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::RetrievePrescriptionResponse>> RetrievePrescription(
    Call& /*call*/, const v1::RetrievePrescriptionRequest& request) {
  return Work<v1::RetrievePrescriptionResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RetrievePrescriptionResponse> {
        StoredPrescription stored = TRY(FindOpen(tx, request.number()));
        tx.Decide(Describe(rules::kBearer));
        v1::RetrievePrescriptionResponse response;
        *response.mutable_prescription() = std::move(stored.prescription);
        return response;
      });
}

}  // namespace parcours::prescription
