#include "services/exams/cda.h"

#include <fmt/format.h>

#include "documents/cda/body.h"
#include "documents/cda/header.h"
#include "documents/laboratory_report.h"
#include "services/exams/rules/report_text.h"
#include "services/exams/times.h"

namespace parcours::exams {
namespace {

// All that a laboratory measures here belongs to it.
documents::Coded Discipline() {
  return documents::Loinc("18719-5", "Biochimie");
}

std::string ExtensionOf(const v1::Examination& one) {
  return fmt::format("{}.{}", one.id(), one.version());
}

documents::Context ContextOf(const v1::Examination& one, const common::v1::Traits& patient, core::Time now) {
  return {.patient = one.patient(),
          .traits = patient,
          .author = documents::ProfessionalOf(one.validator()),
          .id = ExtensionOf(one),
          .set_id = one.id(),
          .version = one.version(),
          .created = now,
          .act_start = ToTime(one.performed()),
          .act_end = ToTime(one.validated())};
}

documents::Interpretation InterpretationOf(const v1::ResultLine& line) {
  if (line.interpretation() == v1::INTERPRETATION_LOW) return documents::Interpretation::kLow;
  if (line.interpretation() == v1::INTERPRETATION_HIGH) return documents::Interpretation::kHigh;
  return documents::Interpretation::kNormal;
}

documents::LaboratoryResult ResultOf(const v1::ResultLine& line) {
  return {.analysis = documents::Loinc(line.code().code(), line.code().display()),
          .name = line.code().display(),
          .value = line.value(),
          .unit = line.unit(),
          .low = line.low(),
          .high = line.high(),
          .interpretation = InterpretationOf(line)};
}

std::string CommentOf(const v1::Examination& one) {
  const std::string& comment = one.result().comment();
  if (one.version() == 1) return comment;
  const std::string version = CorrectionLine(one);
  return comment.empty() ? version : version + "\n" + comment;
}

core::Result<std::string> LaboratoryCda(const v1::Examination& one, const documents::Context& context) {
  documents::LaboratoryReport report{.discipline = Discipline(),
                                     .prescriber = documents::ProfessionalOf(one.prescriber()),
                                     .prescribed = ToTime(one.requested()),
                                     .sampled = ToTime(one.performed()),
                                     .results = {},
                                     .comment = CommentOf(one)};
  for (const v1::ResultLine& line : one.result().lines()) report.results.push_back(ResultOf(line));
  return documents::WriteLaboratoryReport(context, report);
}

std::string ImagingCda(const v1::Examination& one, const documents::Context& context, const std::string& text) {
  const auto writer = documents::WriteHeader(context, {.templates = {{"1.3.6.1.4.1.19376.1.2.20"}},
                                                       .type = documents::Loinc("18748-4", "CR d'imagerie médicale"),
                                                       .title = TitleOf(one.order().kind())});
  documents::AddTextBody(writer, text);
  return writer.Xml();
}

}  // namespace

std::string UniqueIdOf(const v1::Examination& examination) {
  return std::string(documents::kAssigner) + "^" + ExtensionOf(examination);
}

core::Result<std::string> ReportCda(const v1::Examination& examination, const common::v1::Traits& patient,
                                    const std::string& text, core::Time now) {
  const documents::Context context = ContextOf(examination, patient, now);
  if (examination.order().kind() == v1::EXAMINATION_KIND_LABORATORY) return LaboratoryCda(examination, context);
  return ImagingCda(examination, context, text);
}

}  // namespace parcours::exams
