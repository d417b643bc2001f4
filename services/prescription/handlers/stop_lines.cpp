#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/notice.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/manage.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::StopLinesResponse>> StopLines(Call& /*call*/, const v1::StopLinesRequest& request) {
  return Work<v1::StopLinesResponse>([&request](platform::Transaction& tx) -> core::Result<v1::StopLinesResponse> {
    StoredPrescription stored = TRY(FindOwn(tx.sql(), request.prescription_id(), tx.caller().subject, {}));
    v1::Prescription& one = stored.prescription;
    tx.Concern(one.patient().matricule());
    TRY(CheckOpen(one, tx.now()));
    one = TRY(WithStopped(std::move(one), request.line_ids(), request.reason()));
    tx.Decide(Describe(rules::kOwn));
    UpdatePrescription(tx.sql(), stored);
    TellPatient(tx, one, {"Un traitement a été arrêté", "A treatment was stopped"}, tx.caller().display_name);
    v1::StopLinesResponse response;
    *response.mutable_prescription() = ShownToPrescriber(std::move(one), tx.now());
    return response;
  });
}

}  // namespace parcours::prescription
