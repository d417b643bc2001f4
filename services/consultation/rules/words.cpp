#include "services/consultation/rules/words.h"

#include <array>
#include <regex>
#include <utility>

#include "core/text.h"

namespace parcours::consultation {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kAccents = {
    {{"à", "a"}, {"â", "a"},  {"ä", "a"}, {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"î", "i"},
     {"ï", "i"}, {"ô", "o"},  {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"ç", "c"}, {"œ", "oe"},
     {"À", "a"}, {"Â", "a"},  {"É", "e"}, {"È", "e"}, {"Ê", "e"}, {"Î", "i"}, {"Ô", "o"}, {"Ù", "u"},
     {"Ç", "c"}, {"Œ", "oe"}, {"’", " "}, {"µ", "u"}, {"«", " "}, {"»", " "}}};
constexpr std::size_t kStem = 5;

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

std::string WithoutAccents(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto& [from, to] : kAccents) {
      if (!text.starts_with(from)) continue;
      plain += to;
      taken = from.size();
      break;
    }
    if (taken == 0) {
      plain += text.front();
      taken = 1;
    }
    text.remove_prefix(taken);
  }
  return plain;
}

bool HasWord(const std::string& folded, std::string_view word) {
  return folded.find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

std::string Folded(std::string_view text) {
  const std::string plain = WithoutAccents(text);
  std::string folded = " ";
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    const bool between_digits =
        (c == ',' || c == '.') && i > 0 && i + 1 < plain.size() && IsDigit(plain[i - 1]) && IsDigit(plain[i + 1]);
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || IsDigit(c) || between_digits) {
      folded += c;
    } else if (folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.back() != ' ') folded += ' ';
  return folded;
}

std::set<std::string> StemsOf(std::string_view text) {
  static const std::set<std::string> kEmpty = {"patie", "rappo", "accom", "depui", "encor", "toujo", "matin",
                                               "jours", "semai", "gauch", "droit", "compr", "prend", "aucun",
                                               "jamai", "avoir", "quand", "comme", "apres", "avant", "conti"};
  std::set<std::string> stems;
  for (const std::string& word : core::Split(Folded(text), ' ')) {
    const std::string stem = word.substr(0, kStem);
    if (stem.size() == kStem && !IsDigit(stem.front()) && !kEmpty.contains(stem)) stems.insert(stem);
  }
  return stems;
}

std::set<std::string> DosesOf(std::string_view text) {
  static const std::regex kDose(R"((\d+(?:[,.]\d+)?) ?(mg|ug|ui|ml|g) )");
  const std::string folded = Folded(text);
  std::set<std::string> doses;
  for (std::sregex_iterator at(folded.begin(), folded.end(), kDose); at != std::sregex_iterator(); ++at) {
    doses.insert((*at)[1].str() + " " + (*at)[2].str());
  }
  return doses;
}

bool IsNegated(std::string_view text) {
  const std::string folded = Folded(text);
  for (const char* word : {"pas", "aucun", "aucune", "jamais", "sans", "ni", "nie"}) {
    if (HasWord(folded, word)) return true;
  }
  return false;
}

std::set<char> SidesOf(std::string_view text) {
  const std::string folded = Folded(text);
  std::set<char> sides;
  if (HasWord(folded, "gauche")) sides.insert('g');
  if (HasWord(folded, "droit") || HasWord(folded, "droite")) sides.insert('d');
  return sides;
}

}  // namespace parcours::consultation
