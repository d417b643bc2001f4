#include "core/identifiers.h"

#include <algorithm>

namespace parcours::core {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsDigit);
}

bool IsAlphanumeric(char c) {
  return IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// ADELI number: department (2A, 2B included), profession, order and key. The key is not checked: no source says how.
bool IsAdeli(std::string_view text) {
  return text.size() == 9 && IsDigit(text[0]) && IsAlphanumeric(text[1]) && AllDigits(text.substr(2));
}

bool IsSiren(std::string_view text) {
  return text.size() == 9 && HasLuhnKey(text);
}

bool IsSiret(std::string_view text) {
  return text.size() == 14 && HasLuhnKey(text);
}

// A surgery's number: RPPS or ADELI number and a rank of two digits; RPPS-rank has a key more.
bool IsRppsRank(std::string_view text) {
  return text.size() == 14 && AllDigits(text);
}
bool IsAdeliRank(std::string_view text) {
  return text.size() == 11 && IsAdeli(text.substr(0, 9)) && AllDigits(text.substr(9));
}

bool IsInternalNumber(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return IsAlphanumeric(c) || c == '-' || c == '.' || c == '_';
  });
}

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

bool IsRpps(std::string_view text) {
  return text.size() == 11 && HasLuhnKey(text);
}

bool IsFiness(std::string_view text) {
  if (text.size() != 9 || !IsDigit(text[0]) || !AllDigits(text.substr(2))) return false;
  if (IsDigit(text[1])) return HasLuhnKey(text);
  return text[1] >= 'A' && text[1] <= 'Z';
}

bool IsPsIdNat(std::string_view text) {
  if (text.size() < 2) return false;
  const char form = text[0];
  const std::string_view rest = text.substr(1);
  if (form == '8') return IsRpps(rest);
  if (form == '0') return IsAdeli(rest);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || !IsInternalNumber(rest.substr(slash + 1))) return false;
  const std::string_view employer = rest.substr(0, slash);
  switch (form) {
    case '1':
      return IsAdeliRank(employer);
    case '3':
      return IsFiness(employer);
    case '4':
      return IsSiren(employer);
    case '5':
      return IsSiret(employer);
    case '6':
      return IsRppsRank(employer);
    default:
      return false;
  }
}

bool IsStructIdNat(std::string_view text) {
  if (text.size() < 2) return false;
  const std::string_view rest = text.substr(1);
  switch (text[0]) {
    case '0':
      return IsAdeliRank(rest);
    case '1':
      return IsFiness(rest);
    case '2':
      return IsSiren(rest);
    case '3':
      return IsSiret(rest);
    case '4':
      return IsRppsRank(rest);
    default:
      return false;
  }
}

std::string PsIdNatOfRpps(std::string_view rpps) {
  return "8" + std::string(rpps);
}

std::string PsIdNatOfEmployee(std::string_view finess, std::string_view internal_id) {
  return "3" + std::string(finess) + "/" + std::string(internal_id);
}

std::string StructIdNatOfFiness(std::string_view finess) {
  return "1" + std::string(finess);
}

}  // namespace parcours::core
