#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::ListPrescriptionsResponse>> ListPrescriptions(Call& call,
                                                                    const v1::ListPrescriptionsRequest& request) {
  if (!core::KeyMatches(request.patient())) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  const std::string& matricule = request.patient().matricule();
  const std::string list = "prescription.ordonnances/" + matricule;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const bool is_citizen = call.caller().kind == policy::v1::CALLER_KIND_CITIZEN;
  const std::string citizen = TRY(CitizenOf(call));
  if (is_citizen && citizen != matricule) {
    return core::Refuse(Refused(common::v1::REASON_NOT_YOUR_RECORD, rules::kPatientSees));
  }
  const std::string prescriber = is_citizen ? std::string() : call.caller().subject;
  return Work<v1::ListPrescriptionsResponse>(
      [&request, list, page, prescriber](platform::Transaction& tx) -> core::Result<v1::ListPrescriptionsResponse> {
        tx.Decide(Describe(prescriber.empty() ? rules::kPatientSees : rules::kPrescriberSees));
        auto found = PrescriptionsOf(tx.sql(), request.patient().matricule(), prescriber, page.after, page.size);
        v1::ListPrescriptionsResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredPrescription& one : found) {
          v1::Prescription& shown = *response.add_prescriptions();
          if (prescriber.empty()) {
            shown = std::move(one.prescription);
            shown.set_status(StatusAt(shown, tx.now()));
          } else {
            shown = ShownToPrescriber(std::move(one.prescription), tx.now());
          }
        }
        return response;
      });
}

}  // namespace parcours::prescription
