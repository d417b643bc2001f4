// To whom a message goes. Thread-safe: they keep nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "parcours/messaging/v1/messaging.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

struct Unreached {
  std::string address;
  core::Refusal why;  // MAILBOX_UNKNOWN, MAILBOX_CLOSED
};

struct Recipients {
  std::vector<std::string> reached;  // addresses, the citizen's included
  std::vector<Unreached> unreached;
  std::optional<common::v1::Ins> citizen;  // whose mailbox is among those reached; with its authority
  bool professionals = false;              // there are others than a citizen
};

// Looks each address up. A citizen must be the patient that the request names, with a qualified identity.
// Refuses with DOMAIN_NOT_TRUSTED, SEVERAL_PATIENTS, KEY_WRONG, INVALID_ARGUMENT (a citizen, and no patient named),
// IDENTITY_NOT_QUALIFIED; and as the first address does where none is reached.
core::Result<Recipients> FindRecipients(platform::Call& call, const v1::SendMessageRequest& request);

}  // namespace parcours::messaging
