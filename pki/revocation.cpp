#include "pki/revocation.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki {

void RevocationList::Revoke(const VerifiedPeer& peer, core::Time wall_now, RevokedSerial::Why why) {
  const Revocation revocation{.fingerprint = peer.fingerprint,
                              .sandbox = peer.identity.sandbox,
                              .credential = peer.identity.credential,
                              .issuer = peer.issuer,
                              .entry = {.serial = peer.serial, .at = wall_now, .why = why}};
  {
    const std::scoped_lock lock(mutex_);
    if (!by_fingerprint_.emplace(revocation.fingerprint, revocation).second) return;
    if (!revocation.credential.empty()) credentials_.emplace(revocation.sandbox, revocation.credential);
  }
  const std::scoped_lock lock(listeners_mutex_);
  for (const auto& [id, listener] : listeners_) listener(revocation);
}

void RevocationList::Restore(std::vector<Revocation> revocations) {
  const std::scoped_lock lock(mutex_);
  for (Revocation& revocation : revocations) {
    if (!revocation.credential.empty()) credentials_.emplace(revocation.sandbox, revocation.credential);
    std::string fingerprint = revocation.fingerprint;
    by_fingerprint_.insert_or_assign(std::move(fingerprint), std::move(revocation));
  }
}

core::Result<void> RevocationList::Check(const VerifiedPeer& peer) const {
  const std::scoped_lock lock(mutex_);
  if (by_fingerprint_.contains(peer.fingerprint) ||
      credentials_.contains({peer.identity.sandbox, peer.identity.credential})) {
    return core::Refuse(common::v1::REASON_CERTIFICATE_REVOKED);
  }
  return {};
}

std::vector<Revocation> RevocationList::All() const {
  const std::scoped_lock lock(mutex_);
  std::vector<Revocation> all;
  all.reserve(by_fingerprint_.size());
  for (const auto& [fingerprint, revocation] : by_fingerprint_) all.push_back(revocation);
  return all;
}

std::uint64_t RevocationList::AddListener(Listener listener) {
  const std::scoped_lock lock(listeners_mutex_);
  listeners_.emplace(next_listener_, std::move(listener));
  return next_listener_++;
}

void RevocationList::RemoveListener(std::uint64_t id) {
  const std::scoped_lock lock(listeners_mutex_);
  listeners_.erase(id);
}

std::string RevocationList::Export(const Authority& authority, AuthorityBranch branch, std::uint64_t number,
                                   core::Time this_update, core::Time next_update) const {
  std::vector<RevokedSerial> entries;
  for (const Revocation& revocation : All()) {
    if (revocation.issuer == branch) entries.push_back(revocation.entry);
  }
  return authority.SignRevocationList(branch, entries, number, this_update, next_update);
}

}  // namespace parcours::pki
