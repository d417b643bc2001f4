// Private keys on the curve P-256, and checking what they signed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"

// OpenSSL's own type, kept out of sight.
typedef struct evp_pkey_st EVP_PKEY;

namespace parcours::pki {

// An EC P-256 private key. Move-only; wiped by OpenSSL when it goes. Const use is thread-safe.
class PrivateKey {
 public:
  static PrivateKey Generate();

  // Reads unencrypted PKCS#8 (or SEC 1) PEM. Refuses with FILE_MALFORMED: not PEM, not a key, not on P-256.
  static core::Result<PrivateKey> FromPem(std::string_view pem);

  // PKCS#8 PEM.
  core::Secret ToPem() const;

  // SubjectPublicKeyInfo PEM.
  std::string PublicPem() const;

  // ECDSA with SHA-256 over `bytes`: a DER signature, different each time.
  std::string Sign(std::string_view bytes) const;

  // For the files of pki/ only.
  explicit PrivateKey(EVP_PKEY* owned);
  EVP_PKEY* get() const { return key_.get(); }

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const;
  };
  std::unique_ptr<EVP_PKEY, Free> key_;
};

// True if `signature` (DER ECDSA-SHA256) over `bytes` was made by the private key of `public_pem`: a certificate (the
// first of a chain) or a SubjectPublicKeyInfo, PEM. Anything unreadable is false. Thread-safe.
bool Verify(std::string_view public_pem, std::string_view bytes, std::string_view signature);

// A PKCS#10 request for a certificate for `key`, PEM: what a program without a card sends when it signs in. Its subject
// is empty: what the certificate says of its holder is the authority's affair.
std::string MakeCertificateRequest(const PrivateKey& key);

}  // namespace parcours::pki
