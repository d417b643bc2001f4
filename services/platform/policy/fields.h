// What the contract says of fields, applied: requests are validated, secrets masked, logs redacted.
//
// Thread-safe.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "core/result.h"

namespace parcours::platform {

// Every field at fault: required and absent, wrong format, too long, too many. Empty if the request is acceptable.
// Keys of matricules are not judged here: whether a wrong one matters is the service's to say.
std::vector<core::Violation> ValidateFields(const google::protobuf::Message& message);

// True if the type has a secret field anywhere inside.
bool HasSecrets(const google::protobuf::Descriptor& type);

// Replaces secret fields by a mask, in place.
void MaskSecrets(google::protobuf::Message& message);

// The message as text for a log: secret and sensitive fields masked.
std::string Redact(const google::protobuf::Message& message);

}  // namespace parcours::platform
