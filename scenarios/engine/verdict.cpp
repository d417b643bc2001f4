#include "scenarios/engine/verdict.h"

#include "core/reasons.h"
#include "scenarios/engine/matcher.h"
#include "scenarios/engine/sentences.h"

namespace parcours::scenarios {
namespace {

// The parts of a refusal that a scenario may look at.
Json ToJson(const CallOutcome& outcome) {
  Json json = {{"code", core::StatusCodeName(outcome.code)},
               {"reason", core::ReasonName(outcome.refusal.reason)},
               {"detail", outcome.refusal.detail},
               {"facts", Json::object()},
               {"violations", Json::array()}};
  for (const auto& [key, value] : outcome.refusal.facts) json["facts"][key] = value;
  for (const auto& violation : outcome.refusal.violations) json["violations"].push_back(violation.field);
  return json;
}

// `refused: REASON` looks at the reason alone.
void CompareRefusal(const Mark& mark, const Node& expected, const CallOutcome& outcome, const Lookup& lookup,
                    std::vector<Failure>& failures) {
  if (outcome.code == 0) return failures.push_back(Failure{.mark = mark, .what = AcceptedInsteadOfRefused()});
  const bool reason_alone = !expected.is_map() || IsOperatorMap(expected);
  const Json actual = ToJson(outcome);
  const std::size_t before = failures.size();
  Match(expected, reason_alone ? actual["reason"] : actual, lookup, failures);
  for (std::size_t i = before; i < failures.size(); ++i) {
    failures[i].what = reason_alone ? ReasonDiffers(failures[i].what, outcome.refusal)
                                    : RefusalPartDiffers(failures[i].what, outcome.refusal);
  }
}

}  // namespace

void Compare(const Mark& mark, const CallOutcome& outcome, const Json& answer, const Node* expect, const Lookup& lookup,
             std::vector<Failure>& failures) {
  if (expect != nullptr && expect->Find("tls") != nullptr) {
    if (!outcome.handshake_failed) failures.push_back(Failure{.mark = mark, .what = ConnectedInsteadOfRefused()});
    return;
  }
  if (const Node* refused = expect == nullptr ? nullptr : expect->Find("refused"); refused != nullptr) {
    return CompareRefusal(mark, *refused, outcome, lookup, failures);
  }
  if (outcome.code != 0) {
    failures.push_back(Failure{.mark = mark, .what = RefusedWith(outcome.refusal)});
    for (const core::Violation& violation : outcome.refusal.violations) {
      failures.push_back(Failure{.mark = mark, .what = Verbatim(violation.field + ": " + violation.description)});
    }
    return;
  }
  if (expect != nullptr) Match(*expect, answer, lookup, failures);
}

}  // namespace parcours::scenarios
