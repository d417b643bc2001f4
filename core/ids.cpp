#include "core/ids.h"

#include <algorithm>

namespace parcours::core {
namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kIdLetters = 12;

}  // namespace

bool IsIdSyntax(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

// SplitMix64: any position can be computed at once, so that the position is all the state there is.
std::uint64_t IdSequence::NextBits() {
  ++position_;
  std::uint64_t z = seed_ + position_ * 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::string IdSequence::Next(std::string_view kind) {
  constexpr std::string_view kLetters = "0123456789abcdefghjkmnpqrstvwxyz";  // base 32 without i, l, o, u
  std::uint64_t bits = NextBits();
  std::string id(kind);
  id.push_back('-');
  for (std::size_t i = 0; i < kIdLetters; ++i, bits >>= 5U) id.push_back(kLetters[bits & 31U]);
  return id;
}

std::string IdSequence::NextCode() {
  std::string code = std::to_string(NextBits() % 1000000U);
  code.insert(0, 6 - code.size(), '0');
  return code;
}

}  // namespace parcours::core
