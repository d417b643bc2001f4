#include "services/platform/policy/formats.h"

#include <algorithm>

#include "core/identifiers.h"
#include "core/ids.h"
#include "core/matricule.h"

namespace parcours::platform {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool AllDigits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), IsDigit);
}

// Arcs of digits without leading zeros, the first of them 0, 1 or 2.
bool IsOid(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '2' || text.size() < 3 || text[1] != '.') return false;
  bool arc_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.') {
      if (arc_start) return false;
      arc_start = true;
    } else {
      if (!IsDigit(text[i])) return false;
      if (arc_start && text[i] == '0' && i + 1 < text.size() && text[i + 1] != '.') return false;
      arc_start = false;
    }
  }
  return !arc_start;
}

// INSi request: ^[A-Z\-' ]+$ (source: padoa/tlsi-ins, request validation).
bool IsInsName(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return IsUpper(c) || c == '-' || c == '\'' || c == ' '; });
}

bool IsCog(std::string_view text) {
  return text.size() == 5 && std::all_of(text.begin(), text.end(), [](char c) { return IsDigit(c) || IsUpper(c); });
}

// \d{4}-\d{2}-\d{2}, whether or not the calendar has such a day (INSi: DateLunaire).
bool IsDate(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && AllDigits(text.substr(0, 4), 4) &&
         AllDigits(text.substr(5, 2), 2) && AllDigits(text.substr(8, 2), 2);
}

bool IsCsr(std::string_view text) {
  return text.find("-----BEGIN CERTIFICATE REQUEST-----") != std::string_view::npos ||
         text.find("-----BEGIN NEW CERTIFICATE REQUEST-----") != std::string_view::npos;
}

bool IsEmail(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
         text.find('.', at) != std::string_view::npos && text.back() != '.' && text.find(' ') == std::string_view::npos;
}

bool IsHandle(std::string_view text) {
  std::string id(text);
  std::replace(id.begin(), id.end(), '_', '-');
  return core::IsIdSyntax(id);
}

std::optional<std::string> Unless(bool right, const char* fault) {
  return right ? std::nullopt : std::optional<std::string>(fault);
}

}  // namespace

std::optional<std::string> FormatFault(policy::v1::Format format, std::string_view text) {
  switch (format) {
    case policy::v1::FORMAT_ID:
      return Unless(core::IsIdSyntax(text), "is no id: 1 to 64 of A-Z a-z 0-9 - .");
    case policy::v1::FORMAT_HANDLE:
      return Unless(IsHandle(text), "is no name in a scenario: 1 to 64 of A-Z a-z 0-9 - . _");
    case policy::v1::FORMAT_MATRICULE:
      return Unless(core::IsMatricule(text), "is no matricule INS: 13 digits, the 7th may be A or B");
    case policy::v1::FORMAT_KEY:
      return Unless(AllDigits(text, 2), "is no key: 2 digits");
    case policy::v1::FORMAT_OID:
      return Unless(IsOid(text), "is no OID in dotted form");
    case policy::v1::FORMAT_INS_NAME:
      return Unless(IsInsName(text), "is not written as INSi wants it: A-Z, hyphen, apostrophe, space");
    case policy::v1::FORMAT_COG:
      return Unless(IsCog(text), "is no code officiel géographique: 5 characters, as 18033 or 2A004");
    case policy::v1::FORMAT_RPPS:
      return Unless(core::IsRpps(text), "is no RPPS number: 11 digits, the last one a Luhn key");
    case policy::v1::FORMAT_FINESS:
      return Unless(core::IsFiness(text), "is no FINESS number: 9 characters");
    case policy::v1::FORMAT_PIN:
      return Unless(AllDigits(text, 4), "is no PIN: 4 digits");
    case policy::v1::FORMAT_PUK:
      return Unless(AllDigits(text, 8), "is no PUK: 8 digits");
    case policy::v1::FORMAT_DATE:
      return Unless(IsDate(text), "is no date: YYYY-MM-DD");
    case policy::v1::FORMAT_CSR:
      return Unless(IsCsr(text), "is no certificate signing request in PEM");
    case policy::v1::FORMAT_EMAIL:
      return Unless(IsEmail(text), "is no e-mail address");
    case policy::v1::FORMAT_UNSPECIFIED:
    case policy::v1::Format_INT_MIN_SENTINEL_DO_NOT_USE_:
    case policy::v1::Format_INT_MAX_SENTINEL_DO_NOT_USE_:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace parcours::platform
