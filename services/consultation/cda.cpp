#include "services/consultation/cda.h"

#include <fmt/format.h>

#include "documents/cda/body.h"
#include "documents/cda/header.h"
#include "services/consultation/times.h"

namespace parcours::consultation {
namespace {

std::string ExtensionOf(const v1::Consultation& one) {
  return fmt::format("{}.{}", one.id(), one.report().edition());
}

}  // namespace

std::string UniqueIdOf(const v1::Consultation& consultation) {
  return std::string(documents::kAssigner) + "^" + ExtensionOf(consultation);
}

std::string ReportCda(const v1::Consultation& consultation, const common::v1::Traits& patient,
                      const std::string& text) {
  const core::Time when = ToTime(consultation.report().signed_());
  const documents::Context context{.patient = consultation.patient(),
                                   .traits = patient,
                                   .author = documents::ProfessionalOf(consultation.doctor()),
                                   .id = ExtensionOf(consultation),
                                   .set_id = consultation.id(),
                                   .version = consultation.report().edition(),
                                   .created = when,
                                   .act_start = ToTime(consultation.started()),
                                   .act_end = when};
  const auto writer =
      documents::WriteHeader(context, {.templates = {{"1.3.6.1.4.1.19376.1.2.20"}},
                                       .type = documents::Loinc("11488-4", "CR ou fiche de consultation ou de visite"),
                                       .title = "Compte rendu de consultation"});
  documents::AddTextBody(writer, text);
  return writer.Xml();
}

}  // namespace parcours::consultation
