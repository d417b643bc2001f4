// Verifying the certificate chain that a peer shows, and reading its holder's identity.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/clock.h"
#include "core/result.h"
#include "pki/authority.h"
#include "pki/identity.h"

namespace parcours::pki {

// What the chain is shown for.
enum class Purpose {
  kClient,     // a TLS client
  kServer,     // a TLS server
  kSignature,  // who signed a document
};

// A value.
struct VerifiedPeer {
  Identity identity;
  std::string fingerprint;  // SHA-256 of the leaf's DER, lower-case hexadecimal
  std::string serial;       // of the leaf, lower-case hexadecimal
  AuthorityBranch issuer = AuthorityBranch::kPersons;
  core::Time not_before;  // the validity that all certificates of the chain share
  core::Time not_after;
};

// Trusts one bundle. Thread-safe. Remembers the last chains, so that checking one again costs a hash (dates are
// compared each time).
class ChainVerifier {
 public:
  // `trust_pem`: the root (self-signed) and, optionally, subordinate authorities that peers need not show
  // (Authority::TrustPem). Refuses with FILE_MALFORMED: no certificate, no root among them.
  static core::Result<std::unique_ptr<ChainVerifier>> Create(std::string_view trust_pem);

  // `pem_chain`: the leaf first, then its authorities in any order; the root may be missing. Refuses with
  //   FILE_MALFORMED                 not PEM, truncated, not a certificate, more than 8 certificates or 64 KiB
  //   CERTIFICATE_UNTRUSTED          self-signed, another authority (same names included), broken chain, an authority
  //   used
  //                                  as leaf, wrong usage, no identity, an identity its authority may not issue
  //   CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID   at `wall_now`, any certificate of the chain
  // Being untrusted comes before dates. The detail names the cause, never the holder.
  core::Result<VerifiedPeer> Verify(std::string_view pem_chain, core::Time wall_now, Purpose purpose) const;

  // Chains remembered now; at most kRemembered.
  std::size_t remembered() const;
  static constexpr std::size_t kRemembered = 1024;

  ~ChainVerifier();
  ChainVerifier(const ChainVerifier&) = delete;
  ChainVerifier& operator=(const ChainVerifier&) = delete;

 private:
  struct Trust;
  explicit ChainVerifier(std::unique_ptr<const Trust> trust);
  core::Result<VerifiedPeer> VerifyUndated(std::string_view pem_chain, Purpose purpose) const;

  std::unique_ptr<const Trust> trust_;
  mutable std::mutex mutex_;
  mutable std::list<std::pair<std::string, VerifiedPeer>> recent_;  // latest first
  mutable std::unordered_map<std::string, decltype(recent_)::iterator> index_;
};

// The same, once: without remembering anything.
core::Result<VerifiedPeer> VerifyChain(std::string_view pem_chain, std::string_view trust_pem, core::Time wall_now,
                                       Purpose purpose);

// The identity that a certificate (the first of `pem`) states, unverified: for showing cards. Refuses with
// FILE_MALFORMED, and with CERTIFICATE_UNTRUSTED where it states none.
core::Result<Identity> ReadIdentity(std::string_view pem);

// SHA-256 of the first certificate's DER, lower-case hexadecimal. Refuses with FILE_MALFORMED.
core::Result<std::string> Fingerprint(std::string_view pem);

}  // namespace parcours::pki
