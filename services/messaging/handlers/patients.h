// What other services say of a patient before a message about them leaves. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

// Refuses with KEY_WRONG, IDENTITY_NOT_QUALIFIED.
core::Result<void> CheckQualified(platform::Call& call, const common::v1::Ins& patient);

// Whether Mon espace santé is open, and a mailbox with it: the DMP is asked, whose opening it is. Refuses with
// MAILBOX_CLOSED.
core::Result<void> CheckMailboxOpen(platform::Call& call, const common::v1::Ins& patient);

// The signed-in citizen.
core::Result<common::v1::Ins> CitizenOf(platform::Call& call);

// "PAUL MARTEL", as INSi has it.
core::Result<std::string> NameOf(platform::Call& call, const common::v1::Ins& person);

}  // namespace parcours::messaging
