// Sign-ins, activations and resets under way: where they stand, and what goes wrong on the way.
//
// Functions that take a transaction have its thread-safety; the others are thread-safe.
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/signin/v1/france_connect.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/rpc/session_issuer.h"
#include "services/signin/store.h"

namespace parcours::signin {

// One that is still under way. Refuses with NOT_FOUND, SIGN_IN_DENIED, SIGN_IN_EXPIRED (its time is over, or done).
core::Result<Flow> OpenFlow(platform::ReadTransaction& tx, FlowKind kind, const std::string& id, core::Time now);

// The same while gathering.
core::Result<Flow> OpenFlow(platform::Call& call, FlowKind kind, const std::string& id);

// Refuses with CONFLICT unless it stands there.
core::Result<void> RequireState(const Flow& flow, FlowState state);

// Compares a one-time code. Refuses with CODE_EXPIRED, and with CODE_WRONG or ACCOUNT_LOCKED after counting in `tries`;
// the caller stores `tries` and keeps them.
core::Result<void> CheckCode(const Flow& flow, const std::string& code, core::Time now, Tries& tries);

// Where a certificate will be used.
struct Place {
  core::SandboxId sandbox;
  std::uint32_t branch = 1;
};
Place PlaceOf(const platform::Call& call);

// A citizen's session and its certificate, for the key of `csr`.
struct CitizenSignedIn {
  std::string certificate_chain;
  v1::CitizenSession session;
};
// Refuses as SessionIssuer::Issue does.
core::Result<CitizenSignedIn> SignInCitizen(platform::Transaction& tx, platform::SessionIssuer& issuer,
                                            const Place& place, const std::string& subject, const std::string& csr);

// INVALID_ARGUMENT for one field.
core::Refusal BadField(std::string field, std::string description);

// The signed-in citizen. Refuses with NOT_FOUND.
core::Result<Person> CitizenOf(platform::ReadTransaction& tx, const platform::Caller& caller);

// Somebody of the cast by any matricule that the national base knows of them; nobody where there is none. Refuses as
// INSi's service does but for NOT_FOUND.
core::Result<std::optional<Person>> PersonOf(platform::Call& call, const common::v1::Ins& ins);

}  // namespace parcours::signin
