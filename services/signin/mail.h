// Bringing messages to phones and mailboxes.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <optional>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "google/protobuf/timestamp.pb.h"
#include "parcours/signin/v1/citizen_account.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/signin/store.h"

namespace parcours::signin {

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time FromTimestamp(const google::protobuf::Timestamp& time);

// Puts a message on the phone or into the mailbox of `owner` (a handle); gives it as it arrived.
v1::Message Send(platform::Transaction& tx, const std::string& owner, v1::Message message, v1::MessageChannel channel,
                 std::optional<core::Time> expires = std::nullopt, const std::string& flow = {});

// Where a one-time code of an account goes, and how that is shown.
struct CodeRoute {
  v1::MessageChannel channel = v1::MESSAGE_CHANNEL_SMS;
  std::string shown;  // masked
};
// Refuses with INVALID_ARGUMENT (field "channel") where the account has no such address.
core::Result<CodeRoute> RouteOf(const Person& person, v1::CodeChannel wanted);

// A new provisional code in a new letter; the code before no longer counts and its tries are forgotten.
void SendLetter(platform::Transaction& tx, Person& person, const std::string& code);

}  // namespace parcours::signin
