// A message that a citizen writes. Thread-safe: they keep nothing.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/enclosures.h"
#include "services/messaging/mail.h"

namespace parcours::messaging {

struct Writer {
  common::v1::Ins ins;
  std::string address;
  std::string name;
};

// The signed-in citizen, with name. Refuses as signin and ins do.
core::Result<Writer> WriterOf(platform::Call& call);

// Keeps the message in the conversation of the exchange and sends it to its contact. What the citizen sees of it.
v1::ConversationMessage PostFromCitizen(platform::Transaction& tx, const Writer& writer, const Exchange& exchange,
                                        const std::string& text, const Enclosures& enclosures);

}  // namespace parcours::messaging
