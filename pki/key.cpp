#include "pki/key.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

using internal::BioPtr;
using internal::ErrorScope;
using internal::FreeWith;
using internal::KeyPtr;
using internal::Must;
using DigestPtr = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;

const unsigned char* In(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// Without it OpenSSL would ask on the terminal for the password of an encrypted key.
int NoPassword(char*, int, int, void*) {
  return -1;
}

KeyPtr PublicKeyOf(std::string_view pem) {
  if (auto certificates = internal::ReadCertificates(pem)) {
    EVP_PKEY* key = X509_get0_pubkey(certificates->front().get());
    EVP_PKEY_up_ref(key);
    return KeyPtr(key);
  }
  return internal::ReadPublicKey(pem);
}

}  // namespace

void PrivateKey::Free::operator()(EVP_PKEY* key) const {
  EVP_PKEY_free(key);
}

PrivateKey::PrivateKey(EVP_PKEY* owned) : key_(owned) {}

PrivateKey PrivateKey::Generate() {
  return PrivateKey(Must(EVP_EC_gen(SN_X9_62_prime256v1), "EVP_EC_gen"));
}

core::Result<PrivateKey> PrivateKey::FromPem(std::string_view pem) {
  const ErrorScope scope;
  const auto malformed = [](const char* why) { return core::Refuse(common::v1::REASON_FILE_MALFORMED, why); };
  if (pem.size() > internal::kMostChainBytes) return malformed("too long for a private key");
  const BioPtr in = internal::ReadFrom(pem);
  PrivateKey key(PEM_read_bio_PrivateKey(in.get(), nullptr, NoPassword, nullptr));
  if (key.get() == nullptr) return malformed("no unencrypted PEM private key");
  if (!internal::IsP256(key.get())) return malformed("the private key is not on the curve P-256");
  return key;
}

core::Secret PrivateKey::ToPem() const {
  const BioPtr out = internal::NewMemory();
  Must(PEM_write_bio_PKCS8PrivateKey(out.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1, "PKCS#8");
  return core::Secret(internal::TakeText(out.get()));
}

std::string PrivateKey::PublicPem() const {
  return internal::PublicToPem(key_.get());
}

std::string PrivateKey::Sign(std::string_view bytes) const {
  const DigestPtr context(Must(EVP_MD_CTX_new(), "ECDSA"));
  Must(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1, "ECDSA");
  std::size_t size = 0;
  Must(EVP_DigestSign(context.get(), nullptr, &size, In(bytes), bytes.size()) == 1, "ECDSA");
  std::string signature(size, '\0');
  Must(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, In(bytes),
                      bytes.size()) == 1,
       "ECDSA");
  signature.resize(size);
  return signature;
}

bool Verify(std::string_view public_pem, std::string_view bytes, std::string_view signature) {
  const ErrorScope scope;
  const KeyPtr key = PublicKeyOf(public_pem);
  if (!internal::IsP256(key.get())) return false;
  const DigestPtr context(Must(EVP_MD_CTX_new(), "ECDSA"));
  Must(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1, "ECDSA");
  return EVP_DigestVerify(context.get(), In(signature), signature.size(), In(bytes), bytes.size()) == 1;
}

std::string MakeCertificateRequest(const PrivateKey& key) {
  const internal::RequestPtr request(Must(X509_REQ_new(), "PKCS#10"));
  Must(X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1, "PKCS#10");
  Must(X509_REQ_set_pubkey(request.get(), key.get()) == 1, "PKCS#10");
  Must(X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0, "PKCS#10");
  const BioPtr out = internal::NewMemory();
  Must(PEM_write_bio_X509_REQ(out.get(), request.get()) == 1, "PKCS#10");
  return internal::TakeText(out.get());
}

}  // namespace parcours::pki
