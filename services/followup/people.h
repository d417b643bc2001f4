// The people of a call, as this service keeps them; and those it asks other services about.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "parcours/followup/v1/orientation_file.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

bool IsCitizen(const platform::Caller& caller);

// The strict traits of the patient. Refuses with KEY_WRONG, IDENTITY_NOT_QUALIFIED (by the caller's structure).
core::Result<common::v1::Traits> QualifiedTraits(platform::Call& call, const common::v1::Ins& patient);

// The matricule of a citizen who calls; empty for everybody else.
core::Result<std::string> CitizenOf(platform::Call& call);

// A citizen's actor has its kind only: who it is, the patient's own field says.
common::v1::Actor ActorOf(const platform::Caller& caller);

// The caller, now.
v1::Stamp StampOf(const platform::Transaction& tx);

}  // namespace parcours::followup
