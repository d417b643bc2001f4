// Variables of a run and their places in text: ${name}, ${name.field.0}, ${name/json/pointer}.
//
// Not thread-safe.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Where a value for ${…} comes from; nothing: there is none of this name.
using Lookup = std::function<std::optional<Json>(std::string_view expression)>;

class Variables {
 public:
  void Set(const std::string& name, Json value);
  void MarkSecret(const std::string& name) { secret_names_.insert(name); }

  // `expression`: what stands between the braces.
  std::optional<Json> Find(std::string_view expression) const;

  bool HoldSecrets() const { return !secret_values_.empty(); }

  // Replaces the values of secret variables wherever they stand in the text.
  std::string Mask(std::string text) const;
  Json Mask(const Json& value) const;

 private:
  std::map<std::string, Json, std::less<>> values_;
  std::set<std::string, std::less<>> secret_names_;
  // Longest first, for one may be part of another.
  struct Longer {
    bool operator()(const std::string& a, const std::string& b) const {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    }
  };
  std::set<std::string, Longer> secret_values_;
};

// The expressions in a text, in order: "a ${b} ${c.d}" -> {"b", "c.d"}.
std::vector<std::string> ExpressionsIn(std::string_view text);

// "cast.paul.ins" and "cast/paul/ins" as their parts.
std::vector<std::string> PathOf(std::string_view expression);

// True if the text is one expression and nothing else; it then stands for a whole value, not for text.
bool IsOneExpression(std::string_view text);

// How an inserted value is written.
enum class Escape { kNone, kXml };

// Replaces every expression by the text of its value. `unknown` receives those without a value; they stay as they are.
std::string Substitute(std::string_view text, const Lookup& lookup, Escape escape, std::vector<std::string>& unknown);

}  // namespace parcours::scenarios
