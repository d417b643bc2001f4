#include <optional>

#include "documents/dispensing.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/notice.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/number.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

// Who the dispensing is for, as the document for the DMP has it. None where nothing can be sent: the number is wrong,
// or INSi does not say that the identity is qualified. Nobody waits at the counter for that.
std::optional<common::v1::Traits> TraitsForDmp(Call& call, const std::string& number) {
  std::optional<StoredPrescription> found;
  const auto read = call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    found = FindByNumber(tx, Normalised(number));
    return {};
  });
  if (!read || !found) return std::nullopt;
  auto traits = QualifiedTraits(call, found->prescription.patient());
  if (!traits) return std::nullopt;
  return std::move(*traits);
}

// Goes out after the commit; whether the DMP takes it is the DMP's to say, and the patient's.
void SendToDmp(platform::Transaction& tx, const v1::Dispensing& dispensing, const v1::Prescription& prescription,
               const std::optional<common::v1::Traits>& traits) {
  if (!traits || !documents::HasDispensed(dispensing)) return;
  dmp::v1::SubmitDocumentRequest submission;
  submission.set_request_id(tx.NextId("copy"));
  *submission.mutable_patient() = prescription.patient();
  submission.set_document(documents::WriteDispensing(dispensing, prescription, *traits));
  tx.Enqueue("parcours.dmp.v1.DmpService/SubmitDocument", submission);
}

}  // namespace

core::Result<Work<v1::DispensePrescriptionResponse>> DispensePrescription(
    Call& call, const v1::DispensePrescriptionRequest& request) {
  const v1::Signatory pharmacist = TRY(DescribeCaller(call));
  const std::optional<common::v1::Traits> traits = TraitsForDmp(call, request.number());
  return Work<v1::DispensePrescriptionResponse>(
      [&request, pharmacist, traits](platform::Transaction& tx) -> core::Result<v1::DispensePrescriptionResponse> {
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
        SendToDmp(tx, dispensing, stored.prescription, traits);
        *response.mutable_prescription() = std::move(stored.prescription);
        return response;
      });
}

}  // namespace parcours::prescription
