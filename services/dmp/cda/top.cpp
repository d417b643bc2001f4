// From realmCode to versionNumber: what the document is.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/cda/checker.h"

namespace parcours::dmp::cda {
namespace {

constexpr std::string_view kHl7France = "2.16.840.1.113883.2.8.2.1";
constexpr std::string_view kCiSis = "1.2.250.1.213.1.1.1.1";
constexpr std::size_t kLongestTitle = 300;
constexpr std::uint32_t kHighestVersion = 1'000'000;

void ReadConformity(const xml::Element& document, Checker& checker) {
  const xml::Element realm = checker.Only(document, "realmCode");
  if (realm && realm.Attribute("code") != "FR") checker.Invalid(realm.Path() + "/@code", "is not FR");
  const xml::Element type_id = checker.Only(document, "typeId");
  if (type_id &&
      (type_id.Attribute("root") != "2.16.840.1.113883.1.3" || type_id.Attribute("extension") != "POCD_HD000040")) {
    checker.Invalid(type_id, "is not 2.16.840.1.113883.1.3, POCD_HD000040 (CDA R2)");
  }
  for (const xml::Element& one : document.Children("templateId")) {
    checker.header.templates.push_back(checker.Instance(one).root);
  }
  const auto& templates = checker.header.templates;
  for (const std::string_view required : {kHl7France, kCiSis}) {
    if (std::find(templates.begin(), templates.end(), required) == templates.end()) {
      checker.Invalid(document.Path() + "/templateId", fmt::format("{} is missing", required));
    }
  }
}

void ReadType(const xml::Element& document, Checker& checker) {
  const xml::Element code = checker.Only(document, "code");
  checker.header.type = {.code = checker.Required(code, "code"), .system = checker.Required(code, "codeSystem")};
  if (checker.header.type.code.empty()) return;
  const DocumentType* type = checker.values().FindType(checker.header.type.code);
  if (type == nullptr) {
    checker.Add(common::v1::REASON_CODE_UNKNOWN, code.Path() + "/@code", "is not in JDV_J07 (typeCode)");
  } else if (type->system != checker.header.type.system) {
    checker.Invalid(code.Path() + "/@codeSystem", "is not " + type->system);
  }
}

void ReadVersion(const xml::Element& document, Checker& checker) {
  checker.header.set_id = checker.Instance(checker.Only(document, "setId"));
  const xml::Element version = checker.Only(document, "versionNumber");
  const std::string value = checker.Required(version, "value");
  if (value.empty()) return;
  const char* end = value.data() + value.size();
  const auto [read, error] = std::from_chars(value.data(), end, checker.header.version);
  if (error != std::errc{} || read != end || checker.header.version == 0 || checker.header.version > kHighestVersion) {
    checker.Invalid(version.Path() + "/@value", "is no positive number");
  }
}

}  // namespace

void ReadTop(const xml::Element& document, Checker& checker) {
  ReadConformity(document, checker);
  checker.header.id = checker.Instance(checker.Only(document, "id"));
  ReadType(document, checker);
  const xml::Element title = checker.Only(document, "title");
  checker.header.title = title.Text();
  if (title && checker.header.title.empty()) checker.Invalid(title, "is empty");
  if (checker.header.title.size() > kLongestTitle) checker.Invalid(title, "is longer than 300 bytes");
  const auto created = checker.Moment(checker.Only(document, "effectiveTime"));
  if (created) checker.header.created = *created;
  checker.header.confidentiality = checker.Coded(checker.Only(document, "confidentialityCode"),
                                                 checker.values().confidentialities(), "JDV_J08 (confidentialityCode)");
  const xml::Element language = checker.Only(document, "languageCode");
  checker.header.language = checker.Required(language, "code");
  if (!checker.header.language.empty() && checker.header.language.substr(0, 2) != "fr") {
    checker.Invalid(language.Path() + "/@code", "is not French (fr-FR)");
  }
  ReadVersion(document, checker);
}

}  // namespace parcours::dmp::cda
