// The journal of a sandbox: every exchange, each entry chained to the one before by its hash.
//
// An entry is stored as the bytes of a journal.v1.Exchange, and its hash is taken over exactly these bytes and the hash
// of the entry before: nothing about its encoding is left to interpretation. It holds hashes of the bodies; the bodies
// stand in a table of their own.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/journal/v1/journal.pb.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

Schema JournalSchema();

struct Entry {
  journal::v1::Exchange exchange;
  std::string request;   // serialised message, secrets masked; empty in lists
  std::string response;  // likewise; empty after a refusal
};

// Where a journal ends.
struct Head {
  std::uint64_t sequence = 0;  // 0: empty
  std::string hash;            // 32 bytes; empty for an empty journal
  std::uint32_t branch = 1;
};

// Appends; sets sequence, body hashes and entry hash. The exchange's id must be new.
Head Append(WriteTransaction& tx, Entry& entry);

Head ReadHead(ReadTransaction& tx);

struct EntryFilter {
  std::int64_t after = 0;  // sequence of the last one seen
  std::int64_t most = 50;
  std::string target = {};  // service or method; empty: all
  bool refused_only = false;
};

// In order, without bodies.
std::vector<Entry> ListEntries(ReadTransaction& tx, const EntryFilter& filter);

// With bodies.
std::optional<Entry> FindEntry(ReadTransaction& tx, std::string_view exchange_id);

// SHA-256 of the hash before (32 bytes; empty for the first entry) and the entry's bytes: what chains the journal.
std::string ChainHash(std::string_view previous_hash, std::string_view record);

}  // namespace parcours::platform
