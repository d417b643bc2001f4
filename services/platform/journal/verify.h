// Verifying a journal: what was done to it, by whom it could have been done, and what cannot be found.
//
//   who                                      what is found
//   has the file only                        everything: SQLCipher authenticates each page (STORE_FAILED, STORE_KEY_WRONG)
//   has the file and its key                 a changed, removed or reordered entry, a changed body; a chain rewritten from
//                                            some entry on, since its head is not the one the ledger signed
//   puts an old copy of the file back        that the ledger knows later entries, or another history
//   cuts the tail                            that the ledger knows later entries
//   changes the ledger, without its key      the signature, or the file as a whole
//   has the master key of the state folder   nothing: they can be the host
//
// Not found: entries that were written after the last signed head, in the milliseconds before a crash, and removed while
// the host was down.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "parcours/journal/v1/journal.pb.h"
#include "services/platform/journal/ledger.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

struct Defect {
  journal::v1::JournalDefect::Kind kind;
  std::uint64_t sequence = 0;
  std::string detail;
};

struct Verification {
  std::uint64_t entries = 0;
  std::vector<Defect> defects;  // the earliest first; empty: intact
};

// Refuses with STORE_FAILED.
core::Result<Verification> VerifyJournal(Store& store, Ledger& ledger, const core::SandboxId& id);

}  // namespace parcours::platform
