#include "services/prescription/handlers/draft.h"

#include <utility>

#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/number.h"
#include "services/prescription/rules/rule.h"
#include "services/prescription/rules/writing.h"

namespace parcours::prescription {

StoredPrescription WriteDraft(platform::Transaction& tx, v1::Prescription start,
                              const google::protobuf::RepeatedPtrField<v1::LineOrder>& orders,
                              const common::v1::Traits& patient) {
  StoredPrescription stored;
  stored.prescription = std::move(start);
  v1::Prescription& one = stored.prescription;
  one.set_id(tx.NextId("rx"));
  one.set_number(MakeNumber(YearOf(tx.now()), tx.NextId("number")));
  one.set_status(v1::PRESCRIPTION_STATUS_DRAFT);
  *one.mutable_written() = ToTimestamp(tx.now());
  *one.mutable_first_before() = ToTimestamp(MonthsAfter(tx.now(), kFirstWithinMonths));
  *one.mutable_ends() = ToTimestamp(MonthsAfter(tx.now(), kEndsAfterMonths));
  AddLines(orders, one);
  stored.text = TextOf(one, patient);
  InsertPrescription(tx.sql(), stored);
  tx.Concern(one.patient().matricule());
  tx.Decide(Describe(rules::kQualified));
  return stored;
}

}  // namespace parcours::prescription
