#include "pki/identity.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::pki {
namespace {

// X.520 gives names, titles and organisational units at most 64 characters, a surname 40 in its oldest edition.
constexpr std::size_t kMostCharacters = 64;
constexpr std::size_t kMostOrganisationCharacters = 200;

std::size_t Characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool IsCode(std::string_view text) {
  return text.size() <= kMostCharacters && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
         });
}

class Findings {
 public:
  void Require(std::string_view value, const char* field) {
    if (value.empty()) Add(field, "is missing");
  }
  void Forbid(std::string_view value, const char* field, const char* why) {
    if (!value.empty()) Add(field, why);
  }
  void Text(std::string_view value, const char* field, std::size_t most = kMostCharacters) {
    if (!core::IsUtf8(value)) return Add(field, "is not UTF-8");
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(value.begin(), value.end(), control)) Add(field, "has control characters");
    if (Characters(value) > most) Add(field, "is longer than X.509 allows");
  }
  void Code(std::string_view value, const char* field) {
    if (!IsCode(value)) Add(field, "is no code of a nomenclature");
  }
  void Id(std::string_view value, const char* field) {
    if (!value.empty() && !core::IsIdSyntax(value)) Add(field, "is no id: 1 to 64 of [A-Za-z0-9-.]");
  }
  void Add(const char* field, const char* description) { violations_.push_back({field, description}); }

  core::Result<void> Take() {
    if (violations_.empty()) return {};
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                      .detail = "identity of a certificate",
                                      .violations = std::move(violations_)});
  }

 private:
  std::vector<core::Violation> violations_;
};

void CheckForms(const Identity& identity, Findings& findings) {
  findings.Text(identity.subject, "subject");
  findings.Text(identity.given_name, "given_name");
  findings.Text(identity.family_name, "family_name");
  findings.Text(identity.title, "title");
  findings.Text(identity.structure, "structure");
  findings.Text(identity.organisation, "organisation", kMostOrganisationCharacters);
  findings.Code(identity.profession, "profession");
  findings.Code(identity.speciality, "speciality");
  findings.Code(identity.role, "role");
  findings.Code(identity.sector, "sector");
  findings.Id(identity.sandbox.value(), "sandbox");
  findings.Id(identity.credential, "credential");
  if (identity.sandbox.empty() && identity.branch != 0)
    findings.Add("branch", "is that of a sandbox, which is missing");
}

void RequireSandboxCredential(const Identity& identity, Findings& findings) {
  findings.Require(identity.sandbox.value(), "sandbox");
  findings.Require(identity.credential, "credential");
}

}  // namespace

std::string DisplayName(const Identity& identity) {
  std::string name = identity.given_name;
  if (!name.empty() && !identity.family_name.empty()) name += ' ';
  name += identity.family_name;
  if (name.empty()) name = identity.kind == policy::v1::CALLER_KIND_STRUCTURE ? identity.organisation : "";
  if (name.empty()) return identity.subject;
  if (!identity.title.empty()) name += " (" + identity.title + ")";
  return name;
}

core::Result<void> CheckIdentity(const Identity& identity) {
  Findings findings;
  CheckForms(identity, findings);
  findings.Require(identity.subject, "subject");
  switch (identity.kind) {
    case policy::v1::CALLER_KIND_CPS:
    case policy::v1::CALLER_KIND_CPF:
    case policy::v1::CALLER_KIND_ECPS:
      findings.Require(identity.profession, "profession");
      findings.Require(identity.family_name, "family_name");
      RequireSandboxCredential(identity, findings);
      break;
    case policy::v1::CALLER_KIND_CPE:
    case policy::v1::CALLER_KIND_CPA:
      findings.Require(identity.structure, "structure");
      RequireSandboxCredential(identity, findings);
      break;
    case policy::v1::CALLER_KIND_STRUCTURE:
      findings.Require(identity.organisation, "organisation");
      if (!identity.structure.empty() && identity.structure != identity.subject) {
        findings.Add("structure", "is not the subject, which is the structure itself");
      }
      RequireSandboxCredential(identity, findings);
      break;
    case policy::v1::CALLER_KIND_CITIZEN:
      findings.Forbid(identity.given_name, "given_name", "must not stand in a citizen's certificate");
      findings.Forbid(identity.family_name, "family_name", "must not stand in a citizen's certificate");
      RequireSandboxCredential(identity, findings);
      break;
    case policy::v1::CALLER_KIND_SERVICE:
    case policy::v1::CALLER_KIND_OPERATOR:
      break;
    case policy::v1::CALLER_KIND_UNSPECIFIED:
    case policy::v1::CALLER_KIND_ANONYMOUS:
    default:  // proto3 enums are open: a number that this version does not know
      findings.Add("kind", "has no certificate");
  }
  return findings.Take();
}

}  // namespace parcours::pki
