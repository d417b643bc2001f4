#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/qr_code.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::GetPrescriptionResponse>> GetPrescription(Call& call, const v1::GetPrescriptionRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  const std::string professional = citizen.empty() ? call.caller().subject : std::string();
  return Work<v1::GetPrescriptionResponse>([&request, citizen, professional](
                                               platform::Transaction& tx) -> core::Result<v1::GetPrescriptionResponse> {
    StoredPrescription stored = TRY(FindOwn(tx.sql(), request.prescription_id(), professional, citizen));
    v1::Prescription& one = stored.prescription;
    tx.Concern(one.patient().matricule());
    one.set_status(StatusAt(one, tx.now()));
    const bool hidden = citizen.empty() && one.dispensing_hidden();
    if (citizen.empty()) one = ShownToPrescriber(std::move(one), tx.now());
    tx.Decide(Describe(hidden ? rules::kPatientHides : citizen.empty() ? rules::kPrescriberSees : rules::kPatientSees));
    v1::GetPrescriptionResponse response;
    response.set_text(stored.text);
    response.set_signature(stored.signature);
    if (!stored.signature.empty()) response.set_qr_svg(QrSvg(one.number()));
    *response.mutable_prescription() = std::move(one);
    return response;
  });
}

}  // namespace parcours::prescription
