#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "services/consultation/cda.h"
#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/handlers/people.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {
namespace {

// Goes out after the commit; whether the DMP takes it is the DMP's to say, and the patient's.
void SendToDmp(platform::Transaction& tx, const StoredConsultation& stored, const SignedReport& report) {
  dmp::v1::SubmitDocumentRequest document;
  document.set_request_id(tx.NextId("report"));
  *document.mutable_patient() = stored.consultation.patient();
  document.set_document(ReportCda(stored.consultation, stored.traits, report.text));
  document.set_replaces_unique_id(LastSent(tx.sql(), stored.position));
  tx.Enqueue("parcours.dmp.v1.DmpService/SubmitDocument", document);
  MarkSent(tx.sql(), stored.position, report.edition);
}

}  // namespace

core::Result<Work<v1::SendReportResponse>> SendReport(Call& call, const v1::SendReportRequest& request) {
  const StoredConsultation read = TRY(FindBefore(call, request.consultation_id()));
  TRY(CheckSigned(read.consultation));
  TRY(QualifiedTraits(call, read.consultation.patient()));
  return Work<v1::SendReportResponse>([&request](platform::Transaction& tx) -> core::Result<v1::SendReportResponse> {
    StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
    v1::Consultation& one = stored.consultation;
    TRY(CheckSigned(one));
    if (one.report().sent()) return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kSentOnce));
    tx.Decide(Describe(rules::kOnlySigned));
    const auto report = LastSigned(tx.sql(), stored.position);
    SendToDmp(tx, stored, *report);
    one.mutable_report()->set_sent(true);
    UpdateConsultation(tx.sql(), stored);
    v1::SendReportResponse response;
    *response.mutable_report() = std::move(*one.mutable_report());
    return response;
  });
}

}  // namespace parcours::consultation
