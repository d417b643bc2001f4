#include "services/ins/rules/search.h"

#include <algorithm>

#include "services/ins/rules/matching.h"

namespace parcours::ins {

Cr CrOf(v1::SearchOutcome outcome) {
  switch (outcome) {
    case v1::SEARCH_OUTCOME_FOUND:
      return {"00", "OK"};
    case v1::SEARCH_OUTCOME_NOT_FOUND:
      return {"01", "Aucune identité trouvée"};
    case v1::SEARCH_OUTCOME_SEVERAL:
      return {"02", "Plusieurs identités trouvées"};
    case v1::SEARCH_OUTCOME_UNSPECIFIED:
    case v1::SearchOutcome_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::SearchOutcome_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return {};
}

v1::SearchOutcome OutcomeOf(std::size_t found) {
  if (found == 0) return v1::SEARCH_OUTCOME_NOT_FOUND;
  return found == 1 ? v1::SEARCH_OUTCOME_FOUND : v1::SEARCH_OUTCOME_SEVERAL;
}

std::vector<Attempt> Retrieve(const common::v1::Traits& declared, const AskInsi& ask) {
  std::vector<std::string> names(declared.given_names().begin(), declared.given_names().end());
  if (names.size() > 1) names.push_back(JoinGivenNames(declared));
  std::vector<Attempt> attempts;
  const auto found = [&](const std::string& name, const std::string& place) {
    attempts.push_back({name, place, ask(name, place)});
    return attempts.back().outcome == v1::SEARCH_OUTCOME_FOUND;
  };
  std::vector<std::string> met_several;
  for (const std::string& name : names) {
    if (found(name, "")) return attempts;
    if (attempts.back().outcome == v1::SEARCH_OUTCOME_SEVERAL) met_several.push_back(name);
  }
  if (declared.birth_place().empty() || declared.birth_place() == kUnknownBirthPlace) return attempts;
  for (const std::string& name : met_several) {
    if (found(name, declared.birth_place())) return attempts;
  }
  return attempts;
}

v1::SearchOutcome Conclude(const std::vector<Attempt>& attempts) {
  if (!attempts.empty() && attempts.back().outcome == v1::SEARCH_OUTCOME_FOUND) return v1::SEARCH_OUTCOME_FOUND;
  const bool several = std::any_of(attempts.begin(), attempts.end(), [](const Attempt& attempt) {
    return attempt.outcome == v1::SEARCH_OUTCOME_SEVERAL;
  });
  return several ? v1::SEARCH_OUTCOME_SEVERAL : v1::SEARCH_OUTCOME_NOT_FOUND;
}

}  // namespace parcours::ins
