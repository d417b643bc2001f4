// Certificates of a host that are no longer good: operators' and services'. Revocation of the cast's cards is simulated
// state of their sandbox; theirs is here only for the lists that are exported.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "pki/authority.h"
#include "pki/chain.h"

namespace parcours::pki {

struct Revocation {
  std::string fingerprint;  // of the leaf
  core::SandboxId sandbox;  // with `credential`; both may be empty
  std::string credential;
  AuthorityBranch issuer = AuthorityBranch::kPersons;
  RevokedSerial entry;
};

// Thread-safe.
class RevocationList {
 public:
  using Listener = std::function<void(const Revocation&)>;

  // Revokes and tells the listeners, on this thread, before it returns. Does nothing if already revoked.
  void Revoke(const VerifiedPeer& peer, core::Time wall_now, RevokedSerial::Why why);

  // Puts back what was saved; tells nobody.
  void Restore(std::vector<Revocation> revocations);

  // Refuses with CERTIFICATE_REVOKED: by fingerprint, or by credential id where it has one (both certificates of a
  // card).
  core::Result<void> Check(const VerifiedPeer& peer) const;

  // Everything revoked, by fingerprint.
  std::vector<Revocation> All() const;

  // A listener ends open streams. Must call neither Revoke nor Add- or RemoveListener. Once RemoveListener returns it
  // is not called again.
  std::uint64_t AddListener(Listener listener);
  void RemoveListener(std::uint64_t id);

  // The signed list of one authority, PEM: `openssl crl` reads and verifies it.
  std::string Export(const Authority& authority, AuthorityBranch branch, std::uint64_t number, core::Time this_update,
                     core::Time next_update) const;

 private:
  mutable std::mutex mutex_;  // the lists
  std::map<std::string, Revocation> by_fingerprint_;
  std::set<std::pair<core::SandboxId, std::string>> credentials_;
  std::mutex listeners_mutex_;  // held while listeners run
  std::map<std::uint64_t, Listener> listeners_;
  std::uint64_t next_listener_ = 1;
};

}  // namespace parcours::pki
