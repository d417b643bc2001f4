// Whose phone a call is about, and answering the requests on it.
//
// Functions that take a transaction have its thread-safety; the others are thread-safe.
#pragma once

#include <string>

#include "core/result.h"
#include "services/platform/pipeline/call.h"
#include "services/signin/flows.h"
#include "services/signin/store.h"

namespace parcours::signin {

// An operator names sandbox and handle. Refuses with INVALID_ARGUMENT.
template <class Request>
core::Result<void> CheckNamed(const platform::Call& call, const Request& request) {
  if (call.caller().kind != policy::v1::CALLER_KIND_OPERATOR) return {};
  if (request.sandbox_id().empty()) return core::Refuse(BadField("sandbox_id", "is required for operators"));
  if (request.handle().empty()) return core::Refuse(BadField("handle", "is required for operators"));
  return {};
}

// The handle of the phone's owner. Refuses with NOT_FOUND: nobody, or somebody else's phone.
core::Result<std::string> OwnerOf(platform::Transaction& tx, const std::string& handle);

// Refuses with NOT_FOUND.
core::Result<StoredMessage> MessageOf(platform::Transaction& tx, const std::string& owner, const std::string& id);

// A request for approval that nobody answered in time shows so.
v1::Message Shown(v1::Message message, core::Time now);

// Approves or denies the named request, or the latest one that waits. Refuses with NOT_FOUND, CONFLICT,
// SIGN_IN_EXPIRED.
core::Result<v1::Message> Answer(platform::Transaction& tx, const std::string& handle, const std::string& message_id,
                                 v1::ApprovalState answer);

}  // namespace parcours::signin
