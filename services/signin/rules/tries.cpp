#include "services/signin/rules/tries.h"

#include <string>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::signin {
namespace {

core::Refusal Locked(core::Time until) {
  return core::Refusal{.reason = common::v1::REASON_ACCOUNT_LOCKED,
                       .facts = {{"locked_until", core::FormatTime(until)}}};
}

}  // namespace

core::Result<void> CheckUnlocked(const Tries& tries, core::Time now) {
  if (tries.locked_until && now < *tries.locked_until) return core::Refuse(Locked(*tries.locked_until));
  return {};
}

void CountWrong(Tries& tries, core::Time now, core::Duration locked_for) {
  if (tries.locked_until && now >= *tries.locked_until) tries = {};
  if (++tries.wrong >= kMostWrong) tries.locked_until = now + locked_for;
}

core::Refusal Wrong(core::Reason reason, const Tries& tries) {
  if (tries.locked_until) return Locked(*tries.locked_until);
  return core::Refusal{.reason = reason, .facts = {{"tries_left", std::to_string(kMostWrong - tries.wrong)}}};
}

}  // namespace parcours::signin
