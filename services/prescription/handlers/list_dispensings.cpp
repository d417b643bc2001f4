#include "parcours/common/v1/reason.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {

core::Result<Work<v1::ListDispensingsResponse>> ListDispensings(Call& call, const v1::ListDispensingsRequest& request) {
  const std::string list = "prescription.dispensings/" + request.prescription_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const std::string citizen = TRY(CitizenOf(call));
  const std::string professional = citizen.empty() ? call.caller().subject : std::string();
  return Work<v1::ListDispensingsResponse>([&request, list, page, citizen, professional](
                                               platform::Transaction& tx) -> core::Result<v1::ListDispensingsResponse> {
    const StoredPrescription stored = TRY(FindOwn(tx.sql(), request.prescription_id(), professional, citizen));
    tx.Concern(stored.prescription.patient().matricule());
    if (citizen.empty() && stored.prescription.dispensing_hidden()) {
      return core::Refuse(Refused(common::v1::REASON_PATIENT_OPPOSES, rules::kPatientHides));
    }
    tx.Decide(Describe(citizen.empty() ? rules::kPrescriberSees : rules::kPatientSees));
    auto found = DispensingsOf(tx.sql(), stored.position, page.after, page.size);
    v1::ListDispensingsResponse response;
    const std::int64_t last = found.empty() ? 0 : found.back().position;
    response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
    for (ListedDispensing& one : found) *response.add_dispensings() = std::move(one.dispensing);
    return response;
  });
}

}  // namespace parcours::prescription
