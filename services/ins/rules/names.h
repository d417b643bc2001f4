// Strict traits from what was declared. The form of names is core/names.h.
//
// Pure and thread-safe.
#pragma once

#include <string_view>

#include "core/clock.h"
#include "core/names.h"
#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/ins/v1/identity.pb.h"

namespace parcours::ins {

using core::ToInsName;

// The strict traits behind what was declared. `field` is the path of `declared` in the request.
// Refuses with INVALID_ARGUMENT: a name that cannot be transcribed, a birth date after `now`.
core::Result<common::v1::Traits> ToStrictTraits(const v1::DeclaredTraits& declared, std::string_view field,
                                                core::Time now);

}  // namespace parcours::ins
