// Who holds a card: from the people of a cast to what a certificate says of them. Pure functions.
#pragma once

#include "core/result.h"
#include "parcours/sandbox/v1/cast.pb.h"
#include "pki/identity.h"

namespace parcours::simulator {

// The identity for a card of this kind held by the cast's person, professional, employee or structure of this handle,
// without sandbox and credential. Refuses with NOT_FOUND (no such holder) and INVALID_ARGUMENT (a kind that this holder
// cannot have, such as a CPS for a student; a structure that is not in the cast).
core::Result<pki::Identity> IdentityOfHolder(const sandbox::v1::Cast& cast, const sandbox::v1::CardSpec& card);

}  // namespace parcours::simulator
