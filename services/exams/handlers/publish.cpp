#include "services/exams/handlers/publish.h"

#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/exams/cda.h"
#include "services/exams/rules/report_text.h"
#include "services/exams/rules/rule.h"
#include "services/exams/times.h"

namespace parcours::exams {
namespace {

// Goes out after the commit; whether the DMP takes it is the DMP's to say, and the patient's.
void SendToDmp(platform::Transaction& tx, const StoredExamination& stored, const std::string& cda) {
  dmp::v1::SubmitDocumentRequest document;
  document.set_request_id(tx.NextId("report"));
  *document.mutable_patient() = stored.examination.patient();
  document.set_document(cda);
  document.set_replaces_unique_id(LastSent(tx.sql(), stored.position));
  tx.Enqueue("parcours.dmp.v1.DmpService/SubmitDocument", document);
}

// That there is a result and from whom, never what it says.
void TellPatient(platform::Transaction& tx, const v1::Examination& examination) {
  const bool again = examination.version() > 1;
  signin::v1::DeliverRequest notice;
  notice.set_request_id(tx.NextId("ntf"));
  *notice.mutable_ins() = examination.patient();
  notice.set_sender(examination.structure_name());
  notice.mutable_title()->set_fr(again ? "Un compte rendu a été corrigé" : "Un compte rendu est disponible");
  notice.mutable_title()->set_en(again ? "A report was corrected" : "A report is available");
  notice.mutable_text()->set_fr("Vous pouvez le lire sur le serveur de résultats de la structure.");
  notice.mutable_text()->set_en("You can read it on the structure's results server.");
  tx.Enqueue("parcours.signin.v1.PhoneService/Deliver", notice);
}

}  // namespace

core::Result<void> Publish(platform::Transaction& tx, StoredExamination& stored,
                           const prescription::v1::Signatory& validator, const common::v1::Traits& patient) {
  v1::Examination& one = stored.examination;
  one.set_status(v1::EXAMINATION_STATUS_VALIDATED);
  *one.mutable_validator() = validator;
  *one.mutable_validated() = ToTimestamp(tx.now());
  one.set_version(one.version() + 1);
  const v1::DmpFeeding feeding = FeedingOf(tx.sql(), one.structure());
  const bool feeds = feeding == v1::DMP_FEEDING_SYSTEMATIC;
  one.mutable_dmp()->set_sent(feeds);
  one.mutable_dmp()->set_why(feeding);
  StoredReport report{.version = one.version(),
                      .unique_id = UniqueIdOf(one),
                      .text = ReportText(one, patient),
                      .cda = {},
                      .sent = feeds};
  report.cda = TRY(ReportCda(one, patient, report.text, tx.now()));
  if (feeds) SendToDmp(tx, stored, report.cda);
  InsertReport(tx.sql(), stored.position, report);
  UpdateExamination(tx.sql(), stored);
  TellPatient(tx, one);
  tx.Decide(Describe(feeds ? rules::kFeeds : rules::kFeedsNot));
  return {};
}

}  // namespace parcours::exams
