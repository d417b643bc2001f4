#include "services/consultation/handlers/find.h"

#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/consultation/rules/pages.h"

namespace parcours::consultation {

core::Result<StoredConsultation> FindKnown(platform::ReadTransaction& tx, const std::string& id,
                                           const platform::Caller& caller) {
  auto found = FindConsultation(tx, id);
  if (!found) return core::Refuse(common::v1::REASON_NOT_FOUND, "consultation");
  const auto& doctor = found->consultation.doctor();
  const bool employee = caller.kind == policy::v1::CALLER_KIND_CPE;
  const bool known = employee ? doctor.structure() == caller.structure : doctor.subject() == caller.subject;
  if (!known) return core::Refuse(common::v1::REASON_NOT_FOUND, "consultation");
  return std::move(*found);
}

core::Result<StoredConsultation> FindInWork(platform::Transaction& tx, const std::string& id) {
  StoredConsultation found = TRY(FindKnown(tx.sql(), id, tx.caller()));
  tx.Concern(found.consultation.patient().matricule());
  return found;
}

core::Result<StoredConsultation> FindBefore(platform::Call& call, const std::string& id) {
  std::optional<StoredConsultation> found;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    found = TRY(FindKnown(tx, id, call.caller()));
    return {};
  }));
  return std::move(*found);
}

std::string TextToSign(const StoredConsultation& stored) {
  if (stored.consultation.report().status() != v1::REPORT_STATUS_READ) return {};
  return SignedText(stored.consultation, stored.traits);
}

}  // namespace parcours::consultation
