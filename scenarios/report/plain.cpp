#include "scenarios/report/plain.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace parcours::scenarios {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr char32_t kNotUtf8 = 0xFFFFFFFF;

struct Character {
  std::string_view bytes;
  char32_t code = kNotUtf8;
};

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool In(const std::array<Range, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](const Range& range) { return code >= range.first && code <= range.last; });
}

// Controls, directional formatting (Unicode TR 9), byte order mark and noncharacters.
constexpr std::array<Range, 6> kLeftOut{
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0x202A, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}}};

// Combining marks, joiners and variation selectors.
constexpr std::array<Range, 6> kNoWidth{
    {{0x0300, 0x036F}, {0x0591, 0x05BD}, {0x064B, 0x065F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};

// East Asian Wide and Fullwidth (Unicode TR 11), by blocks, and emoji.
constexpr std::array<Range, 8> kWide{{{0x1100, 0x115F},
                                      {0x2E80, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},
                                      {0xFF00, 0xFF60},
                                      {0x1F300, 0x1FAFF},
                                      {0x20000, 0x3FFFD}}};

std::size_t LengthByLead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

// The character at the beginning of `text`, which is not empty.
Character First(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::string_view bytes = text.substr(0, LengthByLead(lead));
  if (bytes.size() != LengthByLead(lead) || !core::IsUtf8(bytes)) return {.bytes = text.substr(0, 1)};
  if (bytes.size() == 1) return {.bytes = bytes, .code = lead};
  char32_t code = lead & (0xFFU >> (bytes.size() + 1));
  for (const char c : bytes.substr(1)) code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  return {.bytes = bytes, .code = code};
}

template <class Visit>
void ForEach(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const Character character = First(text);
    visit(character);
    text.remove_prefix(character.bytes.size());
  }
}

std::size_t ColumnsOf(const Character& character) {
  if (character.code == kNotUtf8) return 1;
  if (In(kNoWidth, character.code)) return 0;
  return In(kWide, character.code) ? 2 : 1;
}

// As many whole characters as fit; at least one.
std::string_view Fitting(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const Character character = First(text.substr(bytes));
    used += ColumnsOf(character);
    if (used > width && bytes > 0) break;
    bytes += character.bytes.size();
  }
  return text.substr(0, bytes);
}

bool IsGlued(std::string_view before, std::string_view word) {
  static constexpr std::array<std::string_view, 6> kClosing{":", ";", "?", "!", "»", "%"};
  return before == "«" || std::find(kClosing.begin(), kClosing.end(), word) != kClosing.end();
}

// Words, each with the French punctuation that a space sets apart from it.
std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  std::string before;
  for (const std::string& word : core::Split(text, ' ')) {
    if (word.empty()) continue;
    if (!words.empty() && IsGlued(before, word)) {
      words.back() += " " + word;
    } else {
      words.push_back(word);
    }
    before = word;
  }
  return words;
}

}  // namespace

std::string Plain(std::string_view text, LineBreaks breaks) {
  std::string plain;
  plain.reserve(text.size());
  ForEach(text, [&](const Character& character) {
    const bool breaks_line = character.code == '\n' || character.code == 0x2028 || character.code == 0x2029;
    if (character.code == kNotUtf8) {
      plain += kReplacement;
    } else if (breaks_line) {
      plain += breaks == LineBreaks::kKept ? '\n' : ' ';
    } else if (character.code == '\t') {
      plain += ' ';
    } else if (!In(kLeftOut, character.code)) {
      plain += character.bytes;
    }
  });
  return plain;
}

std::size_t Columns(std::string_view text) {
  std::size_t columns = 0;
  ForEach(text, [&](const Character& character) { columns += ColumnsOf(character); });
  return columns;
}

std::vector<std::string> Wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (const std::string& word : Words(text)) {
    if (!lines.back().empty() && Columns(lines.back()) + 1 + Columns(word) > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    std::string_view rest = word;
    while (Columns(rest) > width) {
      const std::string_view piece = Fitting(rest, width);
      lines.back() += piece;
      rest.remove_prefix(piece.size());
      if (!rest.empty()) lines.emplace_back();
    }
    lines.back() += rest;
  }
  return lines;
}

std::string Shortened(std::string_view text, std::size_t width) {
  if (Columns(text) <= width) return std::string(text);
  return std::string(Fitting(text, width - 1)) + "…";
}

}  // namespace parcours::scenarios
