// The host's ledger: where each journal ended, signed, in a file under another key than the journal's own.
//
// Heads are noted after each commit and signed by a thread of the ledger's own, the latest of each sandbox, at most
// every kSigningWindow. What a crash leaves unsigned are the entries of that window.
//
// A head that was signed in one opening of a sandbox's file is never replaced in a later one: an old copy that is put
// back while the file is closed stays visible, however much is appended to it afterwards.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "pki/key.h"
#include "services/platform/journal/journal.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

// One signature costs about as much as the commit of a read: this bounds what the ledger takes from those who call.
inline constexpr std::chrono::milliseconds kSigningWindow{5};

struct SignedHead {
  Head head;
  std::int64_t opening = 0;  // of the sandbox's file, counted from 1
  core::Time wall_time;
  std::string signature;
};

// Thread-safe.
class Ledger {
 public:
  // Opens ledger.db in the folder or makes it. `keys` is used during the call only; `wall` outlives the ledger. Refuses
  // as OpenStore does, with JOURNAL_BROKEN where the key ring knows a ledger and the file is gone, and with
  // FILE_MALFORMED where the ledger's own key is unreadable.
  static core::Result<std::unique_ptr<Ledger>> Open(const std::filesystem::path& folder, KeyRing& keys,
                                                    const core::Clock& wall);
  ~Ledger();

  // Says that the sandbox's file was opened again by this process. The first opening needs no saying.
  void Reopened(const core::SandboxId& id);

  // Notes where a journal ends now; returns at once.
  void Note(const core::SandboxId& id, const Head& head);

  // Returns when all that was noted before the call is signed and stored.
  void Flush();

  // The last signed head of a sandbox, in its latest branch. Refuses with STORE_FAILED.
  core::Result<std::optional<SignedHead>> Last(const core::SandboxId& id) const;

  // All signed heads that are kept of a sandbox, in order of opening and branch. Refuses with STORE_FAILED.
  core::Result<std::vector<SignedHead>> Heads(const core::SandboxId& id) const;

  // True if the signature over the head is the ledger's own.
  bool IsSigned(const core::SandboxId& id, const SignedHead& head) const;

  // Takes out what is known of a deleted sandbox. Refuses with STORE_FAILED.
  core::Result<void> Forget(const core::SandboxId& id);

 private:
  // What this process has stored of one sandbox.
  struct Stored {
    std::int64_t opening = 0;
    Head head;
  };

  Ledger(std::unique_ptr<Store> store, pki::PrivateKey key, const core::Clock& wall);

  void Run();
  void SignAndStore(const std::map<core::SandboxId, Head>& heads);
  void SignOne(WriteTransaction& tx, const core::SandboxId& id, const Head& head, core::Time wall, Stored& stored);

  const std::unique_ptr<Store> store_;
  const pki::PrivateKey key_;
  const std::string public_key_;
  const core::Clock& wall_;

  std::mutex stored_mutex_;  // the one below; never taken with mutex_
  std::map<core::SandboxId, Stored> stored_;

  std::mutex mutex_;  // those below
  std::condition_variable noted_some_;
  std::condition_variable hurry_;
  std::condition_variable stored_some_;
  std::map<core::SandboxId, Head> noted_;
  std::uint64_t rounds_begun_ = 0;
  std::uint64_t rounds_ended_ = 0;
  int waiting_ = 0;  // who wait in Flush
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace parcours::platform
