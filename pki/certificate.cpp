#include "pki/certificate.h"

#include <stdexcept>
#include <string>

#include "pki/crypto.h"
#include "pki/identity_codec.h"

namespace parcours::pki::internal {
namespace {

using NamesPtr = std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>>;
using OctetsPtr = std::unique_ptr<ASN1_OCTET_STRING, FreeWith<ASN1_OCTET_STRING_free>>;

enum class Critical { kNo, kYes };

void AddExtension(X509* certificate, int nid, void* value, Critical critical) {
  Must(X509_add1_ext_i2d(certificate, nid, value, critical == Critical::kYes ? 1 : 0, X509V3_ADD_DEFAULT) == 1,
       "extension of a certificate");
}

// 127 random bits: nobody guesses the next serial, and no two are the same.
void SetRandomSerial(X509* certificate) {
  std::string bytes = RandomBytes(16);
  bytes[0] = static_cast<char>((bytes[0] & 0x3F) | 0x40);  // positive, and always 16 bytes long
  const std::unique_ptr<BIGNUM, FreeWith<BN_free>> number(
      Must(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr),
           "serial"));
  Must(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)), "serial");
}

X509Ptr NewCertificate(EVP_PKEY* key, const Validity& validity) {
  X509Ptr certificate(Must(X509_new(), "X509_new"));
  Must(X509_set_version(certificate.get(), X509_VERSION_3) == 1, "X509_set_version");
  SetRandomSerial(certificate.get());
  SetTime(X509_getm_notBefore(certificate.get()), validity.not_before);
  SetTime(X509_getm_notAfter(certificate.get()), validity.not_after);
  Must(X509_set_pubkey(certificate.get(), key) == 1, "X509_set_pubkey");
  return certificate;
}

// RFC 5280 4.2.1.2, method 1: SHA-1 of the public key, as a name for it and no more.
void AddKeyIds(X509* certificate, const X509* issuer) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  Must(X509_pubkey_digest(certificate, EVP_sha1(), digest, &size) == 1, "key id");
  const OctetsPtr own(Must(ASN1_OCTET_STRING_new(), "key id"));
  Must(ASN1_OCTET_STRING_set(own.get(), digest, static_cast<int>(size)) == 1, "key id");
  AddExtension(certificate, NID_subject_key_identifier, own.get(), Critical::kNo);

  const ASN1_OCTET_STRING* of_issuer =
      issuer == nullptr ? own.get() : X509_get0_subject_key_id(const_cast<X509*>(issuer));
  const std::unique_ptr<AUTHORITY_KEYID, FreeWith<AUTHORITY_KEYID_free>> authority(
      Must(AUTHORITY_KEYID_new(), "key id"));
  authority->keyid = Must(ASN1_OCTET_STRING_dup(of_issuer), "key id");
  AddExtension(certificate, NID_authority_key_identifier, authority.get(), Critical::kNo);
}

void AddBasicConstraints(X509* certificate, int path_length) {  // below 0: no authority
  const std::unique_ptr<BASIC_CONSTRAINTS, FreeWith<BASIC_CONSTRAINTS_free>> constraints(
      Must(BASIC_CONSTRAINTS_new(), "basic constraints"));
  constraints->ca = path_length >= 0 ? 1 : 0;
  if (path_length >= 0) {
    constraints->pathlen = Must(ASN1_INTEGER_new(), "basic constraints");
    Must(ASN1_INTEGER_set(constraints->pathlen, path_length) == 1, "basic constraints");
  }
  AddExtension(certificate, NID_basic_constraints, constraints.get(), Critical::kYes);
}

constexpr int kDigitalSignatureBit = 0;  // numbers of RFC 5280 4.2.1.3
constexpr int kNonRepudiationBit = 1;
constexpr int kKeyCertSignBit = 5;
constexpr int kCrlSignBit = 6;

void AddKeyUsage(X509* certificate, std::initializer_list<int> bits) {
  const std::unique_ptr<ASN1_BIT_STRING, FreeWith<ASN1_BIT_STRING_free>> usage(
      Must(ASN1_BIT_STRING_new(), "key usage"));
  for (const int bit : bits) Must(ASN1_BIT_STRING_set_bit(usage.get(), bit, 1) == 1, "key usage");
  AddExtension(certificate, NID_key_usage, usage.get(), Critical::kYes);
}

void AddExtendedKeyUsage(X509* certificate, const std::vector<int>& nids) {
  if (nids.empty()) return;
  const std::unique_ptr<EXTENDED_KEY_USAGE, FreeWith<EXTENDED_KEY_USAGE_free>> usage(
      Must(EXTENDED_KEY_USAGE_new(), "extended key usage"));
  for (const int nid : nids) Must(sk_ASN1_OBJECT_push(usage.get(), OBJ_nid2obj(nid)) > 0, "extended key usage");
  AddExtension(certificate, NID_ext_key_usage, usage.get(), Critical::kNo);
}

std::vector<int> ExtendedKeyUsage(const Identity& identity, Usage usage) {
  switch (usage) {
    case Usage::kSignature:
      return {};
    case Usage::kServer:
      if (identity.kind == policy::v1::CALLER_KIND_SERVICE) return {NID_server_auth, NID_client_auth};
      return {NID_server_auth};
    case Usage::kServerOnly:
      return {NID_server_auth};
    case Usage::kAuthentication:
      if (!UserPrincipalName(identity).empty()) return {NID_client_auth, NID_ms_smartcard_login};
      return {NID_client_auth};
  }
  throw std::invalid_argument("usage of a certificate");
}

void AddText(GENERAL_NAMES* names, int type, std::string_view text) {
  GENERAL_NAME* name = Must(GENERAL_NAME_new(), "alternative name");
  Must(sk_GENERAL_NAME_push(names, name) > 0, "alternative name");
  ASN1_IA5STRING* value = Must(ASN1_IA5STRING_new(), "alternative name");
  GENERAL_NAME_set0_value(name, type, value);
  Must(ASN1_STRING_set(value, text.data(), static_cast<int>(text.size())) == 1, "alternative name");
}

void AddAddress(GENERAL_NAMES* names, const char* address) {
  GENERAL_NAME* name = Must(GENERAL_NAME_new(), "alternative name");
  Must(sk_GENERAL_NAME_push(names, name) > 0, "alternative name");
  GENERAL_NAME_set0_value(name, GEN_IPADD, Must(a2i_IPADDRESS(address), "alternative name"));
}

void AddPrincipal(GENERAL_NAMES* names, std::string_view principal) {
  GENERAL_NAME* name = Must(GENERAL_NAME_new(), "alternative name");
  Must(sk_GENERAL_NAME_push(names, name) > 0, "alternative name");
  ASN1_UTF8STRING* text = Must(ASN1_UTF8STRING_new(), "alternative name");
  ASN1_TYPE* value = Must(ASN1_TYPE_new(), "alternative name");
  ASN1_TYPE_set(value, V_ASN1_UTF8STRING, text);
  Must(GENERAL_NAME_set0_othername(name, OBJ_nid2obj(NID_ms_upn), value) == 1, "alternative name");
  Must(ASN1_STRING_set(text, principal.data(), static_cast<int>(principal.size())) == 1, "alternative name");
}

void AddAlternativeNames(X509* certificate, const Identity& identity, Usage usage) {
  const NamesPtr names(Must(GENERAL_NAMES_new(), "alternative name"));
  if (usage == Usage::kServer || usage == Usage::kServerOnly) {
    AddText(names.get(), GEN_DNS, "localhost");
    AddAddress(names.get(), "127.0.0.1");
    AddAddress(names.get(), "::1");
  }
  if (const std::string principal = UserPrincipalName(identity); !principal.empty())
    AddPrincipal(names.get(), principal);
  AddText(names.get(), GEN_URI, ToUri(identity));
  AddExtension(certificate, NID_subject_alt_name, names.get(), Critical::kNo);
}

}  // namespace

X509Ptr MakeAuthorityCertificate(std::string_view name, EVP_PKEY* key, const Validity& validity, const Issuer* issuer) {
  X509Ptr certificate = NewCertificate(key, validity);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  const auto add = [subject](int nid, std::string_view value) {
    Must(X509_NAME_add_entry_by_NID(subject, nid, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value.data()),
                                    static_cast<int>(value.size()), -1, 0) == 1,
         "name of an authority");
  };
  add(NID_countryName, "FR");
  add(NID_organizationName, "Parcours (simulateur)");
  add(NID_organizationalUnitName, "IGC-PARCOURS");
  add(NID_commonName, name);
  const X509* signer = issuer == nullptr ? certificate.get() : issuer->certificate;
  Must(X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer)) == 1, "X509_set_issuer_name");
  AddBasicConstraints(certificate.get(), issuer == nullptr ? 1 : 0);
  AddKeyUsage(certificate.get(), {kKeyCertSignBit, kCrlSignBit});
  AddKeyIds(certificate.get(), issuer == nullptr ? nullptr : issuer->certificate);
  Must(X509_sign(certificate.get(), issuer == nullptr ? key : issuer->key, EVP_sha256()) > 0, "X509_sign");
  return certificate;
}

X509Ptr MakeHolderCertificate(const Identity& identity, Usage usage, EVP_PKEY* key, const Validity& validity,
                              const Issuer& issuer) {
  X509Ptr certificate = NewCertificate(key, validity);
  Must(X509_set_subject_name(certificate.get(), SubjectName(identity, usage).get()) == 1, "X509_set_subject_name");
  Must(X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.certificate)) == 1, "X509_set_issuer_name");
  AddBasicConstraints(certificate.get(), -1);
  AddKeyUsage(certificate.get(), {usage == Usage::kSignature ? kNonRepudiationBit : kDigitalSignatureBit});
  AddExtendedKeyUsage(certificate.get(), ExtendedKeyUsage(identity, usage));
  AddAlternativeNames(certificate.get(), identity, usage);
  AddIdentityExtensions(certificate.get(), identity);
  AddKeyIds(certificate.get(), issuer.certificate);
  Must(X509_sign(certificate.get(), issuer.key, EVP_sha256()) > 0, "X509_sign");
  return certificate;
}

}  // namespace parcours::pki::internal
