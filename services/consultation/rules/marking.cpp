#include "services/consultation/rules/marking.h"

#include <algorithm>
#include <set>
#include <string>

#include "services/consultation/rules/words.h"

namespace parcours::consultation {
namespace {

template <class T>
std::set<T> Common(const std::set<T>& left, const std::set<T>& right) {
  std::set<T> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::inserter(common, common.begin()));
  return common;
}

template <class T>
bool Differ(const std::set<T>& left, const std::set<T>& right) {
  return !left.empty() && !right.empty() && Common(left, right).empty();
}

// What was prescribed today may differ from what was taken before.
bool OfOneTime(const v1::Passage& left, const v1::Passage& right) {
  return (left.section() == v1::SECTION_PLAN) == (right.section() == v1::SECTION_PLAN);
}

bool Contradict(const v1::Passage& left, const v1::Passage& right) {
  const auto shared = Common(StemsOf(left.text()), StemsOf(right.text()));
  if (shared.empty() || !OfOneTime(left, right)) return false;
  if (Differ(SidesOf(left.text()), SidesOf(right.text())) || Differ(DosesOf(left.text()), DosesOf(right.text())))
    return true;
  return shared.size() > 1 && IsNegated(left.text()) != IsNegated(right.text());
}

}  // namespace

void Mark(v1::Report& report) {
  auto& passages = *report.mutable_passages();
  for (int i = 0; i < passages.size(); ++i) {
    if (passages[i].lines().empty()) {
      passages[i].set_mark(v1::PASSAGE_MARK_UNSUPPORTED);
      continue;
    }
    for (int j = 0; j < i; ++j) {
      if (!Contradict(passages[i], passages[j])) continue;
      passages[i].set_mark(v1::PASSAGE_MARK_CONTRADICTED);
      passages[j].set_mark(v1::PASSAGE_MARK_CONTRADICTED);
    }
  }
}

}  // namespace parcours::consultation
