// What the three stores share: messages of the contract, read from their rows.
#pragma once

#include <string>

#include "services/platform/store/store.h"

namespace parcours::followup {

// Throws StoreFailure for bytes that are no such message.
template <class Message>
Message Parsed(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) throw platform::StoreFailure("a row of the follow-up cannot be read");
  return message;
}

}  // namespace parcours::followup
