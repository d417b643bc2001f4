#include "documents/cda/capitals.h"

namespace parcours::documents {
namespace {

constexpr std::size_t kLongestHeading = 120;
constexpr unsigned char kLatin1 = 0xC3;    // first byte of À to ÿ in UTF-8
constexpr unsigned char kLatinExt = 0xC5;  // of Œ and œ
constexpr unsigned char kSmallOe = 0x93;
constexpr unsigned char kBigOe = 0x92;
constexpr unsigned char kDivision = 0xB7;  // ÷ stands among the letters

bool IsSmallAccented(unsigned char first, unsigned char second) {
  if (first == kLatinExt) return second == kSmallOe;
  return first == kLatin1 && second >= 0xA0 && second <= 0xBE && second != kDivision;
}

}  // namespace

std::string InCapitals(std::string_view text) {
  std::string capitals(text);
  unsigned char before = 0;
  for (char& c : capitals) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'a' && c <= 'z') {
      c = static_cast<char>(c - 'a' + 'A');
    } else if (IsSmallAccented(before, byte)) {
      c = static_cast<char>(before == kLatinExt ? kBigOe : byte - 0x20);
    }
    before = byte;
  }
  return capitals;
}

bool IsInCapitals(std::string_view line) {
  int capitals = 0;
  for (const char c : line) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  return capitals >= 3 && line.size() <= kLongestHeading && InCapitals(line) == line;
}

}  // namespace parcours::documents
