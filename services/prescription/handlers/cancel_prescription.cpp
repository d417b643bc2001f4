#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/notice.h"
#include "services/prescription/rules/manage.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::CancelPrescriptionResponse>> CancelPrescription(Call& /*call*/,
                                                                      const v1::CancelPrescriptionRequest& request) {
  return Work<v1::CancelPrescriptionResponse>([&request](platform::Transaction& tx)
                                                  -> core::Result<v1::CancelPrescriptionResponse> {
    StoredPrescription stored = TRY(FindOwn(tx.sql(), request.prescription_id(), tx.caller().subject, {}));
    v1::Prescription& one = stored.prescription;
    tx.Concern(one.patient().matricule());
    TRY(CheckCancellable(one, tx.now()));
    tx.Decide(Describe(rules::kOwn));
    one.set_status(v1::PRESCRIPTION_STATUS_CANCELLED);
    one.set_cancel_reason(request.reason());
    UpdatePrescription(tx.sql(), stored);
    if (!stored.signature.empty()) {
      TellPatient(tx, one, {"Une ordonnance a été annulée", "A prescription was cancelled"}, tx.caller().display_name);
    }
    v1::CancelPrescriptionResponse response;
    *response.mutable_prescription() = ShownToPrescriber(std::move(one), tx.now());
    return response;
  });
}

}  // namespace parcours::prescription
