#include "services/prescription/handlers/find.h"

#include <optional>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/prescription/rules/dispensing.h"
#include "services/prescription/rules/number.h"
#include "services/prescription/rules/rule.h"

namespace parcours::prescription {
namespace {

v1::Prescription WithoutDispensing(v1::Prescription prescription) {
  if (prescription.status() == v1::PRESCRIPTION_STATUS_IN_PROGRESS ||
      prescription.status() == v1::PRESCRIPTION_STATUS_DISPENSED) {
    prescription.set_status(v1::PRESCRIPTION_STATUS_SIGNED);
  }
  for (v1::Line& line : *prescription.mutable_lines()) {
    v1::Line written;
    written.set_id(line.id());
    *written.mutable_order() = line.order();
    if (line.status() == v1::LINE_STATUS_STOPPED) {
      written.set_status(line.status());
      written.set_stop_reason(line.stop_reason());
    }
    line = std::move(written);
  }
  return prescription;
}

}  // namespace

core::Result<StoredPrescription> FindOwn(platform::ReadTransaction& tx, const std::string& id,
                                         const std::string& subject, const std::string& citizen) {
  auto found = FindPrescription(tx, id);
  if (!found) return core::Refuse(common::v1::REASON_NOT_FOUND, "prescription");
  const v1::Prescription& one = found->prescription;
  const bool wrote = !subject.empty() && one.prescriber().subject() == subject;
  const bool patient = !citizen.empty() && one.patient().matricule() == citizen && !found->signature.empty();
  if (!wrote && !patient) return core::Refuse(common::v1::REASON_NOT_FOUND, "prescription");
  return std::move(*found);
}

core::Result<StoredPrescription> FindOpen(platform::Transaction& tx, const std::string& typed) {
  const std::string number = Normalised(typed);
  if (!IsNumber(number)) {
    return core::Refuse(Refused(common::v1::REASON_PRESCRIPTION_NUMBER_WRONG, rules::kNumber));
  }
  auto found = FindByNumber(tx.sql(), number);
  if (!found || found->signature.empty()) {
    return core::Refuse(common::v1::REASON_NOT_FOUND, "no ordonnance in the base has this number");
  }
  tx.Concern(found->prescription.patient().matricule());
  TRY(CheckOpen(found->prescription, tx.now()));
  return std::move(*found);
}

v1::Prescription ShownToPrescriber(v1::Prescription prescription, core::Time now) {
  prescription.set_status(StatusAt(prescription, now));
  return prescription.dispensing_hidden() ? WithoutDispensing(std::move(prescription)) : prescription;
}

}  // namespace parcours::prescription
