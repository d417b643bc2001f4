#include "services/consultation/rules/hearing.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <regex>
#include <string_view>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/consultation/rules/rule.h"

namespace parcours::consultation {
namespace {

using Swap = std::pair<std::string_view, std::string_view>;

constexpr std::array<Swap, 13> kNegations = {{{"je n'ai pas ", "j'ai "},
                                              {"je ne prends pas ", "je prends "},
                                              {"je ne fume pas", "je fume"},
                                              {"n'a pas ", "a "},
                                              {"n'est pas ", "est "},
                                              {"ne prend pas ", "prend "},
                                              {"pas d'", ""},
                                              {"pas de ", ""},
                                              {"aucune ", "une "},
                                              {"aucun ", "un "},
                                              {"jamais eu ", "déjà eu "},
                                              {"sans ", "avec "},
                                              {"pas ", ""}}};
constexpr std::array<Swap, 10> kPersons = {{{"mon père a ", "j'ai "},
                                            {"ma mère a ", "j'ai "},
                                            {"mon frère a ", "j'ai "},
                                            {"ma sœur a ", "j'ai "},
                                            {"ma femme a ", "j'ai "},
                                            {"mon mari a ", "j'ai "},
                                            {"son père a ", "le patient a "},
                                            {"sa mère a ", "le patient a "},
                                            {"son frère a ", "le patient a "},
                                            {"sa sœur a ", "le patient a "}}};

// With an upper-case letter at the beginning; for words that begin with an ASCII letter.
std::string Capital(std::string_view text) {
  std::string capital(text);
  if (!capital.empty() && capital[0] >= 'a' && capital[0] <= 'z')
    capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  return capital;
}

std::optional<std::string> Swapped(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return std::nullopt;
  std::string swapped = text.substr(0, at) + to + text.substr(at + from.size());
  return at == 0 ? Capital(swapped) : swapped;
}

template <std::size_t kSize>
std::optional<std::string> FirstSwap(const std::string& text, const std::array<Swap, kSize>& table) {
  for (const auto& [from, to] : table) {
    if (auto swapped = Swapped(text, std::string(from), std::string(to))) return swapped;
    if (auto swapped = Swapped(text, Capital(from), Capital(to))) return swapped;
  }
  return std::nullopt;
}

std::optional<std::string> OtherSide(const std::string& text) {
  const std::size_t right = text.find("droit");
  const std::size_t left = text.find("gauche");
  if (right < left) {
    const bool feminine = text.compare(right, 6, "droite") == 0;
    return text.substr(0, right) + "gauche" + text.substr(right + (feminine ? 6 : 5));
  }
  if (left == std::string::npos) return std::nullopt;
  // « la jambe gauche », « la main gauche », but « le bras gauche ».
  const bool feminine = left >= 2 && (text[left - 2] == 'e' || text.substr(0, left).ends_with("main "));
  return text.substr(0, left) + (feminine ? "droite" : "droit") + text.substr(left + 6);
}

std::optional<std::string> OtherDose(const std::string& text) {
  static const std::regex kDose(R"((\d+)(?:[,.](\d+))?( ?(?:mg|µg|UI|ml)\b))");
  std::smatch dose;
  if (!std::regex_search(text, dose, kDose)) return std::nullopt;
  const std::string misread = dose[1].str() + (dose[2].matched ? dose[2].str() : "0") + dose[3].str();
  return dose.prefix().str() + misread + dose.suffix().str();
}

std::optional<std::string> Misheard(const std::string& text, v1::DraftMistake mistake) {
  if (mistake == v1::DRAFT_MISTAKE_LOST_NEGATION) return FirstSwap(text, kNegations);
  if (mistake == v1::DRAFT_MISTAKE_WRONG_SIDE) return OtherSide(text);
  if (mistake == v1::DRAFT_MISTAKE_DOSE_MISREAD) return OtherDose(text);
  if (mistake == v1::DRAFT_MISTAKE_PERSON_CONFUSED) return FirstSwap(text, kPersons);
  return std::nullopt;
}

bool Mishear(std::vector<v1::NoteLine>& lines, v1::DraftMistake mistake) {
  for (v1::NoteLine& line : lines) {
    if (auto misheard = Misheard(line.text(), mistake)) {
      line.set_text(std::move(*misheard));
      return true;
    }
  }
  return false;
}

}  // namespace

core::Result<std::vector<v1::NoteLine>> Hear(const google::protobuf::RepeatedPtrField<v1::NoteLine>& notes,
                                             const std::vector<v1::DraftMistake>& mistakes) {
  std::vector<v1::NoteLine> lines(notes.begin(), notes.end());
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    if (mistakes[i] == v1::DRAFT_MISTAKE_INVENTED || Mishear(lines, mistakes[i])) continue;
    return core::Refuse(RefusedAt(
        common::v1::REASON_INVALID_ARGUMENT, rules::kOccasion,
        {{.field = fmt::format("mistakes[{}]", i), .description = "finds no line of the notes to be made in"}}));
  }
  return lines;
}

}  // namespace parcours::consultation
