#include "pki/authority.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "pki/certificate.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

using internal::ErrorScope;
using internal::FreeWith;
using internal::Issuer;
using internal::KeyPtr;
using internal::Must;
using internal::X509Ptr;

constexpr std::string_view kRootName = "TEST AC RACINE PARCOURS";
constexpr std::array kBranches = {AuthorityBranch::kPersons, AuthorityBranch::kOrganisations,
                                  AuthorityBranch::kSimulator, AuthorityBranch::kCitizens};
constexpr auto kLifetime = std::chrono::days(30 * 365);
constexpr core::Time kLastTime = std::chrono::sys_days(std::chrono::year(9999) / 1 / 1);

core::Result<void> Invalid(const char* field, const char* why) {
  return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                    .detail = "certificate to issue",
                                    .violations = {{.field = field, .description = why}}});
}

core::Result<void> CheckUsage(policy::v1::CallerKind kind, Usage usage) {
  const bool service = kind == policy::v1::CALLER_KIND_SERVICE;
  const bool serves = usage == Usage::kServer || usage == Usage::kServerOnly;
  if (serves && !service && kind != policy::v1::CALLER_KIND_STRUCTURE) {
    return Invalid("usage", "a person is no server");
  }
  if (usage == Usage::kSignature && service) return Invalid("usage", "services sign no documents");
  return {};
}

core::Result<void> CheckValidity(const Validity& validity, const X509* issuer) {
  if (validity.not_before < core::Time() || validity.not_after > kLastTime) {
    return Invalid("validity", "lies outside the years 1970 to 9999");
  }
  if (validity.not_after <= validity.not_before) return Invalid("validity", "ends before it starts");
  if (validity.not_after > internal::ToTime(X509_get0_notAfter(issuer))) {
    return Invalid("validity", "outlives the authority");
  }
  return {};
}

}  // namespace

AuthorityBranch BranchOf(policy::v1::CallerKind kind) {
  switch (kind) {
    case policy::v1::CALLER_KIND_CPS:
    case policy::v1::CALLER_KIND_CPF:
    case policy::v1::CALLER_KIND_CPE:
    case policy::v1::CALLER_KIND_CPA:
    case policy::v1::CALLER_KIND_ECPS:
      return AuthorityBranch::kPersons;
    case policy::v1::CALLER_KIND_STRUCTURE:
      return AuthorityBranch::kOrganisations;
    case policy::v1::CALLER_KIND_SERVICE:
    case policy::v1::CALLER_KIND_OPERATOR:
      return AuthorityBranch::kSimulator;
    case policy::v1::CALLER_KIND_CITIZEN:
      return AuthorityBranch::kCitizens;
    case policy::v1::CALLER_KIND_UNSPECIFIED:
    case policy::v1::CALLER_KIND_ANONYMOUS:
    default:  // proto3 enums are open
      throw std::invalid_argument("no authority issues to this kind of caller");
  }
}

std::string_view NameOf(AuthorityBranch branch) {
  switch (branch) {
    case AuthorityBranch::kPersons:
      return "TEST AC PARCOURS FORT PERSONNES";
    case AuthorityBranch::kOrganisations:
      return "TEST AC PARCOURS ELEMENTAIRE ORGANISATIONS";
    case AuthorityBranch::kSimulator:
      return "TEST AC PARCOURS SIMULATEUR";
    case AuthorityBranch::kCitizens:
      return "TEST AC PARCOURS USAGERS";
  }
  throw std::invalid_argument("branch of the authority");
}

struct Authority::Parts {
  struct Signer {
    X509Ptr certificate;
    PrivateKey key;
    Issuer AsIssuer() const { return {.certificate = certificate.get(), .key = key.get()}; }
  };

  static Signer Make(std::string_view name, const Validity& validity, const Issuer* issuer) {
    PrivateKey key = PrivateKey::Generate();
    X509Ptr certificate = internal::MakeAuthorityCertificate(name, key.get(), validity, issuer);
    return {.certificate = std::move(certificate), .key = std::move(key)};
  }

  const Signer& Of(AuthorityBranch branch) const { return subordinates[static_cast<std::size_t>(branch)]; }

  // Makes the chain for a public key, once everything about it has been checked.
  core::Result<std::string> Certify(EVP_PKEY* key, const Identity& identity, Usage usage,
                                    const Validity& validity) const {
    TRY(CheckIdentity(identity));
    TRY(CheckUsage(identity.kind, usage));
    const Signer& signer = Of(BranchOf(identity.kind));
    TRY(CheckValidity(validity, signer.certificate.get()));
    const X509Ptr leaf = internal::MakeHolderCertificate(identity, usage, key, validity, signer.AsIssuer());
    return internal::ToPem(leaf.get()) + internal::ToPem(signer.certificate.get());
  }

  Signer root;
  std::vector<Signer> subordinates;  // in the order of AuthorityBranch
};

Authority::Authority(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Authority::Authority(Authority&&) noexcept = default;
Authority& Authority::operator=(Authority&&) noexcept = default;
Authority::~Authority() = default;

Authority Authority::Create(core::Time now) {
  const Validity validity{.not_before = now - std::chrono::days(1), .not_after = now + kLifetime};
  Parts::Signer root = Parts::Make(kRootName, validity, nullptr);
  const Issuer issuer = root.AsIssuer();
  std::vector<Parts::Signer> subordinates;
  for (const AuthorityBranch branch : kBranches) subordinates.push_back(Parts::Make(NameOf(branch), validity, &issuer));
  return Authority(
      std::make_unique<const Parts>(Parts{.root = std::move(root), .subordinates = std::move(subordinates)}));
}

core::Result<Authority> Authority::Load(const core::Secret& bundle) {
  const ErrorScope scope;
  const auto malformed = [](const char* why) { return core::Refuse(common::v1::REASON_FILE_MALFORMED, why); };
  const internal::BioPtr in = internal::ReadFrom(bundle.Reveal());
  std::vector<Parts::Signer> signers;
  for (std::size_t i = 0; i < 1 + kBranches.size(); ++i) {
    X509Ptr certificate(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
    PrivateKey key(PEM_read_bio_PrivateKey(
        in.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr));
    if (!certificate || key.get() == nullptr) return malformed("the authority's bundle is incomplete");
    if (!internal::IsP256(key.get()) || X509_check_private_key(certificate.get(), key.get()) != 1) {
      return malformed("a key of the authority does not belong to its certificate");
    }
    signers.push_back({.certificate = std::move(certificate), .key = std::move(key)});
  }
  for (const Parts::Signer& signer : signers) {
    if (X509_verify(signer.certificate.get(), signers.front().key.get()) != 1) {
      return malformed("a certificate of the authority is not signed by its root");
    }
  }
  for (const AuthorityBranch branch : kBranches) {
    const X509* certificate = signers[1 + static_cast<std::size_t>(branch)].certificate.get();
    if (!internal::SubjectOf(certificate).starts_with("CN=" + std::string(NameOf(branch)) + ",")) {
      return malformed("an authority has another name than expected");
    }
  }
  Parts::Signer root = std::move(signers.front());
  signers.erase(signers.begin());
  return Authority(std::make_unique<const Parts>(Parts{.root = std::move(root), .subordinates = std::move(signers)}));
}

core::Secret Authority::Serialize() const {
  const auto both = [](const Parts::Signer& signer) {
    return internal::ToPem(signer.certificate.get()) + std::string(signer.key.ToPem().Reveal());
  };
  std::string bundle = both(parts_->root);
  for (const Parts::Signer& signer : parts_->subordinates) bundle += both(signer);
  return core::Secret(std::move(bundle));
}

core::Result<IssuedCredential> Authority::Issue(const Identity& identity, Usage usage, const Validity& validity) const {
  PrivateKey key = PrivateKey::Generate();
  std::string chain = TRY(parts_->Certify(key.get(), identity, usage, validity));
  return IssuedCredential{.certificate_chain = std::move(chain), .key = std::move(key)};
}

core::Result<std::string> Authority::Certify(std::string_view csr_pem, const Identity& identity,
                                             const Validity& validity) const {
  const ErrorScope scope;
  if (csr_pem.size() > internal::kMostChainBytes) return core::Refuse(Invalid("csr", "is too long").error());
  const internal::BioPtr in = internal::ReadFrom(csr_pem);
  const internal::RequestPtr request(PEM_read_bio_X509_REQ(in.get(), nullptr, nullptr, nullptr));
  if (!request) return core::Refuse(Invalid("csr", "is no PEM PKCS#10 request").error());
  EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
  if (!internal::IsP256(key)) return core::Refuse(Invalid("csr", "asks for a key that is not EC P-256").error());
  if (X509_REQ_verify(request.get(), key) != 1) {
    return core::Refuse(Invalid("csr", "is not signed by its own key").error());
  }
  return parts_->Certify(key, identity, Usage::kAuthentication, validity);
}

core::Result<std::string> Authority::CertifyKey(std::string_view public_pem, const Identity& identity, Usage usage,
                                                const Validity& validity) const {
  const KeyPtr key = internal::ReadPublicKey(public_pem);
  if (!internal::IsP256(key.get())) return core::Refuse(Invalid("key", "is no PEM public key on P-256").error());
  return parts_->Certify(key.get(), identity, usage, validity);
}

std::string Authority::RootPem() const {
  return internal::ToPem(parts_->root.certificate.get());
}

std::string Authority::TrustPem() const {
  std::string pem = RootPem();
  for (const Parts::Signer& signer : parts_->subordinates) pem += internal::ToPem(signer.certificate.get());
  return pem;
}

std::string Authority::SignRevocationList(AuthorityBranch branch, const std::vector<RevokedSerial>& revoked,
                                          std::uint64_t number, core::Time this_update, core::Time next_update) const {
  return internal::MakeRevocationList(parts_->Of(branch).AsIssuer(), revoked, number, this_update, next_update);
}

IssuedCredential SelfSigned(std::string_view name, const Validity& validity) {
  PrivateKey key = PrivateKey::Generate();
  const internal::X509Ptr certificate = internal::MakeAuthorityCertificate(name, key.get(), validity, nullptr);
  return IssuedCredential{.certificate_chain = internal::ToPem(certificate.get()), .key = std::move(key)};
}

}  // namespace parcours::pki
