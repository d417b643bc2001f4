#include "services/prescription/rules/number.h"

#include <fmt/format.h>

#include <cstddef>

namespace parcours::prescription {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kMark = "SIM";
constexpr std::size_t kLength = 18;
constexpr std::size_t kSerial = kLength - kMark.size() - 3;  // year, serial, check

char CheckOf(std::string_view body) {
  const std::size_t base = kAlphabet.size();
  std::size_t sum = 0;
  std::size_t factor = 2;
  for (auto at = body.rbegin(); at != body.rend(); ++at) {
    const std::size_t addend = factor * kAlphabet.find(*at);
    sum += addend / base + addend % base;
    factor = factor == 2 ? 1 : 2;
  }
  return kAlphabet[(base - sum % base) % base];
}

char Upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string MakeNumber(int year, std::string_view id) {
  std::string serial;
  for (const char c : id.substr(id.find('-') + 1)) {
    if (kAlphabet.find(Upper(c)) != std::string_view::npos) serial += Upper(c);
  }
  serial.resize(kSerial, '0');
  const std::string body = fmt::format("{}{:02}{}", kMark, year % 100, serial);
  return body + CheckOf(body);
}

std::string Normalised(std::string_view typed) {
  std::string number;
  for (const char c : typed) {
    if (c != ' ' && c != '-') number += Upper(c);
  }
  return number;
}

bool IsNumber(std::string_view number) {
  if (number.size() != kLength || number.substr(0, kMark.size()) != kMark) return false;
  if (number.find_first_not_of(kAlphabet) != std::string_view::npos) return false;
  return CheckOf(number.substr(0, kLength - 1)) == number.back();
}

}  // namespace parcours::prescription
