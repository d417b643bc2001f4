#include "services/exams/rules/results.h"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <vector>

#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/exams/rules/rule.h"

namespace parcours::exams {
namespace {

constexpr std::string_view kLoinc = "2.16.840.1.113883.6.1";
constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kLongestLoinc = 7;

using Violations = std::vector<core::Violation>;

// An end of the range, or of the number line.
std::optional<double> End(const std::string& text, const std::string& field, Violations& violations) {
  if (text.empty()) return std::nullopt;
  const auto end = ParseDecimal(text);
  if (!end) violations.push_back({.field = field, .description = "is no decimal number"});
  return end;
}

v1::Interpretation InterpretationOf(double value, std::optional<double> low, std::optional<double> high) {
  if (low && value < *low) return v1::INTERPRETATION_LOW;
  if (high && value > *high) return v1::INTERPRETATION_HIGH;
  return v1::INTERPRETATION_NORMAL;
}

Violations Interpret(v1::ResultLine& line, const std::string& place) {
  Violations violations;
  const auto value = End(line.value(), place + ".value", violations);
  const auto low = End(line.low(), place + ".low", violations);
  const auto high = End(line.high(), place + ".high", violations);
  if (line.low().empty() && line.high().empty()) {
    violations.push_back({.field = place + ".high", .description = "is missing: there is no reference range"});
  }
  if (low && high && *low > *high) {
    violations.push_back({.field = place + ".low", .description = "is higher than the upper end of the range"});
  }
  if (violations.empty() && value) line.set_interpretation(InterpretationOf(*value, low, high));
  return violations;
}

bool IsCoded(const v1::ResultLine& line) {
  return (line.code().system().empty() || line.code().system() == kLoinc) && IsLoincCode(line.code().code());
}

core::Result<void> RefuseIfAny(core::Reason reason, const Rule& rule, Violations violations) {
  if (violations.empty()) return {};
  return core::Refuse(RefusedAt(reason, rule, std::move(violations)));
}

core::Result<void> CheckKind(const v1::Result& result, v1::ExaminationKind kind) {
  const bool laboratory = kind == v1::EXAMINATION_KIND_LABORATORY;
  Violations violations;
  if (laboratory && result.lines().empty())
    violations.push_back({.field = "result.lines", .description = "is missing"});
  if (!laboratory && !result.has_findings())
    violations.push_back({.field = "result.findings", .description = "is missing"});
  if (laboratory && result.has_findings())
    violations.push_back({.field = "result.findings", .description = "belongs to imaging"});
  if (!laboratory && !result.lines().empty())
    violations.push_back({.field = "result.lines", .description = "belong to a laboratory"});
  return RefuseIfAny(common::v1::REASON_INVALID_ARGUMENT, rules::kKind, std::move(violations));
}

}  // namespace

std::optional<double> ParseDecimal(std::string_view text) {
  const std::string_view digits = text.substr(text.substr(0, 1) == "-" ? 1 : 0);
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? std::string_view("0") : digits.substr(point + 1);
  for (const std::string_view part : {whole, rest}) {
    if (part.empty() || part.find_first_not_of(kDigits) != std::string_view::npos) return std::nullopt;
  }
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc()) return std::nullopt;
  return value;
}

bool IsLoincCode(std::string_view code) {
  const std::size_t hyphen = code.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen > kLongestLoinc || code.size() != hyphen + 2)
    return false;
  const std::string digits = std::string(code.substr(0, hyphen)) + code.back();
  return digits.find_first_not_of(kDigits) == std::string::npos && core::HasLuhnKey(digits);
}

core::Result<v1::Result> Interpreted(v1::Result result, v1::ExaminationKind kind) {
  TRY(CheckKind(result, kind));
  Violations uncoded;
  Violations wrong;
  for (int i = 0; i < result.lines_size(); ++i) {
    v1::ResultLine& line = *result.mutable_lines(i);
    const std::string place = fmt::format("result.lines[{}]", i);
    if (!IsCoded(line)) uncoded.push_back({.field = place + ".code", .description = "is no LOINC code"});
    line.mutable_code()->set_system(std::string(kLoinc));
    line.clear_interpretation();
    for (core::Violation& one : Interpret(line, place)) wrong.push_back(std::move(one));
  }
  TRY(RefuseIfAny(common::v1::REASON_CODE_UNKNOWN, rules::kCoded, std::move(uncoded)));
  TRY(RefuseIfAny(common::v1::REASON_INVALID_ARGUMENT, rules::kRange, std::move(wrong)));
  return result;
}

}  // namespace parcours::exams
