// What people are told on the phone, and what the DMP is told of delegations. Goes out after the commit.
#pragma once

#include "core/text.h"
#include "parcours/common/v1/common.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/portal/store.h"

namespace parcours::portal {

// A notification of Mon espace santé on the phone: the one way by which everybody in the chain notifies.
void Tell(platform::Transaction& tx, const common::v1::Ins& whom, const core::Text& title, const core::Text& text);

// The DMP lets a carer in from then on, or no longer. Nothing for other kinds of delegation.
enum class Told { kBegins, kEnds };
void TellDmp(platform::Transaction& tx, const StoredDelegation& delegation, Told told);

// Opens a DMP that is announced, at its holder's wish or a parent's.
void OpenRecord(platform::Transaction& tx, const common::v1::Ins& holder);

// Ends a delegation that waits or is in force, and tells the DMP and `whom`.
void End(platform::Transaction& tx, StoredDelegation delegation, const common::v1::Ins& whom);

}  // namespace parcours::portal
