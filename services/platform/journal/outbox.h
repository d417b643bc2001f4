// Effects on other services that wait to be sent: written in the transaction that causes them, taken out once sent.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "services/platform/store/store.h"

namespace parcours::platform {

struct OutboxItem {
  std::int64_t id = 0;    // given by EnqueueOutbox
  std::string exchange;   // the exchange that caused it
  std::string service;    // who calls: "parcours.dmp.v1.DmpService"
  std::string method;     // what is called
  std::string request;    // serialised
  std::string on_behalf;  // serialised common.v1.OnBehalf
};

void EnqueueOutbox(WriteTransaction& tx, const OutboxItem& item);
std::vector<OutboxItem> PendingOutbox(ReadTransaction& tx);  // in order
void CompleteOutbox(WriteTransaction& tx, std::int64_t id);

}  // namespace parcours::platform
