// Checking the password of an account of Mon espace santé, in two halves: stretching it takes milliseconds and comes
// before the transaction; judging and counting come inside.
//
// Functions that take a transaction have its thread-safety; the others are thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "services/platform/pipeline/call.h"
#include "services/signin/store.h"

namespace parcours::signin {

struct ComparedPassword {
  std::string with;  // the hash; nobody's where there is no account
  bool right = false;
};

using FindPerson = std::function<std::optional<Person>(platform::ReadTransaction&)>;

core::Result<ComparedPassword> ComparePassword(platform::Call& call, const FindPerson& find, std::string_view password);

// Refuses with ACCOUNT_LOCKED, and with PASSWORD_WRONG after counting, which is kept. Right tries forget nothing: only
// a finished sign-in does, or else a known password would make guessing codes free.
core::Result<void> JudgePassword(platform::Transaction& tx, Person& person, const ComparedPassword& compared);

}  // namespace parcours::signin
