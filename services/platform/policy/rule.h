// A rule of the second stage of policy, by name: what it says, in both languages, and where it comes from; and what
// such a rule decided. The services' rules/rule.h define theirs with it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace parcours::platform {

// Enters itself into the list of all rules, so that pages and the trainer's window can explain any rule by its id.
// Define rules at namespace scope only; a second one of the same id ends the program at its start. Immutable.
struct Rule {
  Rule(std::string_view name, std::string_view french, std::string_view english, std::string_view origin);
  Rule(const Rule&) = delete;
  Rule& operator=(const Rule&) = delete;

  const std::string_view id;
  const std::string_view fr;
  const std::string_view en;
  const std::string_view source;  // référentiel and section; empty: ours
};

// Every rule linked into this program, by id. Thread-safe once main has begun.
const std::map<std::string_view, const Rule*>& AllRules();

// What a rule decided. Allowed if there is no reason.
struct Verdict {
  core::Reason reason;
  const Rule* rule;         // never null
  std::string source = {};  // where it is more precise than the rule's: a cell of a matrix, "ours" included

  bool allowed() const { return reason == core::Reason{}; }
  // What the journal keeps: "emergency.drm; DSF lien 15-15 v1.0 (ANS)".
  std::string Describe() const;
  // The refusal that this verdict is, with the facts "rule" (its id), "rule_fr", "rule_en" and "source".
  core::Refusal ToRefusal() const;
};

Verdict Allow(const Rule& rule, std::string source = {});
Verdict Deny(core::Reason reason, const Rule& rule, std::string source = {});

// "ours", or the source that counts for the verdict.
std::string SourceOf(const Verdict& verdict);

// What the journal keeps of a rule that allowed something.
std::string Describe(const Rule& rule);

// The refusal by a rule, with the facts of a verdict and what `facts` adds.
core::Refusal Refused(core::Reason reason, const Rule& rule, std::map<std::string, std::string> facts = {});
// The same, for a request: each place at fault.
core::Refusal RefusedAt(core::Reason reason, const Rule& rule, std::vector<core::Violation> violations);

}  // namespace parcours::platform
