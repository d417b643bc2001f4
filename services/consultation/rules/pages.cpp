#include "services/consultation/rules/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "core/text.h"
#include "documents/cda/times.h"
#include "parcours/policy/v1/policy.pb.h"
#include "services/consultation/times.h"

namespace parcours::consultation {
namespace {

using Lines = std::vector<std::string>;

std::string Label(const google::protobuf::EnumDescriptor& type, int value) {
  return type.FindValueByNumber(value)->options().GetExtension(policy::v1::label).fr();
}

std::string NameOf(const v1::Consultation& one) {
  return one.doctor().given_name() + " " + one.doctor().family_name();
}

Lines Head(const v1::Consultation& one, const common::v1::Traits& patient) {
  return {"Compte rendu de consultation", one.doctor().structure_name(),
          fmt::format("Patient : {} {}", core::Join({patient.given_names().begin(), patient.given_names().end()}, " "),
                      patient.birth_name()),
          fmt::format("Consultation du {}, {}", documents::FrenchDay(ToTime(one.started())), NameOf(one))};
}

// Below the heading of each section its passages, each as `worded` says it.
Lines Body(const v1::Consultation& one, const common::v1::Traits& patient,
           const std::function<std::string(const v1::Passage&)>& worded) {
  Lines lines = Head(one, patient);
  v1::Section section = v1::SECTION_UNSPECIFIED;
  for (const v1::Passage& passage : one.report().passages()) {
    if (passage.section() != section) {
      section = passage.section();
      lines.emplace_back();
      lines.push_back(Label(*v1::Section_descriptor(), section));
    }
    lines.push_back(worded(passage));
  }
  return lines;
}

std::string WithSources(const v1::Passage& passage) {
  std::string text = fmt::format("[{}] {}", passage.id(), passage.text());
  if (passage.origin() == v1::PASSAGE_ORIGIN_PERSON) return text + " (écrit par une personne)";
  Lines numbers;
  for (const auto line : passage.lines()) numbers.push_back(std::to_string(line));
  if (!numbers.empty()) text += fmt::format(" (notes, ligne {})", core::Join(numbers, ", "));
  if (passage.mark() != v1::PASSAGE_MARK_UNSPECIFIED) {
    text += fmt::format(" — à vérifier : {}", Label(*v1::PassageMark_descriptor(), passage.mark()));
  }
  return text;
}

std::vector<std::string> Paged(const Lines& lines, const std::string& banner) {
  const std::size_t per_page = kLinesOfAPage;
  const std::size_t count = (lines.size() + per_page - 1) / per_page;
  std::vector<std::string> pages;
  for (std::size_t page = 0; page < count; ++page) {
    std::string text = fmt::format("Page {} sur {}. {}\n", page + 1, count, banner);
    for (std::size_t i = page * per_page; i < std::min(lines.size(), (page + 1) * per_page); ++i)
      text += lines[i] + "\n";
    pages.push_back(std::move(text));
  }
  return pages;
}

}  // namespace

std::vector<std::string> DraftPages(const v1::Consultation& consultation, const common::v1::Traits& patient) {
  const std::string banner =
      consultation.report().by_stand_in()
          ? "BROUILLON produit par un programme à règles qui remplace ici une intelligence artificielle. Aucun médecin "
            "ne l'a signé."
          : "BROUILLON écrit par le médecin, non signé.";
  return Paged(Body(consultation, patient, WithSources), banner);
}

std::string SignedText(const v1::Consultation& consultation, const common::v1::Traits& patient) {
  const std::string banner =
      consultation.report().by_stand_in()
          ? fmt::format("Rédigé à partir du brouillon d'un programme à règles, puis relu, corrigé et signé par {}.",
                        NameOf(consultation))
          : fmt::format("Écrit et signé par {}.", NameOf(consultation));
  const auto plain = [](const v1::Passage& passage) { return passage.text(); };
  return core::Join(Paged(Body(consultation, patient, plain), banner), "\n");
}

}  // namespace parcours::consultation
