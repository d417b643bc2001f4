// The host's ledger: where each journal ended, signed, in a file under another key than the journal's own.
//
// Heads are noted after each commit and signed by a thread of the ledger's own, the latest of each sandbox at a time. What
// a crash leaves unsigned are the entries of the last few milliseconds before it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "pki/key.h"
#include "services/platform/journal/journal.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

struct SignedHead {
  Head head;
  core::Time wall_time;
  std::string signature;  // over HeadToSign
};

// Thread-safe.
class Ledger {
 public:
  // Opens ledger.db in the folder or makes it. `wall` outlives the ledger. Refuses as OpenStore does, and with
  // FILE_MALFORMED where the ledger's own key is unreadable.
  static core::Result<std::unique_ptr<Ledger>> Open(const std::filesystem::path& folder, const KeyRing& keys,
                                                    const core::Clock& wall);
  ~Ledger();

  // Notes where a journal ends now; returns at once.
  void Note(const core::SandboxId& id, const Head& head);

  // Returns when all that was noted is signed and stored.
  void Flush();

  // The last signed head of a sandbox, in its latest branch. Refuses with STORE_FAILED.
  core::Result<std::optional<SignedHead>> Last(const core::SandboxId& id) const;

  // True if the signature over the head is the ledger's own.
  bool IsSigned(const core::SandboxId& id, const SignedHead& head) const;

  // Takes out what is known of a deleted sandbox. Refuses with STORE_FAILED.
  core::Result<void> Forget(const core::SandboxId& id);

 private:
  Ledger(std::unique_ptr<Store> store, pki::PrivateKey key, const core::Clock& wall);

  void Run();
  void SignAndStore(const std::map<core::SandboxId, Head>& heads);

  const std::unique_ptr<Store> store_;
  const pki::PrivateKey key_;
  const std::string public_key_;
  const core::Clock& wall_;

  std::mutex mutex_;  // the four below
  std::condition_variable changed_;
  std::map<core::SandboxId, Head> noted_;
  bool writing_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace parcours::platform
