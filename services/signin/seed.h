// What the sign-in services know of a cast.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::signin {

// Citizens with their accounts, professionals and employees with their phones. Whoever has a space that is not active
// yet finds the letter with the provisional code in the mailbox. Refuses with INVALID_ARGUMENT: a person without
// matricule, a handle or identifier that two bear, a level that is none, a second factor or e-CPS without mobile, an
// employee or account whose structure or password is missing.
core::Result<void> SeedSignin(platform::Transaction& tx, const sandbox::v1::Cast& cast);

}  // namespace parcours::signin
