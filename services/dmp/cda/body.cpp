// component: a body of level 1 (text or PDF), or sections with text.
#include <optional>
#include <string>

#include "pki/crypto.h"
#include "services/dmp/cda/checker.h"
#include "services/dmp/rules/file_formats.h"

namespace parcours::dmp::cda {
namespace {

constexpr std::string_view kPlain = "text/plain";

std::optional<std::string> Decode(std::string base64) {
  std::erase_if(base64, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  auto decoded = pki::FromBase64(base64);
  if (!decoded) return std::nullopt;
  return std::move(*decoded);
}

void ReadUnstructured(const xml::Element& body, Checker& checker) {
  const xml::Element text = checker.Only(body, "text");
  checker.header.media_type = checker.Required(text, "mediaType");
  if (!text) return;
  const std::string representation = text.Attribute("representation");
  const bool encoded = representation == "B64";
  if (!encoded && checker.header.media_type != kPlain) {
    return checker.Invalid(text.Path() + "/@representation", "is not B64, which all but plain text needs");
  }
  const std::optional<std::string> content = encoded ? Decode(text.Text()) : text.Text();
  if (!content) return checker.Invalid(text, "is not base64");
  if (content->empty()) return checker.Invalid(text, "is empty");  // EX_GEN-1060
  const std::string_view actual = FormatOfFile(*content).media_type;
  if (actual != checker.header.media_type) {
    checker.Invalid(text.Path() + "/@mediaType", actual.empty() ? "the content is neither text, PDF, RTF, JPEG nor TIFF"
                                                                : "the content is not of this type");
  }
}

bool HasText(const xml::Element& section) {
  if (!section.Child("text").Text().empty()) return true;
  for (const xml::Element& component : section.Children("component")) {
    if (HasText(component.Child("section"))) return true;
  }
  return false;
}

void ReadStructured(const xml::Element& body, Checker& checker) {
  const auto components = body.Children("component");
  if (components.empty()) return checker.Invalid(body.Path() + "/component", "is missing");
  bool text = false;
  for (const xml::Element& component : components) text = HasText(checker.Only(component, "section")) || text;
  if (!text) checker.Invalid(body, "has no section with text");
}

}  // namespace

void ReadBody(const xml::Element& document, Checker& checker) {
  const xml::Element component = checker.Only(document, "component");
  const xml::Element unstructured = component.Child("nonXMLBody");
  const xml::Element structured = component.Child("structuredBody");
  if (!component) return;
  if (bool(unstructured) == bool(structured)) {
    return checker.Invalid(component, "has not exactly one body: nonXMLBody or structuredBody");
  }
  unstructured ? ReadUnstructured(unstructured, checker) : ReadStructured(structured, checker);
}

}  // namespace parcours::dmp::cda
