#include "scenarios/engine/matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <regex>
#include <utility>

#include "core/clock.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/json.h"
#include "scenarios/engine/message_builder.h"
#include "scenarios/engine/sentences.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kLongestShown = 120;
constexpr std::size_t kLongestMatched = 20000;  // std::regex is recursive: a longer text could exhaust the stack

std::optional<double> NumberOf(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

// Negative, zero or positive; nothing where the two cannot be compared.
std::optional<int> Compare(const std::string& left, const std::string& right) {
  const auto sign = [](auto a, auto b) { return a < b ? -1 : (b < a ? 1 : 0); };
  if (const auto a = core::ParseTime(left), b = core::ParseTime(right); a && b) return sign(*a, *b);
  if (const auto a = core::ParseDuration(left), b = core::ParseDuration(right); a && b) return sign(*a, *b);
  if (const auto a = NumberOf(left), b = NumberOf(right); a && b) return sign(*a, *b);
  return std::nullopt;
}

bool Equal(const std::string& expected, const Json& actual) {
  const std::string text = ToText(actual);
  if (expected == text) return true;
  if (actual.is_string()) {
    // A matricule or a code is text: "01" is not 1. Times and durations are compared as such.
    if (const auto a = core::ParseTime(expected), b = core::ParseTime(text); a && b) return *a == *b;
    if (const auto a = core::ParseDuration(expected), b = core::ParseDuration(text); a && b) return *a == *b;
    return !text.empty() && ShortNameOf(expected) == text;  // SEX_MALE is MALE
  }
  const auto order = Compare(expected, text);
  return order && *order == 0;
}

std::size_t Characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool IsNothing(const Json& value) {
  return value.is_null() || value == Json("") || value == Json("UNSPECIFIED") ||
         (value.is_structured() && value.empty());
}

// A pattern may come from a variable, so that only here it is known whether it is one. Anywhere in the text.
bool MatchesPattern(const std::string& text, const std::string& pattern) {
  if (text.size() > kLongestMatched) return false;
  try {
    return std::regex_search(text, std::regex(pattern));
  } catch (const std::regex_error&) {
    return false;
  }
}

core::Text Show(const Json& value) {
  std::string text = ToText(value);
  if (text.empty()) return Nothing();
  if (text.size() > kLongestShown) {
    std::size_t cut = kLongestShown;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut) + "…";
  }
  return Verbatim(std::move(text));
}

class Matcher {
 public:
  Matcher(const Lookup& lookup, std::vector<Failure>& failures) : lookup_(lookup), failures_(failures) {}

  // `actual` null pointer: the field is not there.
  void Match(const Node& written, const Json* actual, const std::string& path) {
    const Node expected = Resolve(written);
    if (IsOperatorMap(expected)) {
      for (const NodeField& one : expected.fields) Apply(one, actual, path);
      return;
    }
    if (actual == nullptr) return Fail(expected, path, Something(), Nothing());
    if (expected.is_map()) return MatchFields(expected, *actual, path);
    if (expected.is_list()) return MatchList(expected, *actual, path);
    const std::string text = expected.is_null() ? std::string() : expected.text;
    if (!Equal(text, *actual)) Fail(expected, path, text.empty() ? Nothing() : Verbatim(text), Show(*actual));
  }

 private:
  Node Resolve(const Node& node) const {
    if (!node.is_scalar() || node.text.find("${") == std::string::npos) return node;
    if (IsOneExpression(node.text)) {
      const auto value = lookup_(ExpressionsIn(node.text).front());
      return value ? ToNode(*value, node.mark) : node;
    }
    std::vector<std::string> unknown;
    Node resolved = node;
    resolved.text = Substitute(node.text, lookup_, Escape::kNone, unknown);
    return resolved;
  }

  void MatchFields(const Node& expected, const Json& actual, const std::string& path) {
    if (!actual.is_object()) return Fail(expected, path, Fields(), Show(actual));
    for (const NodeField& field : expected.fields) {
      const auto found = actual.find(field.key);
      Match(field.value, found == actual.end() ? nullptr : &*found, path.empty() ? field.key : path + "." + field.key);
    }
  }

  void MatchList(const Node& expected, const Json& actual, const std::string& path) {
    if (!actual.is_array()) return Fail(expected, path, AList(), Show(actual));
    if (actual.size() != expected.items.size()) {
      return Fail(expected, path, Items(expected.items.size()), Verbatim(std::to_string(actual.size())));
    }
    for (std::size_t i = 0; i < expected.items.size(); ++i)
      Match(expected.items[i], &actual[i], fmt::format("{}[{}]", path, i));
  }

  bool Matches(const Node& expected, const Json& actual) const {
    std::vector<Failure> none;
    Matcher(lookup_, none).Match(expected, &actual, "");
    return none.empty();
  }

  void Apply(const NodeField& one, const Json* actual, const std::string& path) {
    const std::string& name = one.key;
    const Node argument = Resolve(one.value);
    const bool there = actual != nullptr && !IsNothing(*actual);
    if (name == "present" || name == "absent") {
      const bool wanted = (name == "present") == (argument.text != "false");
      if (there != wanted)
        wanted ? Fail(argument, path, Something(), Nothing()) : Fail(argument, path, Nothing(), Show(*actual));
      return;
    }
    if (actual == nullptr) return Fail(argument, path, Verbatim(name + " " + argument.text), Nothing());
    if (!Holds(name, argument, *actual)) {
      Fail(argument, path, Verbatim(name + " " + Describe(argument)), Show(*actual));
    }
  }

  bool Holds(const std::string& name, const Node& argument, const Json& actual) const {
    const std::string text = ToText(actual);
    if (name == "equals") return Matches(argument, actual);
    if (name == "not") return !Matches(argument, actual);
    if (name == "one_of") {
      return std::any_of(argument.items.begin(), argument.items.end(),
                         [&](const Node& item) { return Matches(item, actual); });
    }
    if (name == "matches") return MatchesPattern(text, argument.text);
    if (name == "starts_with") return text.rfind(argument.text, 0) == 0;
    if (name == "contains") return Contains(argument, actual);
    if (name == "any_order") return MatchesAnyOrder(argument, actual);
    if (name == "length") return Matches(argument, actual.is_structured() ? actual.size() : Characters(text));
    if (name == "less_than") return Compare(text, argument.text).value_or(0) < 0;
    if (name == "greater_than") return Compare(text, argument.text).value_or(0) > 0;
    if (name == "between" && argument.items.size() == 2) {
      const auto low = Compare(text, Resolve(argument.items[0]).text);
      const auto high = Compare(text, Resolve(argument.items[1]).text);
      return low && high && *low >= 0 && *high <= 0;
    }
    return false;
  }

  bool Contains(const Node& argument, const Json& actual) const {
    if (!actual.is_array()) return argument.is_scalar() && ToText(actual).find(argument.text) != std::string::npos;
    const auto has = [&](const Node& wanted) {
      return std::any_of(actual.begin(), actual.end(), [&](const Json& item) { return Matches(wanted, item); });
    };
    return argument.is_list() ? std::all_of(argument.items.begin(), argument.items.end(), has) : has(argument);
  }

  bool MatchesAnyOrder(const Node& argument, const Json& actual) const {
    if (!actual.is_array() || actual.size() != argument.items.size()) return false;
    std::vector<bool> taken(actual.size(), false);
    for (const Node& wanted : argument.items) {
      std::size_t i = 0;
      while (i < actual.size() && (taken[i] || !Matches(wanted, actual[i]))) ++i;
      if (i == actual.size()) return false;
      taken[i] = true;
    }
    return true;
  }

  static std::string Describe(const Node& argument) {
    if (argument.is_scalar()) return argument.text;
    if (argument.is_list()) {
      std::string list = "[";
      for (const Node& item : argument.items) list += (list.size() > 1 ? ", " : "") + Describe(item);
      return list + "]";
    }
    std::string map = "{";
    for (const NodeField& field : argument.fields)
      map += (map.size() > 1 ? ", " : "") + field.key + ": " + Describe(field.value);
    return map + "}";
  }

  void Fail(const Node& at, const std::string& path, const core::Text& expected, const core::Text& got) {
    failures_.push_back(Failure{.mark = at.mark, .what = Differs(path, expected, got)});
  }

  const Lookup& lookup_;
  std::vector<Failure>& failures_;
};

}  // namespace

const std::vector<std::string>& Operators() {
  static const std::vector<std::string> operators = {"equals",    "not",          "one_of", "matches", "starts_with",
                                                     "contains",  "any_order",    "length", "present", "absent",
                                                     "less_than", "greater_than", "between"};
  return operators;
}

bool IsOperator(std::string_view word) {
  const auto& all = Operators();
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool IsOperatorMap(const Node& node) {
  return node.is_map() && !node.fields.empty() &&
         std::all_of(node.fields.begin(), node.fields.end(),
                     [](const NodeField& field) { return IsOperator(field.key); });
}

void Match(const Node& expected, const Json& actual, const Lookup& lookup, std::vector<Failure>& failures) {
  Matcher(lookup, failures).Match(expected, &actual, "");
}

}  // namespace parcours::scenarios
