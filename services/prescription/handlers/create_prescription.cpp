#include "services/prescription/handlers/handlers.h"
#include "services/prescription/handlers/people.h"
#include "services/prescription/rules/calendar.h"
#include "services/prescription/rules/number.h"
#include "services/prescription/rules/rule.h"
#include "services/prescription/rules/writing.h"
#include "services/prescription/store.h"

namespace parcours::prescription {

core::Result<Work<v1::CreatePrescriptionResponse>> CreatePrescription(Call& call,
                                                                      const v1::CreatePrescriptionRequest& request) {
  TRY(CheckLines(request.lines()));
  const common::v1::Traits traits = TRY(QualifiedTraits(call, request.patient()));
  const v1::Signatory prescriber = TRY(DescribeCaller(call));
  return Work<v1::CreatePrescriptionResponse>(
      [&request, traits, prescriber](platform::Transaction& tx) -> core::Result<v1::CreatePrescriptionResponse> {
        StoredPrescription stored;
        v1::Prescription& one = stored.prescription;
        one.set_id(tx.NextId("rx"));
        one.set_number(MakeNumber(YearOf(tx.now()), tx.NextId("number")));
        one.set_status(v1::PRESCRIPTION_STATUS_DRAFT);
        *one.mutable_patient() = request.patient();
        *one.mutable_prescriber() = prescriber;
        *one.mutable_written() = ToTimestamp(tx.now());
        *one.mutable_first_before() = ToTimestamp(MonthsAfter(tx.now(), kFirstWithinMonths));
        *one.mutable_ends() = ToTimestamp(MonthsAfter(tx.now(), kEndsAfterMonths));
        one.set_dispensing_hidden(request.hide_dispensing());
        AddLines(request.lines(), one);
        stored.text = TextOf(one, traits);
        InsertPrescription(tx.sql(), stored);
        tx.Decide(Describe(rules::kQualified));
        v1::CreatePrescriptionResponse response;
        response.set_text_to_sign(stored.text);
        *response.mutable_prescription() = std::move(one);
        return response;
      });
}

}  // namespace parcours::prescription
