// The certificate authority of a Parcours host, in the manner of the TEST chain of the IGC-Santé: a root, and
// subordinate authorities for persons, organisations, the simulator itself and citizens.
//
// Names of authorities, subjects and extensions follow what is published of the IGC-Santé; docs/adr/0002-pki-and-tls.md
// says which parts are ours. A host has one authority; two hosts never trust each other, though their authorities have
// the same names.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "pki/identity.h"
#include "pki/key.h"

namespace parcours::pki {

// What a certificate may be used for. Cards have separate keys for authentication and signature.
enum class Usage {
  kAuthentication,  // TLS client; for cards smart card log-on too
  kSignature,       // non-repudiation only: never TLS
  kServer,          // TLS server on localhost, 127.0.0.1 and ::1; for the chain's services TLS client too
  kServerOnly,      // the same and never a client: a developer's own server cannot call in a service's name
};

// Wall time.
struct Validity {
  core::Time not_before;
  core::Time not_after;
};

struct IssuedCredential {
  std::string certificate_chain;  // PEM: the leaf, then its authority, without the root
  PrivateKey key;
};

// One certificate on a revocation list. A value.
struct RevokedSerial {
  std::string serial;  // as in VerifiedPeer: lower-case hexadecimal
  core::Time at;       // wall time
  enum class Why { kUnspecified, kKeyCompromise, kCessation } why = Why::kUnspecified;
};

// The subordinate authorities.
enum class AuthorityBranch { kPersons, kOrganisations, kSimulator, kCitizens };

// Which authority issues to this kind. ANONYMOUS and UNSPECIFIED have none: std::invalid_argument.
AuthorityBranch BranchOf(policy::v1::CallerKind kind);

// The name (CN) of an authority: "TEST AC PARCOURS FORT PERSONNES".
std::string_view NameOf(AuthorityBranch branch);

// Holds the private keys of root and subordinates. Movable; const use is thread-safe.
class Authority {
 public:
  // A new authority whose own certificates are valid from one day before `now` for 30 years.
  static Authority Create(core::Time now);

  // What Serialize wrote. Refuses with FILE_MALFORMED: damaged, incomplete, keys and certificates that do not belong
  // together.
  static core::Result<Authority> Load(const core::Secret& bundle);

  // All certificates and private keys, PEM. Whoever has this can be anybody: keep it sealed.
  core::Secret Serialize() const;

  // Makes a key and certifies it. Under a millisecond. Refuses with INVALID_ARGUMENT: see CheckIdentity; a validity
  // that ends before it starts or outlives the authority; a server certificate for a person; a signature for a service.
  core::Result<IssuedCredential> Issue(const Identity& identity, Usage usage, const Validity& validity) const;

  // Certifies for authentication the key of a PKCS#10 request; only the key is taken from it, never a name or an
  // extension. Gives the chain (leaf, its authority) as PEM. Refuses with INVALID_ARGUMENT like Issue, and where the
  // request is no PEM PKCS#10, its self-signature is wrong, or its key is not on P-256.
  core::Result<std::string> Certify(std::string_view csr_pem, const Identity& identity, const Validity& validity) const;

  // Certifies a key that lives in a token of this host (SubjectPublicKeyInfo PEM, P-256). Refuses like Issue.
  // Possession of the private key is the caller's to know.
  core::Result<std::string> CertifyKey(std::string_view public_pem, const Identity& identity, Usage usage,
                                       const Validity& validity) const;

  // The root's certificate: what clients trust.
  std::string RootPem() const;

  // The root and the subordinates: what a server checks with. A resumed TLS session shows its leaf only, so a verifier
  // must know the authorities in between.
  std::string TrustPem() const;

  // A signed CRL (PEM) of one subordinate. `number` must grow with each list.
  std::string SignRevocationList(AuthorityBranch branch, const std::vector<RevokedSerial>& revoked,
                                 std::uint64_t number, core::Time this_update, core::Time next_update) const;

  Authority(Authority&&) noexcept;
  Authority& operator=(Authority&&) noexcept;
  ~Authority();

 private:
  struct Parts;
  explicit Authority(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// A certificate that vouches for itself and its key: what no host trusts, for showing what becomes of it.
IssuedCredential SelfSigned(std::string_view name, const Validity& validity);

}  // namespace parcours::pki
