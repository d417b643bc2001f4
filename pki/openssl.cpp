#include "pki/openssl.h"

#include <openssl/core_names.h>

#include <chrono>
#include <ctime>
#include <stdexcept>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki::internal {
namespace {

core::Result<std::vector<X509Ptr>> Malformed(const char* why) {
  return core::Refuse(common::v1::REASON_FILE_MALFORMED, why);
}

std::size_t Count(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

}  // namespace

void Must(bool ok, const char* what) {
  if (ok) return;
  char text[256] = "no detail";
  if (const auto error = ERR_peek_last_error(); error != 0) ERR_error_string_n(error, text, sizeof text);
  throw std::runtime_error(std::string("OpenSSL: ") + what + ": " + text);
}

BioPtr ReadFrom(std::string_view bytes) {
  return BioPtr(Must(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), "BIO_new_mem_buf"));
}

// Secure memory, for keys are written to it too: wiped when freed.
BioPtr NewMemory() {
  return BioPtr(Must(BIO_new(BIO_s_secmem()), "BIO_new"));
}

std::string TakeText(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return std::string(data, static_cast<std::size_t>(size));
}

std::string ToPem(const X509* certificate) {
  const BioPtr out = NewMemory();
  Must(PEM_write_bio_X509(out.get(), certificate) == 1, "PEM_write_bio_X509");
  return TakeText(out.get());
}

std::string PublicToPem(EVP_PKEY* key) {
  const BioPtr out = NewMemory();
  Must(PEM_write_bio_PUBKEY(out.get(), key) == 1, "PEM_write_bio_PUBKEY");
  return TakeText(out.get());
}

KeyPtr ReadPublicKey(std::string_view pem) {
  if (pem.empty() || pem.size() > kMostChainBytes) return nullptr;
  const ErrorScope scope;
  const BioPtr in = ReadFrom(pem);
  return KeyPtr(PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr));
}

core::Result<std::vector<X509Ptr>> ReadCertificates(std::string_view pem) {
  static constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
  if (pem.size() > kMostChainBytes) return Malformed("more than 64 KiB of certificates");
  const auto end = pem.rfind(kEnd);
  if (end == std::string_view::npos) return Malformed("no PEM certificate");
  if (pem.substr(end + kEnd.size()).find_first_not_of(" \t\r\n") != std::string_view::npos) {
    return Malformed("the last certificate is cut, or something follows it");
  }
  const std::size_t expected = Count(pem, "-----BEGIN ");
  if (expected > kMostCertificates) return Malformed("more than 8 certificates");

  const ErrorScope scope;
  const BioPtr in = ReadFrom(pem);
  std::vector<X509Ptr> certificates;
  while (X509* next = PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)) {
    certificates.emplace_back(next);
    // Parses and caches the extensions: unreadable ones make the certificate invalid.
    if ((X509_get_extension_flags(next) & EXFLAG_INVALID) != 0)
      return Malformed("a certificate with unreadable extensions");
    if (X509_get0_pubkey(next) == nullptr) return Malformed("a certificate with an unreadable key");
  }
  if (certificates.empty() || certificates.size() != expected) return Malformed("a certificate cannot be read");
  return certificates;
}

bool IsP256(EVP_PKEY* key) {
  if (key == nullptr || EVP_PKEY_is_a(key, "EC") != 1) return false;
  const ErrorScope scope;
  char group[64] = {};
  std::size_t size = 0;
  return EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, &size) == 1 &&
         std::string_view(group, size) == SN_X9_62_prime256v1;
}

core::Time ToTime(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return core::Time::min();
  return core::Time(std::chrono::seconds(timegm(&parts)));
}

void SetTime(ASN1_TIME* out, core::Time time) {
  Must(ASN1_TIME_set(out, std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(time))),
       "ASN1_TIME_set");
}

std::string FingerprintOf(const X509* certificate) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  Must(X509_digest(certificate, EVP_sha256(), digest, &size) == 1, "X509_digest");
  return core::Hex({reinterpret_cast<const char*>(digest), size});
}

std::string SerialOf(const X509* certificate) {
  const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate);
  return core::Hex({reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
                    static_cast<std::size_t>(ASN1_STRING_length(serial))});
}

std::string SubjectOf(const X509* certificate) {
  const BioPtr out = NewMemory();
  Must(X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >=
           0,
       "X509_NAME_print_ex");
  return TakeText(out.get());
}

}  // namespace parcours::pki::internal
