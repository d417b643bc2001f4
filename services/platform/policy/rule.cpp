#include "services/platform/policy/rule.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace parcours::platform {
namespace {

// Filled while statics are made, by one thread; only read afterwards.
std::map<std::string_view, const Rule*>& Registry() {
  static std::map<std::string_view, const Rule*> rules;
  return rules;
}

}  // namespace

Rule::Rule(std::string_view name, std::string_view french, std::string_view english, std::string_view origin)
    : id(name), fr(french), en(english), source(origin) {
  if (Registry().emplace(id, this).second) return;
  std::fprintf(stderr, "Two rules have the id %.*s.\n", static_cast<int>(id.size()), id.data());
  std::abort();  // a programming error, and nobody could tell which rule decided
}

const std::map<std::string_view, const Rule*>& AllRules() {
  return Registry();
}

Verdict Allow(const Rule& rule, std::string source) {
  return Verdict{core::Reason{}, &rule, std::move(source)};
}

Verdict Deny(core::Reason reason, const Rule& rule, std::string source) {
  return Verdict{reason, &rule, std::move(source)};
}

std::string SourceOf(const Verdict& verdict) {
  if (!verdict.source.empty()) return verdict.source;
  return verdict.rule->source.empty() ? "ours" : std::string(verdict.rule->source);
}

std::string Verdict::Describe() const {
  return std::string(rule->id) + "; " + SourceOf(*this);
}

core::Refusal Verdict::ToRefusal() const {
  return {.reason = reason,
          .detail = std::string(rule->id),
          .facts = {{"rule", std::string(rule->id)},
                    {"rule_fr", std::string(rule->fr)},
                    {"rule_en", std::string(rule->en)},
                    {"source", SourceOf(*this)}}};
}

std::string Describe(const Rule& rule) {
  return Allow(rule).Describe();
}

core::Refusal Refused(core::Reason reason, const Rule& rule, std::map<std::string, std::string> facts) {
  core::Refusal refusal = Deny(reason, rule).ToRefusal();
  refusal.facts.merge(facts);
  return refusal;
}

core::Refusal RefusedAt(core::Reason reason, const Rule& rule, std::vector<core::Violation> violations) {
  core::Refusal refusal = Refused(reason, rule);
  refusal.violations = std::move(violations);
  return refusal;
}

}  // namespace parcours::platform
