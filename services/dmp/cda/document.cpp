#include "core/result.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/cda/checker.h"

namespace parcours::dmp::cda {
namespace {

constexpr std::string_view kHl7 = "urn:hl7-org:v3";
constexpr std::string_view kUnstructured = "1.3.6.1.4.1.19376.1.2.20";  // IHE XDS-SD

}  // namespace

Reading ReadDocument(std::string_view bytes, const ValueSets& values) {
  Checker checker(values);
  const auto document = xml::Document::Parse(bytes);
  if (!document) {
    checker.Invalid("ClinicalDocument", document.error().detail);
  } else if (const xml::Element root = document->root();
             root.name() != "ClinicalDocument" || document->root_namespace() != kHl7) {
    checker.Invalid("ClinicalDocument", "is not the root element, in the namespace urn:hl7-org:v3");
  } else {
    ReadTop(root, checker);
    ReadPatient(root, checker);
    ReadParties(root, checker);
    ReadContext(root, checker);
    ReadBody(root, checker);
  }
  return Reading{.header = std::move(checker.header), .findings = std::move(checker.findings)};
}

std::string FormatCodeOf(const Header& header, const ValueSets& values) {
  if (!header.media_type.empty()) return values.FormatOf(std::string(kUnstructured) + "#" + header.media_type);
  std::string found;
  for (const std::string& model : header.templates) {
    if (std::string format = values.FormatOf(model); !format.empty()) found = std::move(format);
  }
  return found;
}

}  // namespace parcours::dmp::cda
