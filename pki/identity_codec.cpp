#include "pki/identity_codec.h"

#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki::internal {
namespace {

using policy::v1::CallerKind;

constexpr const char* kCardTypeOid = "1.2.250.1.71.1.2.2";          // gipCardType
constexpr const char* kProfessionOid = "1.2.250.1.71.1.2.7";        // TRE_G15
constexpr const char* kFutureProfessionOid = "1.2.250.1.71.1.2.8";  // TRE_G16
constexpr const char* kSpecialityOid = "1.2.250.1.71.4.2.5";        // TRE_R01
constexpr std::string_view kScheme = "parcours:";

struct KindRow {
  CallerKind kind;
  std::string_view word;          // in the URI
  std::optional<char> card_type;  // TRE_R87
};
constexpr std::array<KindRow, 9> kKinds = {{{policy::v1::CALLER_KIND_CPS, "cps", '\0'},
                                            {policy::v1::CALLER_KIND_CPF, "cpf", '\1'},
                                            {policy::v1::CALLER_KIND_CPE, "cpe", '\2'},
                                            {policy::v1::CALLER_KIND_CPA, "cpa", '\3'},
                                            {policy::v1::CALLER_KIND_ECPS, "ecps", std::nullopt},
                                            {policy::v1::CALLER_KIND_STRUCTURE, "structure", std::nullopt},
                                            {policy::v1::CALLER_KIND_SERVICE, "service", std::nullopt},
                                            {policy::v1::CALLER_KIND_OPERATOR, "operator", std::nullopt},
                                            {policy::v1::CALLER_KIND_CITIZEN, "citizen", std::nullopt}}};

const KindRow* RowOf(CallerKind kind) {
  for (const KindRow& row : kKinds) {
    if (row.kind == kind) return &row;
  }
  return nullptr;
}

CallerKind KindOf(std::string_view word) {
  for (const KindRow& row : kKinds) {
    if (row.word == word) return row.kind;
  }
  return policy::v1::CALLER_KIND_UNSPECIFIED;
}

std::optional<char> CardTypeOf(CallerKind kind) {
  const KindRow* row = RowOf(kind);
  return row == nullptr ? std::nullopt : row->card_type;
}

std::string PercentEncode(std::string_view text) {
  static constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kDigits[byte >> 4U];
      encoded += kDigits[byte & 0x0FU];
    }
  }
  return encoded;
}

std::string PercentDecode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      decoded += core::Unhex(text.substr(i + 1, 2));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

void ReadPath(std::string_view path, Identity& identity) {
  const std::vector<std::string> parts = core::Split(path, ':');
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string& value = parts[i + 1];
    if (parts[i] == "host") continue;
    if (parts[i] == "sandbox") identity.sandbox = core::SandboxId(value);
    if (parts[i] == "branch") std::from_chars(value.data(), value.data() + value.size(), identity.branch);
    if (parts[i] == "credential") identity.credential = value;
    ++i;
  }
}

void ReadQuery(std::string_view query, Identity& identity) {
  for (const std::string& pair : core::Split(query, '&')) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos) continue;
    const std::string name = pair.substr(0, equals);
    std::string value = PercentDecode(std::string_view(pair).substr(equals + 1));
    if (name == "kind") identity.kind = KindOf(value);
    if (name == "organisation") identity.organisation = std::move(value);
    if (name == "role") identity.role = std::move(value);
    if (name == "sector") identity.sector = std::move(value);
    if (name == "structure") identity.structure = std::move(value);
  }
}

enum class Place { kNew, kWithPrevious };  // a new part of the name, or one more value of the same part (CN=…+SN=…)

void AddPart(X509_NAME* name, int nid, std::string_view value, Place place = Place::kNew) {
  if (value.empty()) return;
  Must(X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value.data()),
                                  static_cast<int>(value.size()), -1, place == Place::kNew ? 0 : -1) == 1,
       "name of a certificate");
}

// A name may be longer than O allows: whole in the URI, its beginning here.
std::string Beginning(std::string_view utf8, std::size_t characters) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < utf8.size(); ++end) {
    if ((utf8[end] & 0xC0) != 0x80 && seen++ == characters) break;
  }
  return std::string(utf8.substr(0, end));
}

std::string CommonName(const Identity& identity, Usage usage) {
  if (identity.kind != policy::v1::CALLER_KIND_STRUCTURE) return identity.subject;
  switch (usage) {
    case Usage::kAuthentication:
      return "PARCOURS-AUTO";
    case Usage::kSignature:
      return "PARCOURS SIGN";
    case Usage::kServer:
    case Usage::kServerOnly:
      return "localhost";
  }
  throw std::invalid_argument("usage of a certificate");
}

std::string UnitOf(const Identity& identity) {
  switch (identity.kind) {
    case policy::v1::CALLER_KIND_CPE:
    case policy::v1::CALLER_KIND_CPA:
      return identity.structure;
    case policy::v1::CALLER_KIND_STRUCTURE:
      return identity.subject;
    case policy::v1::CALLER_KIND_SERVICE:
      return "Services";
    case policy::v1::CALLER_KIND_OPERATOR:
      return "Operateurs";
    case policy::v1::CALLER_KIND_CITIZEN:
      return "Usagers";
    case policy::v1::CALLER_KIND_ECPS:
      return "e-CPS";
    default:
      return {};
  }
}

// What the part of a name says, as UTF-8; empty if it has none.
std::string PartOf(const X509* certificate, int nid) {
  const X509_NAME* name = X509_get_subject_name(certificate);
  const int at = X509_NAME_get_index_by_NID(name, nid, -1);
  if (at < 0) return {};
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  std::string text(reinterpret_cast<char*>(utf8), static_cast<std::size_t>(size));
  OPENSSL_free(utf8);
  return text;
}

using ObjectPtr = std::unique_ptr<ASN1_OBJECT, FreeWith<ASN1_OBJECT_free>>;

// Adds an extension whose value is DER of one short primitive.
void AddPrimitive(X509* certificate, const char* oid, int tag, std::string_view value) {
  if (value.empty()) return;
  std::string der{static_cast<char>(tag), static_cast<char>(value.size())};
  der += value;
  const ObjectPtr object(Must(OBJ_txt2obj(oid, 1), "OID"));
  const std::unique_ptr<ASN1_OCTET_STRING, FreeWith<ASN1_OCTET_STRING_free>> octets(
      Must(ASN1_OCTET_STRING_new(), "extension"));
  Must(ASN1_OCTET_STRING_set(octets.get(), reinterpret_cast<const unsigned char*>(der.data()),
                             static_cast<int>(der.size())) == 1,
       "extension");
  const std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>> extension(
      Must(X509_EXTENSION_create_by_OBJ(nullptr, object.get(), 0, octets.get()), "extension"));
  Must(X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

// The inverse; empty if the extension is not there or not of this form.
std::string ReadPrimitive(const X509* certificate, const char* oid, int tag) {
  const ObjectPtr object(Must(OBJ_txt2obj(oid, 1), "OID"));
  const int at = X509_get_ext_by_OBJ(certificate, object.get(), -1);
  if (at < 0) return {};
  const ASN1_OCTET_STRING* octets = X509_EXTENSION_get_data(X509_get_ext(certificate, at));
  const std::string_view der(reinterpret_cast<const char*>(ASN1_STRING_get0_data(octets)),
                             static_cast<std::size_t>(ASN1_STRING_length(octets)));
  if (der.size() < 2 || der[0] != tag || static_cast<std::size_t>(der[1]) != der.size() - 2) return {};
  return std::string(der.substr(2));
}

// The one URI of our scheme; empty if there is none or more than one.
std::string IdentityUri(const X509* certificate) {
  const std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  std::string found;
  for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type != GEN_URI) continue;
    const std::string_view uri(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.uniformResourceIdentifier)),
                               static_cast<std::size_t>(ASN1_STRING_length(name->d.uniformResourceIdentifier)));
    if (!uri.starts_with(kScheme)) continue;
    if (!found.empty()) return {};
    found = uri;
  }
  return found;
}

core::Result<Identity> NoIdentity(const char* why) {
  return core::Refuse(common::v1::REASON_CERTIFICATE_UNTRUSTED, why);
}

}  // namespace

std::string ToUri(const Identity& identity) {
  std::string uri(kScheme);
  if (identity.sandbox.empty()) {
    uri += "host";
  } else {
    uri += "sandbox:" + identity.sandbox.value() + ":branch:" + std::to_string(identity.branch);
  }
  if (!identity.credential.empty()) uri += ":credential:" + identity.credential;
  const KindRow* row = RowOf(identity.kind);
  uri += "?kind=" + std::string(row == nullptr ? "" : row->word);
  const auto add = [&uri](const char* name, std::string_view value) {
    if (!value.empty()) uri += std::string("&") + name + "=" + PercentEncode(value);
  };
  add("organisation", identity.organisation);
  add("role", identity.role);
  add("sector", identity.sector);
  add("structure", identity.structure);
  return uri;
}

bool FromUri(std::string_view uri, Identity& identity) {
  const auto question = uri.find('?');
  if (!uri.starts_with(kScheme) || question == std::string_view::npos) return false;
  ReadPath(uri.substr(kScheme.size(), question - kScheme.size()), identity);
  ReadQuery(uri.substr(question + 1), identity);
  return identity.kind != policy::v1::CALLER_KIND_UNSPECIFIED && ToUri(identity) == uri;
}

NamePtr SubjectName(const Identity& identity, Usage usage) {
  NamePtr name(Must(X509_NAME_new(), "X509_NAME"));
  const bool employee = identity.kind == policy::v1::CALLER_KIND_CPE || identity.kind == policy::v1::CALLER_KIND_CPA;
  const bool structure = identity.kind == policy::v1::CALLER_KIND_STRUCTURE;
  AddPart(name.get(), NID_countryName, "FR");
  if (employee || structure) {
    AddPart(name.get(), NID_organizationName, Beginning(identity.organisation, 64));
  } else if (CardTypeOf(identity.kind) == std::nullopt) {
    AddPart(name.get(), NID_organizationName, "Parcours (simulateur)");
  }
  AddPart(name.get(), NID_organizationalUnitName, UnitOf(identity));
  AddPart(name.get(), NID_title, identity.title);
  // A card of a service, not of a person, bears a pseudonym; so does every citizen.
  if (identity.kind == policy::v1::CALLER_KIND_CITIZEN) AddPart(name.get(), NID_pseudonym, identity.subject);
  if (employee && identity.family_name.empty() && identity.given_name.empty()) {
    const auto slash = identity.subject.find('/');
    AddPart(name.get(), NID_pseudonym,
            Beginning("EMPLOYE " + identity.subject.substr(slash == std::string::npos ? 0 : slash + 1), 64));
  }
  AddPart(name.get(), NID_commonName, CommonName(identity, usage));
  AddPart(name.get(), NID_surname, identity.family_name, Place::kWithPrevious);
  AddPart(name.get(), NID_givenName, identity.given_name, Place::kWithPrevious);
  return name;
}

std::string UserPrincipalName(const Identity& identity) {
  if (!CardTypeOf(identity.kind) || identity.subject.size() < 2) return {};
  return identity.subject.substr(0, 1) + "." + identity.subject.substr(1) + "@carte-cps.fr";
}

void AddIdentityExtensions(X509* certificate, const Identity& identity) {
  if (const auto card_type = CardTypeOf(identity.kind)) {
    AddPrimitive(certificate, kCardTypeOid, V_ASN1_INTEGER, std::string_view(&*card_type, 1));
  }
  const char* profession_oid = identity.kind == policy::v1::CALLER_KIND_CPF ? kFutureProfessionOid : kProfessionOid;
  AddPrimitive(certificate, profession_oid, V_ASN1_UTF8STRING, identity.profession);
  AddPrimitive(certificate, kSpecialityOid, V_ASN1_UTF8STRING, identity.speciality);
}

core::Result<Identity> ReadIdentityOf(const X509* certificate) {
  const ErrorScope scope;
  Identity identity;
  if (!FromUri(IdentityUri(certificate), identity)) return NoIdentity("the certificate states no identity of Parcours");
  const bool structure = identity.kind == policy::v1::CALLER_KIND_STRUCTURE;
  identity.subject = PartOf(certificate, structure ? NID_organizationalUnitName : NID_commonName);
  identity.family_name = PartOf(certificate, NID_surname);
  identity.given_name = PartOf(certificate, NID_givenName);
  identity.title = PartOf(certificate, NID_title);
  const bool student = identity.kind == policy::v1::CALLER_KIND_CPF;
  identity.profession = ReadPrimitive(certificate, student ? kFutureProfessionOid : kProfessionOid, V_ASN1_UTF8STRING);
  identity.speciality = ReadPrimitive(certificate, kSpecialityOid, V_ASN1_UTF8STRING);

  const auto card_type = CardTypeOf(identity.kind);
  const std::string stated = ReadPrimitive(certificate, kCardTypeOid, V_ASN1_INTEGER);
  if (stated != (card_type ? std::string(1, *card_type) : std::string())) {
    return NoIdentity("the certificate contradicts itself about the type of card");
  }
  if (!CheckIdentity(identity)) return NoIdentity("the certificate's identity is incomplete");
  return identity;
}

}  // namespace parcours::pki::internal
