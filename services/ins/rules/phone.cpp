#include "services/ins/rules/phone.h"

namespace parcours::ins {

std::string NormalisePhone(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (number.find('+') != std::string_view::npos) return "+" + digits;
  if (digits.starts_with("00")) return "+" + digits.substr(2);
  return digits.starts_with("0") ? "+33" + digits.substr(1) : digits;
}

}  // namespace parcours::ins
