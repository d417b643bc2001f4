// Verifying a journal: what was done to it, by whom it could have been done, and what cannot be found.
//
//   who                                what is found
//   has the file, no key               A changed byte or page: SQLCipher authenticates each page (STORE_FAILED,
//                                      STORE_KEY_WRONG). It does not authenticate which pages belong together, so a
//                                      page put back from an older copy, a page of zeros and a log that was cut or
//                                      taken away are found as below, by the chain and the ledger
//   has the file and its key           a changed, added, removed or reordered entry and a changed body, by the chain; a
//   chain
//                                      that was computed anew from some entry on, by the head that the ledger signed
//   cuts the tail                      that the ledger knows later entries
//   puts an old copy back              the same, or another history: also after the host has gone on with the old copy
//   takes ledger.db away               the host does not start (JOURNAL_BROKEN)
//   has ledger.db's key                a changed head, by its signature: the signing key is sealed under another one
//   has the master key, or puts an     nothing: they can be the host, or nothing is left to compare with. Keep copies
//   of old copy of the whole folder back  signed heads elsewhere against those
//
// Not found: entries of the last kSigningWindow before a crash, removed while the host was down. Traces of reads
// survive kill -9 but not a power cut (Durability::kTrace), and the ledger's heads may survive one that these do not:
// then a cut tail is reported, rightly, though it was the power that cut it. A journal whose host was killed within the
// window of its first entry, or of a branch's first, is reported until its next entry is signed.
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
