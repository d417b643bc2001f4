#include <utility>

#include "services/prescription/handlers/draft.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/writing.h"

namespace parcours::prescription {

core::Result<Work<v1::CreatePrescriptionResponse>> CreatePrescription(Call& call,
                                                                      const v1::CreatePrescriptionRequest& request) {
  TRY(CheckLines(request.lines()));
  const common::v1::Traits traits = TRY(QualifiedTraits(call, request.patient()));
  v1::Prescription start;
  *start.mutable_patient() = request.patient();
  *start.mutable_prescriber() = TRY(DescribeCaller(call));
  start.set_dispensing_hidden(request.hide_dispensing());
  return Work<v1::CreatePrescriptionResponse>(
      [&request, traits, start](platform::Transaction& tx) -> core::Result<v1::CreatePrescriptionResponse> {
        StoredPrescription stored = WriteDraft(tx, start, request.lines(), traits);
        v1::CreatePrescriptionResponse response;
        response.set_text_to_sign(std::move(stored.text));
        *response.mutable_prescription() = std::move(stored.prescription);
        return response;
      });
}

}  // namespace parcours::prescription
