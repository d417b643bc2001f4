#include "core/identifiers.h"

#include <algorithm>

namespace parcours::core {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool AllDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), IsDigit); }

}  // namespace

bool HasLuhnKey(std::string_view digits) {
  if (digits.size() < 2 || !AllDigits(digits)) return false;
  int sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
    const int value = (*digit - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool IsRpps(std::string_view text) { return text.size() == 11 && HasLuhnKey(text); }

bool IsFiness(std::string_view text) {
  if (text.size() != 9 || !IsDigit(text[0]) || !AllDigits(text.substr(2))) return false;
  if (IsDigit(text[1])) return HasLuhnKey(text);
  return text[1] >= 'A' && text[1] <= 'Z';
}

}  // namespace parcours::core
