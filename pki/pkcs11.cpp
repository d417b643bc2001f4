#include "pki/pkcs11.h"

#include <dlfcn.h>

#include <cstdlib>
#include <mutex>
#include <utility>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "pki/openssl.h"
#include "pki/pkcs11_session.h"

namespace parcours::pki {
namespace {

using internal::Attribute;
using internal::FindToken;
using internal::FreeWith;
using internal::Functions;
using internal::KeyPtr;
using internal::Must;
using internal::Session;
using internal::TokenPlace;
using internal::ToRefusal;
using internal::X509Ptr;

constexpr CK_BBOOL kTrue = CK_TRUE;
constexpr CK_BBOOL kFalse = CK_FALSE;
constexpr CK_OBJECT_CLASS kPrivateKey = CKO_PRIVATE_KEY;
constexpr CK_OBJECT_CLASS kCertificate = CKO_CERTIFICATE;
constexpr CK_CERTIFICATE_TYPE kX509 = CKC_X_509;
// DER of the OID of P-256, 1.2.840.10045.3.1.7: the token's EC parameters.
constexpr std::string_view kP256("\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07", 10);

core::Result<void> RequireLabel(const TokenPlace& place) {
  if (!place.label.empty()) return {};
  return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "the PKCS#11 URI names no object");
}

// SubjectPublicKeyInfo PEM of a token's EC point (DER octet string). Refuses what is no point on P-256.
// Put together as DER, for EVP_PKEY_fromdata fails for EC keys once TLS has loaded OpenSSL's engine.
core::Result<std::string> PublicPemOfPoint(std::string_view point) {
  static constexpr std::string_view kOctetStringOf65("\x04\x41", 2);
  static constexpr std::string_view kHead(  // SEQUENCE { SEQUENCE { ecPublicKey, prime256v1 }, BIT STRING of 65 bytes }
      "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00", 26);
  const internal::ErrorScope scope;
  KeyPtr key;
  if (point.starts_with(kOctetStringOf65)) {
    const std::string der = std::string(kHead) + std::string(point.substr(kOctetStringOf65.size()));
    const auto* cursor = reinterpret_cast<const unsigned char*>(der.data());
    key.reset(d2i_PUBKEY(nullptr, &cursor, static_cast<long>(der.size())));
  }
  if (!internal::IsP256(key.get())) {
    return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID, "the token gave no P-256 key");
  }
  return internal::PublicToPem(key.get());
}

std::string DerOf(const X509_NAME* name) {
  const unsigned char* der = nullptr;
  std::size_t size = 0;
  Must(X509_NAME_get0_der(name, &der, &size) == 1, "X509_NAME_get0_der");
  return std::string(reinterpret_cast<const char*>(der), size);
}

std::string DerOf(const X509* certificate) {
  unsigned char* der = nullptr;
  const int size = i2d_X509(certificate, &der);
  Must(size > 0, "i2d_X509");
  std::string bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

core::Result<X509Ptr> ReadCertificate(Session& session, CK_OBJECT_HANDLE object) {
  const std::string der = TRY(session.Read(object, CKA_VALUE));
  const internal::ErrorScope scope;
  const auto* cursor = reinterpret_cast<const unsigned char*>(der.data());
  X509Ptr certificate(d2i_X509(nullptr, &cursor, static_cast<long>(der.size())));
  if (!certificate) return core::Refuse(common::v1::REASON_FILE_MALFORMED, "the token's certificate");
  return certificate;
}

core::Result<void> Store(Functions& functions, Session& session, const X509* certificate, std::string_view label,
                         std::string_view id) {
  const std::string der = DerOf(certificate);
  const std::string subject = DerOf(X509_get_subject_name(certificate));
  const std::string issuer = DerOf(X509_get_issuer_name(certificate));
  std::vector<CK_ATTRIBUTE> attributes = {Attribute(CKA_CLASS, kCertificate), Attribute(CKA_CERTIFICATE_TYPE, kX509),
                                          Attribute(CKA_TOKEN, kTrue),        Attribute(CKA_PRIVATE, kFalse),
                                          Attribute(CKA_LABEL, label),        Attribute(CKA_ID, id),
                                          Attribute(CKA_SUBJECT, subject),    Attribute(CKA_ISSUER, issuer),
                                          Attribute(CKA_VALUE, der)};
  CK_OBJECT_HANDLE made = 0;
  const CK_RV code = functions.C_CreateObject(session.handle(), attributes.data(), attributes.size(), &made);
  if (code != CKR_OK) return core::Refuse(ToRefusal(code, "C_CreateObject"));
  return {};
}

core::Result<void> RemoveCertificates(Functions& functions, Session& session, std::string_view label) {
  for (const CK_OBJECT_HANDLE old :
       TRY(session.Find({Attribute(CKA_CLASS, kCertificate), Attribute(CKA_LABEL, label)}))) {
    const CK_RV code = functions.C_DestroyObject(session.handle(), old);
    if (code != CKR_OK) return core::Refuse(ToRefusal(code, "C_DestroyObject"));
  }
  return {};
}

// Makes the pair; gives the handle of its public half.
core::Result<CK_OBJECT_HANDLE> MakePair(Functions& functions, Session& session, std::string_view label) {
  const std::string id = RandomBytes(8);
  std::vector<CK_ATTRIBUTE> public_half = {Attribute(CKA_TOKEN, kTrue), Attribute(CKA_VERIFY, kTrue),
                                           Attribute(CKA_EC_PARAMS, kP256), Attribute(CKA_LABEL, label),
                                           Attribute(CKA_ID, std::string_view(id))};
  std::vector<CK_ATTRIBUTE> private_half = {Attribute(CKA_TOKEN, kTrue),
                                            Attribute(CKA_PRIVATE, kTrue),
                                            Attribute(CKA_SENSITIVE, kTrue),
                                            Attribute(CKA_EXTRACTABLE, kFalse),
                                            Attribute(CKA_SIGN, kTrue),
                                            Attribute(CKA_LABEL, label),
                                            Attribute(CKA_ID, std::string_view(id))};
  CK_MECHANISM mechanism{CKM_EC_KEY_PAIR_GEN, nullptr, 0};
  CK_OBJECT_HANDLE public_key = 0;
  CK_OBJECT_HANDLE private_key = 0;
  const CK_RV code = functions.C_GenerateKeyPair(session.handle(), &mechanism, public_half.data(), public_half.size(),
                                                 private_half.data(), private_half.size(), &public_key, &private_key);
  if (code != CKR_OK) return core::Refuse(ToRefusal(code, "C_GenerateKeyPair"));
  return public_key;
}

}  // namespace

// The library itself is never unloaded, see the header.
struct Pkcs11Module::Loaded {
  Functions* functions = nullptr;
  std::mutex mutex;
};

std::filesystem::path DefaultPkcs11Module() {
  const char* named = std::getenv("PARCOURS_PKCS11_MODULE");
  return named != nullptr && *named != '\0' ? named : "/usr/lib/softhsm/libsofthsm2.so";
}

Pkcs11Module::Pkcs11Module(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {}
Pkcs11Module::~Pkcs11Module() = default;

core::Result<std::unique_ptr<Pkcs11Module>> Pkcs11Module::Open(const std::filesystem::path& path) {
  const auto unusable = [&](const std::string& why) {
    return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID, "PKCS#11 module " + path.string() + ": " + why);
  };
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) return unusable("cannot be loaded");
  auto get_list = reinterpret_cast<CK_C_GetFunctionList>(dlsym(library, "C_GetFunctionList"));
  auto loaded = std::make_unique<Loaded>();
  if (get_list == nullptr || get_list(&loaded->functions) != CKR_OK) {
    dlclose(library);
    return unusable("is no PKCS#11 module");
  }
  CK_C_INITIALIZE_ARGS arguments{};
  arguments.flags = CKF_OS_LOCKING_OK;
  const CK_RV code = loaded->functions->C_Initialize(&arguments);
  if (code != CKR_OK && code != CKR_CRYPTOKI_ALREADY_INITIALIZED)
    return unusable(ToRefusal(code, "C_Initialize").detail);
  return std::unique_ptr<Pkcs11Module>(new Pkcs11Module(std::move(loaded)));
}

core::Result<void> Pkcs11Module::VerifyPin(std::string_view token_uri, const core::Secret& pin) {
  const std::scoped_lock lock(loaded_->mutex);
  const TokenPlace place = TRY(FindToken(*loaded_->functions, token_uri));
  Session session = TRY(Session::Open(*loaded_->functions, place.slot, Session::Access::kWrite));
  return session.LogIn(pin);
}

core::Result<std::string> Pkcs11Module::FindCertificate(std::string_view token_uri) {
  const std::scoped_lock lock(loaded_->mutex);
  const TokenPlace place = TRY(FindToken(*loaded_->functions, token_uri));
  TRY(RequireLabel(place));
  Session session = TRY(Session::Open(*loaded_->functions, place.slot, Session::Access::kRead));
  std::vector<CK_OBJECT_HANDLE> found =
      TRY(session.Find({Attribute(CKA_CLASS, kCertificate), Attribute(CKA_LABEL, std::string_view(place.label))}));
  if (found.empty()) return core::Refuse(common::v1::REASON_NOT_FOUND, "certificate in the PKCS#11 token");

  std::string chain;
  for (std::size_t length = 0; !found.empty() && length < internal::kMostCertificates; ++length) {
    const X509Ptr certificate = TRY(ReadCertificate(session, found.front()));
    chain += internal::ToPem(certificate.get());
    const std::string issuer = DerOf(X509_get_issuer_name(certificate.get()));
    if (issuer == DerOf(X509_get_subject_name(certificate.get()))) break;
    found = TRY(session.Find({Attribute(CKA_CLASS, kCertificate), Attribute(CKA_SUBJECT, std::string_view(issuer))}));
  }
  return chain;
}

core::Result<std::string> Pkcs11Module::GenerateKey(std::string_view token_uri, const core::Secret& pin) {
  const std::scoped_lock lock(loaded_->mutex);
  Functions& functions = *loaded_->functions;
  const TokenPlace place = TRY(FindToken(functions, token_uri));
  TRY(RequireLabel(place));
  Session session = TRY(Session::Open(functions, place.slot, Session::Access::kWrite));
  TRY(session.LogIn(pin));
  const auto taken =
      TRY(session.Find({Attribute(CKA_CLASS, kPrivateKey), Attribute(CKA_LABEL, std::string_view(place.label))}));
  if (!taken.empty())
    return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "a key with this label in the PKCS#11 token");
  const CK_OBJECT_HANDLE public_key = TRY(MakePair(functions, session, place.label));
  return PublicPemOfPoint(TRY(session.Read(public_key, CKA_EC_POINT)));
}

core::Result<void> Pkcs11Module::StoreCertificate(std::string_view token_uri, const core::Secret& pin,
                                                  std::string_view chain_pem) {
  const std::vector<X509Ptr> chain = TRY(internal::ReadCertificates(chain_pem));
  const std::scoped_lock lock(loaded_->mutex);
  Functions& functions = *loaded_->functions;
  const TokenPlace place = TRY(FindToken(functions, token_uri));
  TRY(RequireLabel(place));
  Session session = TRY(Session::Open(functions, place.slot, Session::Access::kWrite));
  TRY(session.LogIn(pin));
  const auto keys =
      TRY(session.Find({Attribute(CKA_CLASS, kPrivateKey), Attribute(CKA_LABEL, std::string_view(place.label))}));
  if (keys.empty()) return core::Refuse(common::v1::REASON_NOT_FOUND, "key in the PKCS#11 token");
  const std::string id = TRY(session.Read(keys.front(), CKA_ID));

  TRY(RemoveCertificates(functions, session, place.label));
  TRY(Store(functions, session, chain.front().get(), place.label, id));
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const std::string name = internal::SubjectOf(chain[i].get());
    TRY(RemoveCertificates(functions, session, name));
    TRY(Store(functions, session, chain[i].get(), name, {}));
  }
  return {};
}

}  // namespace parcours::pki
