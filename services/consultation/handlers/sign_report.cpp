#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/consultation/cda.h"
#include "services/consultation/handlers/find.h"
#include "services/consultation/handlers/handlers.h"
#include "services/consultation/rules/pages.h"
#include "services/consultation/rules/reading.h"
#include "services/consultation/rules/rule.h"
#include "services/consultation/times.h"

namespace parcours::consultation {
namespace {

core::Result<void> CheckSignable(const v1::Consultation& consultation, std::uint32_t version) {
  TRY(CheckVersion(consultation, version));
  return CheckRead(consultation.report());
}

// Made by the caller's own card over this text.
core::Result<void> CheckSignature(Call& call, const v1::SignReportRequest& request, const std::string& text) {
  card::v1::CheckSignatureRequest question;
  question.set_content(text);
  question.set_signature(request.signature());
  question.set_signature_certificate(request.signature_certificate());
  const auto answer =
      TRY(call.Ask<card::v1::CheckSignatureResponse>("parcours.card.v1.CardService/CheckSignature", question));
  if (answer.subject() == call.caller().subject) return {};
  return core::Refuse(Refused(common::v1::REASON_SIGNATURE_INVALID, rules::kSignature));
}

}  // namespace

core::Result<Work<v1::SignReportResponse>> SignReport(Call& call, const v1::SignReportRequest& request) {
  const StoredConsultation read = TRY(FindBefore(call, request.consultation_id()));
  TRY(CheckSignable(read.consultation, request.version()));
  const std::string text = SignedText(read.consultation, read.traits);
  TRY(CheckSignature(call, request, text));
  return Work<v1::SignReportResponse>(
      [&request, text](platform::Transaction& tx) -> core::Result<v1::SignReportResponse> {
        // Checked again: somebody may have changed it in between.
        StoredConsultation stored = TRY(FindInWork(tx, request.consultation_id()));
        v1::Consultation& one = stored.consultation;
        TRY(CheckSignable(one, request.version()));
        tx.Decide(Describe(rules::kSignature));
        v1::Report& report = *one.mutable_report();
        report.set_status(v1::REPORT_STATUS_SIGNED);
        *report.mutable_signed_() = ToTimestamp(tx.now());
        report.set_edition(report.edition() + 1);
        InsertSigned(tx.sql(), stored.position,
                     {.edition = report.edition(),
                      .text = text,
                      .signature = request.signature(),
                      .certificate = request.signature_certificate(),
                      .unique_id = UniqueIdOf(one)});
        UpdateConsultation(tx.sql(), stored);
        v1::SignReportResponse response;
        *response.mutable_report() = std::move(report);
        return response;
      });
}

}  // namespace parcours::consultation
