#include "core/text.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

// Says that something happened and where, never which drug.
void TellPatient(platform::Transaction& tx, const v1::Prescription& prescription, const v1::Signatory& pharmacist) {
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  *notice.mutable_ins() = prescription.patient();
  notice.set_sender("Mon espace santé");
  notice.mutable_title()->set_fr("Une dispensation a été enregistrée");
  notice.mutable_title()->set_en("A dispensing was recorded");
  notice.mutable_text()->set_fr("Par " + pharmacist.structure_name() + ", sur une de vos ordonnances.");
  notice.mutable_text()->set_en("By " + pharmacist.structure_name() + ", on one of your prescriptions.");
  tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", notice);
}

}  // namespace

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
        TellPatient(tx, stored.prescription, pharmacist);
        *response.mutable_prescription() = std::move(stored.prescription);
        return response;
      });
}

}  // namespace parcours::prescription
