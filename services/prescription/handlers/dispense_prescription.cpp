#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/notice.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
core::Result<Work<v1::DispensePrescriptionResponse>> DispensePrescription(
    Call& call, const v1::DispensePrescriptionRequest& request) {
  const v1::Signatory pharmacist = TRY(DescribeCaller(call));
  return Work<v1::DispensePrescriptionResponse>(
      [&request, pharmacist](platform::Transaction& tx) -> core::Result<v1::DispensePrescriptionResponse> {
        StoredPrescription stored = TRY(FindOpen(tx, request.number()));
        Dispensed dispensed = TRY(Dispense(stored.prescription, request.lines(), tx.now()));
        tx.Decide(Describe(rules::kDispense));
        stored.prescription = std::move(dispensed.after);
        UpdatePrescription(tx.sql(), stored);
        v1::DispensePrescriptionResponse response;
        v1::Dispensing& dispensing = *response.mutable_dispensing();
        dispensing.set_id(tx.NextId("dsp"));
        dispensing.set_prescription_id(stored.prescription.id());
        *dispensing.mutable_time() = ToTimestamp(tx.now());
        *dispensing.mutable_pharmacist() = pharmacist;
        for (v1::DispensedLine& line : dispensed.lines) *dispensing.add_lines() = std::move(line);
        InsertDispensing(tx.sql(), stored.position, dispensing);
        TellPatient(tx, stored.prescription, {"Une dispensation a été enregistrée", "A dispensing was recorded"},
                    pharmacist.structure_name());
        *response.mutable_prescription() = std::move(stored.prescription);
        return response;
      });
}

}  // namespace parcours::prescription
