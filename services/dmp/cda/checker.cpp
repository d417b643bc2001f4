#include "services/dmp/cda/checker.h"

#include <fmt/format.h>

#include "core/identifiers.h"
#include "core/text.h"
#include "documents/cda/times.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/policy/formats.h"

namespace parcours::dmp::cda {
namespace {

constexpr std::string_view kPsIdNat = "1.2.250.1.71.4.2.1";
constexpr std::string_view kStructIdNat = "1.2.250.1.71.4.2.2";
constexpr std::size_t kLongestExtension = 64;
constexpr std::size_t kLongestOid = 64;

bool IsOid(std::string_view text) {
  return !text.empty() && text.size() <= kLongestOid && !platform::FormatFault(policy::v1::FORMAT_OID, text);
}

}  // namespace

void Checker::Add(core::Reason reason, std::string place, std::string description) {
  findings.push_back(Finding{.reason = reason, .place = std::move(place), .description = std::move(description)});
}

void Checker::Invalid(const xml::Element& at, std::string description) {
  Invalid(at.Path(), std::move(description));
}

void Checker::Invalid(std::string place, std::string description) {
  Add(common::v1::REASON_DOCUMENT_INVALID, std::move(place), std::move(description));
}

xml::Element Checker::First(const xml::Element& parent, std::string_view name) {
  const xml::Element child = parent.Child(name);
  if (parent && !child) Invalid(fmt::format("{}/{}", parent.Path(), name), "is missing");
  return child;
}

xml::Element Checker::Only(const xml::Element& parent, std::string_view name) {
  const auto children = parent.Children(name);
  if (children.size() > 1) Invalid(children[1], "stands there more than once");
  return First(parent, name);
}

std::string Checker::Required(const xml::Element& at, std::string_view attribute) {
  std::string value = at.Attribute(attribute);
  if (at && value.empty()) Invalid(fmt::format("{}/@{}", at.Path(), attribute), "is missing");
  return value;
}

std::optional<core::Time> Checker::Moment(const xml::Element& at) {
  const std::string value = Required(at, "value");
  if (value.empty()) return std::nullopt;
  const auto time = documents::ParseTs(value);
  if (!time) Invalid(at.Path() + "/@value", "is no time of the form YYYYMMDDhhmmss+hhmm");
  return time;
}

InstanceId Checker::Instance(const xml::Element& at) {
  InstanceId id{.root = Required(at, "root"), .extension = at.Attribute("extension")};
  if (!id.root.empty() && !IsOid(id.root)) Invalid(at.Path() + "/@root", "is no OID");
  if (id.extension.size() > kLongestExtension) Invalid(at.Path() + "/@extension", "is longer than 64 characters");
  return id;
}

std::string Checker::ProfessionalId(const xml::Element& parent) {
  const xml::Element id = First(parent, "id");
  if (!id) return {};
  if (IsPatientsOwn(id)) return id.Attribute("extension");
  if (id.Attribute("root") != kPsIdNat) Invalid(id.Path() + "/@root", fmt::format("is not {} (PS_IdNat)", kPsIdNat));
  std::string value = Required(id, "extension");
  if (!value.empty() && !core::IsPsIdNat(value)) {
    Invalid(id.Path() + "/@extension", "is no PS_IdNat (8 and the RPPS number with its key, or another of its forms)");
  }
  return value;
}

bool Checker::IsPatientsOwn(const xml::Element& id) const {
  return (IsPatientsType(header.type.code) || IsPatientsCategory(header.type.code)) &&
         id.Attribute("root") == header.patient.oid &&
         id.Attribute("extension") == header.patient.matricule + header.patient.key;
}

std::string Checker::StructureId(const xml::Element& parent) {
  const xml::Element id = First(parent, "id");
  if (!id) return {};
  if (id.Attribute("root") != kStructIdNat)
    Invalid(id.Path() + "/@root", fmt::format("is not {} (Struct_IdNat)", kStructIdNat));
  std::string value = Required(id, "extension");
  if (!value.empty() && !core::IsStructIdNat(value)) {
    Invalid(id.Path() + "/@extension",
            "is no Struct_IdNat (1 and the FINESS number with its key, or another of its forms)");
  }
  return value;
}

std::string Checker::Coded(const xml::Element& at, const ValueSet& set, std::string_view set_name) {
  std::string code = Required(at, "code");
  if (code.empty()) return code;
  const auto known = set.find(code);
  if (known == set.end()) {
    Add(common::v1::REASON_CODE_UNKNOWN, at.Path() + "/@code", fmt::format("is not in {}", set_name));
  } else if (at.Attribute("codeSystem") != known->second.system) {
    Invalid(at.Path() + "/@codeSystem", fmt::format("is not {}", known->second.system));
  }
  return code;
}

std::string PersonName(const xml::Element& person) {
  const xml::Element name = person.Child("name");
  std::vector<std::string> parts;
  for (const std::string_view part : {"given", "family"}) {
    if (std::string text = name.Child(part).Text(); !text.empty()) parts.push_back(std::move(text));
  }
  return core::Join(parts, " ");
}

}  // namespace parcours::dmp::cda
