#include "services/messaging/rules/subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "core/names.h"

namespace parcours::messaging {
namespace {

constexpr std::string_view kPrefix = "XDM/1.0/DDM+";
constexpr std::string_view kStart = "XDM/1.0/DDM";
constexpr std::string_view kReplaces = "[Annule et remplace] ";
constexpr std::string_view kEnd = "[FIN]";

std::string_view WithoutReplacement(std::string_view subject) {
  return subject.starts_with(kReplaces) ? subject.substr(kReplaces.size()) : subject;
}

// DD/MM/YYYY of YYYYMMDD.
std::string Day(const std::string& birth_date) {
  constexpr std::size_t kDigits = 8;
  if (birth_date.size() < kDigits) return {};
  return birth_date.substr(6, 2) + "/" + birth_date.substr(4, 2) + "/" + birth_date.substr(0, 4);
}

// True if `words` ends with a label, one of the names and one of the given names.
bool Names(const std::string& words, const CdaSummary& document) {
  for (const std::string& family : {document.birth_name, document.used_name}) {
    for (const std::string& given : {document.given_name, document.used_given_name}) {
      if (family.empty() || given.empty()) continue;
      const std::string ending = " " + core::ForLookup(family) + " " + core::ForLookup(given);
      if (words.size() > ending.size() && words.ends_with(ending)) return true;
    }
  }
  return false;
}

}  // namespace

std::string SubjectFor(const CdaSummary& document) {
  return fmt::format("{}{} {} {} {}", kPrefix, document.title, document.birth_name, document.given_name,
                     Day(document.birth_date));
}

std::vector<core::Violation> FaultsOfSubject(std::string_view subject, const CdaSummary& document) {
  const std::string_view rest = WithoutReplacement(subject);
  if (!rest.starts_with(kPrefix)) return {{.field = "subject", .description = "does not begin with XDM/1.0/DDM+"}};
  const std::string words(rest.substr(kPrefix.size()));
  static const std::regex kDated(R"(^(.*) (\d{2}/\d{2}/\d{4})$)");
  std::smatch parts;
  if (!std::regex_match(words, parts, kDated)) {
    return {{.field = "subject", .description = "does not end with the birth date DD/MM/YYYY"}};
  }
  std::vector<core::Violation> faults;
  if (parts[2] != Day(document.birth_date)) {
    faults.push_back({.field = "subject", .description = "has another birth date than the document"});
  }
  if (!Names(core::ForLookup(parts[1].str()), document)) {
    faults.push_back({.field = "subject",
                      .description = "does not have a label, the family name and the given name of the document"});
  }
  return faults;
}

bool IsXdmSubject(std::string_view subject) {
  return WithoutReplacement(subject).starts_with(kStart);
}

std::string ShownSubject(std::string_view subject) {
  const std::string_view rest = WithoutReplacement(subject);
  if (!rest.starts_with(kPrefix)) return std::string(subject);
  const std::string_view mark = subject.substr(0, subject.size() - rest.size());
  return std::string(mark) + std::string(rest.substr(kPrefix.size()));
}

bool EndsExchanges(std::string_view subject) {
  return subject == kEnd;
}

}  // namespace parcours::messaging
