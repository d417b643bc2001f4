#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/prescription/handlers/draft.h"
#include "services/prescription/handlers/find.h"
#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/manage.h"
#include "services/prescription/rules/rule.h"
#include "services/prescription/rules/writing.h"

namespace parcours::prescription {
namespace {

// The caller's own, which was signed.
core::Result<v1::Prescription> ReadSigned(Call& call, const std::string& id) {
  std::optional<StoredPrescription> found;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    found = TRY(FindOwn(tx, id, call.caller().subject, {}));
    return {};
  }));
  if (found->signature.empty() || found->prescription.status() == v1::PRESCRIPTION_STATUS_CANCELLED) {
    return core::Refuse(RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kRenewed,
                                  {{.field = "prescription_id", .description = "is a draft, or cancelled"}}));
  }
  return std::move(found->prescription);
}

}  // namespace

core::Result<Work<v1::RenewPrescriptionResponse>> RenewPrescription(Call& call,
                                                                    const v1::RenewPrescriptionRequest& request) {
  const v1::Prescription old = TRY(ReadSigned(call, request.prescription_id()));
  const auto orders = TRY(LinesToRenew(old, request.changes()));
  TRY(CheckLines(orders));
  const common::v1::Traits traits = TRY(QualifiedTraits(call, old.patient()));
  v1::Prescription start;
  *start.mutable_patient() = old.patient();
  *start.mutable_prescriber() = TRY(DescribeCaller(call));
  start.set_dispensing_hidden(old.dispensing_hidden());
  start.set_renews(old.id());
  return Work<v1::RenewPrescriptionResponse>(
      [orders, traits, start](platform::Transaction& tx) -> core::Result<v1::RenewPrescriptionResponse> {
        StoredPrescription stored = WriteDraft(tx, start, orders, traits);
        v1::RenewPrescriptionResponse response;
        response.set_text_to_sign(std::move(stored.text));
        *response.mutable_prescription() = std::move(stored.prescription);
        return response;
      });
}

}  // namespace parcours::prescription
