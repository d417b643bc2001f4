#include <chrono>
#include <stdexcept>

#include "pki/certificate.h"

namespace parcours::pki::internal {
namespace {

using CrlPtr = std::unique_ptr<X509_CRL, FreeWith<X509_CRL_free>>;
using IntegerPtr = std::unique_ptr<ASN1_INTEGER, FreeWith<ASN1_INTEGER_free>>;
using TimePtr = std::unique_ptr<ASN1_TIME, FreeWith<ASN1_TIME_free>>;

TimePtr NewTime(core::Time time) {
  TimePtr result(Must(ASN1_TIME_new(), "ASN1_TIME_new"));
  SetTime(result.get(), time);
  return result;
}

void AddReason(X509_REVOKED* entry, RevokedSerial::Why why) {
  int code = 0;
  switch (why) {
    case RevokedSerial::Why::kUnspecified:
      return;  // RFC 5280 5.3.1: absent rather than unspecified
    case RevokedSerial::Why::kKeyCompromise:
      code = CRL_REASON_KEY_COMPROMISE;
      break;
    case RevokedSerial::Why::kCessation:
      code = CRL_REASON_CESSATION_OF_OPERATION;
      break;
  }
  const std::unique_ptr<ASN1_ENUMERATED, FreeWith<ASN1_ENUMERATED_free>> reason(Must(ASN1_ENUMERATED_new(), "CRL"));
  Must(ASN1_ENUMERATED_set(reason.get(), code) == 1, "CRL");
  Must(X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason.get(), 0, 0) == 1, "CRL");
}

void AddEntry(X509_CRL* crl, const RevokedSerial& revoked) {
  BIGNUM* parsed = nullptr;
  if (BN_hex2bn(&parsed, revoked.serial.c_str()) != static_cast<int>(revoked.serial.size()) || parsed == nullptr) {
    BN_free(parsed);
    throw std::invalid_argument("a serial number is hexadecimal");
  }
  const std::unique_ptr<BIGNUM, FreeWith<BN_free>> number(parsed);
  const IntegerPtr serial(Must(BN_to_ASN1_INTEGER(number.get(), nullptr), "CRL"));
  std::unique_ptr<X509_REVOKED, FreeWith<X509_REVOKED_free>> entry(Must(X509_REVOKED_new(), "CRL"));
  Must(X509_REVOKED_set_serialNumber(entry.get(), serial.get()) == 1, "CRL");
  Must(X509_REVOKED_set_revocationDate(entry.get(), NewTime(revoked.at).get()) == 1, "CRL");
  AddReason(entry.get(), revoked.why);
  Must(X509_CRL_add0_revoked(crl, entry.get()) == 1, "CRL");
  (void)entry.release();  // the list owns it now
}

void AddNumberAndKeyId(X509_CRL* crl, const Issuer& issuer, std::uint64_t number) {
  const IntegerPtr crl_number(Must(ASN1_INTEGER_new(), "CRL"));
  Must(ASN1_INTEGER_set_uint64(crl_number.get(), number) == 1, "CRL");
  Must(X509_CRL_add1_ext_i2d(crl, NID_crl_number, crl_number.get(), 0, 0) == 1, "CRL");
  const std::unique_ptr<AUTHORITY_KEYID, FreeWith<AUTHORITY_KEYID_free>> key_id(Must(AUTHORITY_KEYID_new(), "CRL"));
  key_id->keyid = Must(ASN1_OCTET_STRING_dup(X509_get0_subject_key_id(issuer.certificate)), "CRL");
  Must(X509_CRL_add1_ext_i2d(crl, NID_authority_key_identifier, key_id.get(), 0, 0) == 1, "CRL");
}

}  // namespace

std::string MakeRevocationList(const Issuer& issuer, const std::vector<RevokedSerial>& revoked, std::uint64_t number,
                               core::Time this_update, core::Time next_update) {
  const CrlPtr crl(Must(X509_CRL_new(), "CRL"));
  Must(X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2) == 1, "CRL");
  Must(X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer.certificate)) == 1, "CRL");
  Must(X509_CRL_set1_lastUpdate(crl.get(), NewTime(this_update).get()) == 1, "CRL");
  Must(X509_CRL_set1_nextUpdate(crl.get(), NewTime(next_update).get()) == 1, "CRL");
  for (const RevokedSerial& entry : revoked) AddEntry(crl.get(), entry);
  Must(X509_CRL_sort(crl.get()) == 1, "CRL");
  AddNumberAndKeyId(crl.get(), issuer, number);
  Must(X509_CRL_sign(crl.get(), issuer.key, EVP_sha256()) > 0, "CRL");
  const BioPtr out = NewMemory();
  Must(PEM_write_bio_X509_CRL(out.get(), crl.get()) == 1, "CRL");
  return TakeText(out.get());
}

}  // namespace parcours::pki::internal
