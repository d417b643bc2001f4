// What the files of pki/ share of OpenSSL: ownership, errors, PEM, time. Not for other folders.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"

namespace parcours::pki::internal {

template <auto Function>
struct FreeWith {
  template <class T>
  void operator()(T* object) const {
    Function(object);
  }
};

inline void FreeCertificates(STACK_OF(X509) * stack) {
  sk_X509_free(stack);
}

using BioPtr = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, FreeWith<X509_free>>;
using NamePtr = std::unique_ptr<X509_NAME, FreeWith<X509_NAME_free>>;
using RequestPtr = std::unique_ptr<X509_REQ, FreeWith<X509_REQ_free>>;
using CertificateView = std::unique_ptr<STACK_OF(X509), FreeWith<FreeCertificates>>;  // borrows its certificates

// Leaves the thread's error queue as it was found: gRPC reads the same queue and must not find our errors in it.
class ErrorScope {
 public:
  ErrorScope() { ERR_set_mark(); }
  ~ErrorScope() { ERR_pop_to_mark(); }
  ErrorScope(const ErrorScope&) = delete;
  ErrorScope& operator=(const ErrorScope&) = delete;
};

// For what cannot fail but for want of memory or entropy: throws std::runtime_error naming `what`.
void Must(bool ok, const char* what);

template <class T>
T* Must(T* object, const char* what) {
  Must(object != nullptr, what);
  return object;
}

// A BIO that reads `bytes`, which must outlive it; and an empty one to write to.
BioPtr ReadFrom(std::string_view bytes);
BioPtr NewMemory();
std::string TakeText(BIO* bio);

std::string ToPem(const X509* certificate);
std::string PublicToPem(EVP_PKEY* key);

// SubjectPublicKeyInfo PEM. Null if it is none.
KeyPtr ReadPublicKey(std::string_view pem);

inline constexpr std::size_t kMostCertificates = 8;
inline constexpr std::size_t kMostChainBytes = 64U << 10U;

// All certificates of a PEM text, at least one. Refuses with FILE_MALFORMED: something that is no certificate, a cut
// one, more than the limits above.
core::Result<std::vector<X509Ptr>> ReadCertificates(std::string_view pem);

bool IsP256(EVP_PKEY* key);

core::Time ToTime(const ASN1_TIME* time);

// Whole seconds. `time` must lie between 1970 and 9999.
void SetTime(ASN1_TIME* out, core::Time time);

// SHA-256 of the DER, lower-case hexadecimal.
std::string FingerprintOf(const X509* certificate);
std::string SerialOf(const X509* certificate);
std::string SubjectOf(const X509* certificate);  // RFC 2253

}  // namespace parcours::pki::internal
