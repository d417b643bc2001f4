// Who calls, and what they are in a space: gathered before, confirmed in the transaction.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/portal/v1/catalogue.pb.h"
#include "parcours/portal/v1/health.pb.h"
#include "parcours/portal/v1/space.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/portal/rules/delegation.h"
#include "services/portal/store.h"

namespace parcours::portal {

struct Standing {
  common::v1::Ins holder;
  v1::SpaceState state = v1::SPACE_STATE_UNSPECIFIED;
  dmp::v1::RecordState record = dmp::v1::RECORD_STATE_UNSPECIFIED;  // of citizens
  Act act = Act::kRead;
  v1::Role role = v1::ROLE_UNSPECIFIED;  // of a citizen
  common::v1::Ins citizen;               // absent: not a citizen
  std::string service;                   // code of the catalogue; empty: not a service
  v1::DataScope scope = v1::DATA_SCOPE_UNSPECIFIED;
  v1::ActivityActor actor = v1::ACTIVITY_ACTOR_UNSPECIFIED;
  std::string name;
};

// The citizen who calls. Refuses as signin.CitizenService does.
core::Result<common::v1::Ins> IdentifyCitizen(platform::Call& call);

// A citizen in a space, whatever its state. Refuses with KEY_WRONG, DELEGATION_MISSING, DELEGATE_MAY_NOT.
core::Result<Standing> EnterInAnyState(platform::Call& call, const common::v1::Ins& holder, Act act);
// The same in an active space. Refuses besides with SPACE_NOT_ACTIVE, SPACE_CLOSED.
core::Result<Standing> Enter(platform::Call& call, const common::v1::Ins& holder, Act act);

// Besides citizens a professional whom the DMP has authorised, and a service with a consent for that. Refuses besides
// with AUTHORISATION_MISSING, PROFESSIONAL_BLOCKED, PATIENT_OPPOSES, SERVICE_NOT_AVAILABLE, PURPOSE_NOT_CONSENTED.
core::Result<Standing> EnterWithData(platform::Call& call, const common::v1::Ins& holder, Act act, v1::DataScope scope);

// In the transaction: what was true while gathering still is (a delegation or a consent may have ended). Tells the
// journal what decided, and the activities of the space who other than the holder read or wrote. Refuses as above.
core::Result<void> Confirm(platform::Transaction& tx, const Standing& standing);

// The space of somebody who is in it. Throws StoreFailure if there is none.
Space SpaceAt(platform::ReadTransaction& tx, const Standing& standing);

// How the caller is named as the author of something.
v1::SourceAuthor AuthorOf(const Standing& standing);

// Tells the activities of the space.
void Remember(platform::Transaction& tx, const Standing& standing, v1::ActivityKind kind);

}  // namespace parcours::portal
