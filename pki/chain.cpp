#include "pki/chain.h"

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "pki/identity_codec.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

using internal::CertificateView;
using internal::ErrorScope;
using internal::FreeWith;
using internal::Must;
using internal::X509Ptr;
using StorePtr = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;
using ContextPtr = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;

constexpr int kSecurityLevel = 3;        // 128 bits: P-256 and SHA-256, nothing less
constexpr int kCertificatesInChain = 3;  // leaf, its authority, root

tl::unexpected<core::Refusal> Untrusted(std::string why) {
  return core::Refuse(common::v1::REASON_CERTIFICATE_UNTRUSTED, std::move(why));
}

std::string Cause(int error) {
  switch (error) {
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return "the certificate is self-signed";
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return "the chain ends in the root of another authority";
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return "no trusted authority has issued the certificate, or the chain has a gap";
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
      return "a signature in the chain is wrong";
    default:
      return X509_verify_cert_error_string(error);
  }
}

core::Result<void> CheckUsage(X509* leaf, Purpose purpose) {
  const auto usage = X509_get_key_usage(leaf);
  const auto extended = X509_get_extended_key_usage(leaf);  // all bits set where the extension is absent
  const bool has_extended = (X509_get_extension_flags(leaf) & EXFLAG_XKUSAGE) != 0;
  const auto allows = [&](std::uint32_t bit) {
    return has_extended && (extended & bit) != 0 && usage != UINT32_MAX && (usage & KU_DIGITAL_SIGNATURE) != 0;
  };
  switch (purpose) {
    case Purpose::kClient:
      if (!allows(XKU_SSL_CLIENT)) return Untrusted("the certificate is not made for authentication");
      return {};
    case Purpose::kServer:
      if (!allows(XKU_SSL_SERVER)) return Untrusted("the certificate is not made for a server");
      return {};
    case Purpose::kSignature:
      if (has_extended || usage == UINT32_MAX || (usage & KU_NON_REPUDIATION) == 0) {
        return Untrusted("the certificate is not made for signatures");
      }
      return {};
  }
  throw std::invalid_argument("purpose of a verification");
}

std::optional<AuthorityBranch> BranchNamed(const X509* authority) {
  const std::string subject = internal::SubjectOf(authority);
  for (const auto branch : {AuthorityBranch::kPersons, AuthorityBranch::kOrganisations, AuthorityBranch::kSimulator,
                            AuthorityBranch::kCitizens}) {
    if (subject.starts_with("CN=" + std::string(NameOf(branch)) + ",")) return branch;
  }
  return std::nullopt;
}

core::Result<void> CheckDates(const VerifiedPeer& peer, core::Time wall_now) {
  if (wall_now > peer.not_after) return core::Refuse(common::v1::REASON_CERTIFICATE_EXPIRED);
  if (wall_now < peer.not_before) return core::Refuse(common::v1::REASON_CERTIFICATE_NOT_YET_VALID);
  return {};
}

// Checks who issued the chain and what it is for, and reads the leaf.
core::Result<VerifiedPeer> Describe(STACK_OF(X509) * chain, Purpose purpose) {
  X509* leaf = sk_X509_value(chain, 0);
  if (X509_check_ca(leaf) != 0) return Untrusted("the certificate is that of an authority, not of a holder");
  if (sk_X509_num(chain) != kCertificatesInChain) return Untrusted("the certificate was issued at a wrong level");
  if (!internal::IsP256(X509_get0_pubkey(leaf))) return Untrusted("the key is not on the curve P-256");
  TRY(CheckUsage(leaf, purpose));
  VerifiedPeer peer{.identity = TRY(internal::ReadIdentityOf(leaf)),
                    .fingerprint = internal::FingerprintOf(leaf),
                    .serial = internal::SerialOf(leaf),
                    .issuer = AuthorityBranch::kPersons,
                    .not_before = core::Time::min(),
                    .not_after = core::Time::max()};
  const auto branch = BranchNamed(sk_X509_value(chain, 1));
  if (!branch || *branch != BranchOf(peer.identity.kind)) {
    return Untrusted("this authority may not issue to this kind of holder");
  }
  peer.issuer = *branch;
  for (int i = 0; i < sk_X509_num(chain); ++i) {
    const X509* certificate = sk_X509_value(chain, i);
    peer.not_before = std::max(peer.not_before, internal::ToTime(X509_get0_notBefore(certificate)));
    peer.not_after = std::min(peer.not_after, internal::ToTime(X509_get0_notAfter(certificate)));
  }
  return peer;
}

}  // namespace

struct ChainVerifier::Trust {
  StorePtr roots;
  std::vector<X509Ptr> subordinates;
};

ChainVerifier::ChainVerifier(std::unique_ptr<const Trust> trust) : trust_(std::move(trust)) {}
ChainVerifier::~ChainVerifier() = default;

core::Result<std::unique_ptr<ChainVerifier>> ChainVerifier::Create(std::string_view trust_pem) {
  const ErrorScope scope;
  auto trust = std::make_unique<Trust>();
  trust->roots.reset(Must(X509_STORE_new(), "X509_STORE_new"));
  std::vector<X509Ptr> certificates = TRY(internal::ReadCertificates(trust_pem));
  bool has_root = false;
  for (X509Ptr& certificate : certificates) {
    if (X509_self_signed(certificate.get(), 1) == 1) {
      Must(X509_STORE_add_cert(trust->roots.get(), certificate.get()) == 1, "X509_STORE_add_cert");
      has_root = true;
    } else {
      trust->subordinates.push_back(std::move(certificate));
    }
  }
  if (!has_root) return core::Refuse(common::v1::REASON_FILE_MALFORMED, "no root certificate to trust");
  return std::unique_ptr<ChainVerifier>(new ChainVerifier(std::move(trust)));
}

core::Result<VerifiedPeer> ChainVerifier::VerifyUndated(std::string_view pem_chain, Purpose purpose) const {
  const ErrorScope scope;
  const std::vector<X509Ptr> shown = TRY(internal::ReadCertificates(pem_chain));
  const CertificateView untrusted(Must(sk_X509_new_null(), "chain"));
  for (std::size_t i = 1; i < shown.size(); ++i) Must(sk_X509_push(untrusted.get(), shown[i].get()) > 0, "chain");
  for (const X509Ptr& known : trust_->subordinates) Must(sk_X509_push(untrusted.get(), known.get()) > 0, "chain");

  const ContextPtr context(Must(X509_STORE_CTX_new(), "X509_STORE_CTX_new"));
  Must(X509_STORE_CTX_init(context.get(), trust_->roots.get(), shown.front().get(), untrusted.get()) == 1, "chain");
  X509_VERIFY_PARAM* param = X509_STORE_CTX_get0_param(context.get());
  // Dates come last and by our own clock, so that an expired self-signed certificate is called untrusted.
  X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_NO_CHECK_TIME | X509_V_FLAG_X509_STRICT);
  X509_VERIFY_PARAM_set_auth_level(param, kSecurityLevel);
  if (X509_verify_cert(context.get()) != 1) return Untrusted(Cause(X509_STORE_CTX_get_error(context.get())));
  return Describe(X509_STORE_CTX_get0_chain(context.get()), purpose);
}

core::Result<VerifiedPeer> ChainVerifier::Verify(std::string_view pem_chain, core::Time wall_now,
                                                 Purpose purpose) const {
  if (pem_chain.size() > internal::kMostChainBytes) {
    return core::Refuse(common::v1::REASON_FILE_MALFORMED, "more than 64 KiB of certificates");
  }
  const std::string key = Sha256(pem_chain) + static_cast<char>('0' + static_cast<int>(purpose));
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = index_.find(key); found != index_.end()) {
      recent_.splice(recent_.begin(), recent_, found->second);
      const VerifiedPeer& peer = recent_.front().second;
      TRY(CheckDates(peer, wall_now));
      return peer;
    }
  }
  VerifiedPeer peer = TRY(VerifyUndated(pem_chain, purpose));
  {
    const std::scoped_lock lock(mutex_);
    if (!index_.contains(key)) {
      recent_.emplace_front(key, peer);
      index_.emplace(key, recent_.begin());
    }
    if (recent_.size() > kRemembered) {
      index_.erase(recent_.back().first);
      recent_.pop_back();
    }
  }
  TRY(CheckDates(peer, wall_now));
  return peer;
}

std::size_t ChainVerifier::remembered() const {
  const std::scoped_lock lock(mutex_);
  return recent_.size();
}

core::Result<VerifiedPeer> VerifyChain(std::string_view pem_chain, std::string_view trust_pem, core::Time wall_now,
                                       Purpose purpose) {
  const std::unique_ptr<ChainVerifier> verifier = TRY(ChainVerifier::Create(trust_pem));
  return verifier->Verify(pem_chain, wall_now, purpose);
}

core::Result<Identity> ReadIdentity(std::string_view pem) {
  const std::vector<X509Ptr> certificates = TRY(internal::ReadCertificates(pem));
  return internal::ReadIdentityOf(certificates.front().get());
}

core::Result<std::string> Fingerprint(std::string_view pem) {
  const std::vector<X509Ptr> certificates = TRY(internal::ReadCertificates(pem));
  return internal::FingerprintOf(certificates.front().get());
}

}  // namespace parcours::pki
