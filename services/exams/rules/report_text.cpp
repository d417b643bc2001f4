#include "services/exams/rules/report_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "documents/cda/times.h"
#include "parcours/policy/v1/policy.pb.h"
#include "services/exams/times.h"

namespace parcours::exams {
namespace {

using documents::FrenchDay;

template <class Enum>
std::string Label(const google::protobuf::EnumDescriptor& type, Enum value) {
  return type.FindValueByNumber(value)->options().GetExtension(policy::v1::label).fr();
}

std::string French(std::string number) {
  std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

std::string NameOf(const prescription::v1::Signatory& who) {
  return who.given_name() + " " + who.family_name();
}

std::string BirthDay(const std::string& date) {
  const auto parts = core::Split(date, '-');
  return parts.size() == 3 ? fmt::format("{}/{}/{}", parts[2], parts[1], parts[0]) : date;
}

std::string Range(const v1::ResultLine& line) {
  if (line.low().empty() && line.high().empty()) return {};
  if (line.low().empty()) return fmt::format(" (jusqu'à {})", French(line.high()));
  if (line.high().empty()) return fmt::format(" (à partir de {})", French(line.low()));
  return fmt::format(" ({} à {})", French(line.low()), French(line.high()));
}

std::string Measure(const v1::ResultLine& line) {
  const bool outside =
      line.interpretation() == v1::INTERPRETATION_LOW || line.interpretation() == v1::INTERPRETATION_HIGH;
  return fmt::format("{} [LOINC {}] : {} {}{}{}\n", line.code().display(), line.code().code(), French(line.value()),
                     line.unit(), Range(line),
                     outside ? " " + Label(*v1::Interpretation_descriptor(), line.interpretation()) : "");
}

std::string Head(const v1::Examination& one, const common::v1::Traits& patient) {
  std::string text = TitleOf(one.order().kind()) + "\n" + one.structure_name() + "\n\n";
  text += fmt::format(
      "Patient : {} {}, {} le {}\n", core::Join({patient.given_names().begin(), patient.given_names().end()}, " "),
      patient.birth_name(), patient.sex() == common::v1::SEX_FEMALE ? "née" : "né", BirthDay(patient.birth_date()));
  text += fmt::format("Examen : {}\nDemandé par {}, {}, le {}\n", one.order().examination(), NameOf(one.prescriber()),
                      one.prescriber().structure_name(), FrenchDay(ToTime(one.requested())));
  if (!one.order().prescription_number().empty()) {
    text += fmt::format("Ordonnance numérique : {}\n", one.order().prescription_number());
  }
  text += fmt::format("Renseignements cliniques : {}\n", one.order().clinical_context());
  if (one.version() > 1) {
    text += CorrectionLine(one) + "\n";
  }
  return text;
}

std::string LaboratoryBody(const v1::Examination& one) {
  std::string text = fmt::format("\nPrélèvement du {} : {}", FrenchDay(ToTime(one.performed())), one.sample().nature());
  if (!one.sample().circumstances().empty()) text += ", " + one.sample().circumstances();
  text += "\n\nRésultats\n";
  for (const v1::ResultLine& line : one.result().lines()) text += Measure(line);
  return text;
}

std::string ImagingBody(const v1::Examination& one) {
  const v1::Acquisition& images = one.acquisition();
  std::string text = fmt::format("\nExamen réalisé le {} : {}, {}\n", FrenchDay(ToTime(one.performed())),
                                 Label(*v1::Modality_descriptor(), images.modality()), images.region());
  if (!images.technique().empty()) text += "Technique : " + images.technique() + "\n";
  text += "\nRésultats\n" + one.result().findings().description() + "\n";
  text += "\nConclusion\n" + one.result().findings().conclusion() + "\n";
  return text;
}

std::string Foot(const v1::Examination& one) {
  std::string text;
  if (!one.result().comment().empty()) text += "\nCommentaire : " + one.result().comment() + "\n";
  text += fmt::format("\nValidé par {} le {}\n", NameOf(one.validator()), FrenchDay(ToTime(one.validated())));
  if (!one.dmp().sent()) {
    text += fmt::format(
        "Ce compte rendu n'a pas été envoyé au DMP : {}. Vous pouvez l'ajouter vous-même dans Mon espace santé.\n",
        Label(*v1::DmpFeeding_descriptor(), one.dmp().why()));
  }
  return text;
}

}  // namespace

std::string CorrectionLine(const v1::Examination& examination) {
  return fmt::format("Version {}, qui remplace la précédente. Motif : {}", examination.version(),
                     examination.correction_reason());
}

std::string TitleOf(v1::ExaminationKind kind) {
  return kind == v1::EXAMINATION_KIND_IMAGING ? "Compte rendu d'imagerie médicale"
                                              : "Compte rendu d'examens biologiques";
}

std::string ReportText(const v1::Examination& examination, const common::v1::Traits& patient) {
  const bool imaging = examination.order().kind() == v1::EXAMINATION_KIND_IMAGING;
  return Head(examination, patient) + (imaging ? ImagingBody(examination) : LaboratoryBody(examination)) +
         Foot(examination);
}

}  // namespace parcours::exams
