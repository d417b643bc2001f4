#include "documents/xml/reader.h"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <cctype>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::documents::xml {
namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

bool IsElement(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE;
}

std::string_view NamespaceOf(const xmlNode* node) {
  return node->ns == nullptr ? std::string_view{} : View(node->ns->href);
}

bool IsCalled(const xmlNode* node, std::string_view name, std::string_view space) {
  return IsElement(node) && View(node->name) == name && NamespaceOf(node) == space;
}

// What a parser has met so far, and why it was stopped.
struct Watch {
  int depth = 0;
  int elements = 0;
  const char* fault = nullptr;
};

void Stop(xmlParserCtxtPtr parser, const char* why) {
  auto* watch = static_cast<Watch*>(parser->_private);
  if (watch->fault == nullptr) watch->fault = why;
  xmlStopParser(parser);
}

void OnDoctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  Stop(static_cast<xmlParserCtxtPtr>(context), "has a document type declaration");
}

void OnStart(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int namespaces_count,
             const xmlChar** namespaces, int attributes_count, int defaulted_count, const xmlChar** attributes) {
  auto* parser = static_cast<xmlParserCtxtPtr>(context);
  auto* watch = static_cast<Watch*>(parser->_private);
  if (watch->fault != nullptr) return;
  if (++watch->depth > kDeepest) return Stop(parser, "is nested too deeply");
  if (++watch->elements > kMostElements) return Stop(parser, "has too many elements");
  xmlSAX2StartElementNs(context, name, prefix, uri, namespaces_count, namespaces, attributes_count, defaulted_count,
                        attributes);
}

void OnEnd(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
  auto* watch = static_cast<Watch*>(static_cast<xmlParserCtxtPtr>(context)->_private);
  if (watch->fault != nullptr) return;
  --watch->depth;
  xmlSAX2EndElementNs(context, name, prefix, uri);
}

// libxml2's messages may quote the document: the line alone is kept.
void OnError(void*, xmlErrorPtr) {}

auto Invalid(std::string detail) {
  return core::Refuse(common::v1::REASON_DOCUMENT_INVALID, std::move(detail));
}

bool SaysUtf8(const xmlDoc* document) {
  std::string encoding(View(document->encoding));
  std::transform(encoding.begin(), encoding.end(), encoding.begin(), [](unsigned char c) { return std::toupper(c); });
  return encoding.empty() || encoding == "UTF-8";
}

std::string Trim(const std::string& text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// Its position among its parent's elements of the same name, from 1; 0 if it is the only one.
int OrdinalOf(const xmlNode* node) {
  int before = 0;
  int all = 0;
  for (const xmlNode* other = node->parent->children; other != nullptr; other = other->next) {
    if (!IsCalled(other, View(node->name), NamespaceOf(node))) continue;
    ++all;
    if (other == node) before = all;
  }
  return all > 1 ? before : 0;
}

}  // namespace

std::string_view Element::name() const {
  return node_ == nullptr ? std::string_view{} : View(node_->name);
}

Element Element::Child(std::string_view name) const {
  if (node_ == nullptr) return {};
  for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (IsCalled(child, name, NamespaceOf(node_))) return Element(child);
  }
  return {};
}

std::vector<Element> Element::Children(std::string_view name) const {
  std::vector<Element> children;
  if (node_ == nullptr) return children;
  for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (IsCalled(child, name, NamespaceOf(node_))) children.emplace_back(child);
  }
  return children;
}

bool Element::HasAttribute(std::string_view name) const {
  return node_ != nullptr &&
         xmlHasNsProp(node_, reinterpret_cast<const xmlChar*>(std::string(name).c_str()), nullptr) != nullptr;
}

std::string Element::Attribute(std::string_view name) const {
  if (node_ == nullptr) return {};
  xmlChar* value = xmlGetNoNsProp(node_, reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
  std::string text(View(value));
  xmlFree(value);
  return text;
}

std::string Element::Text() const {
  if (node_ == nullptr) return {};
  xmlChar* content = xmlNodeGetContent(node_);
  std::string text(View(content));
  xmlFree(content);
  return Trim(text);
}

std::vector<Piece> Element::Content() const {
  std::vector<Piece> pieces;
  if (node_ == nullptr) return pieces;
  for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE) {
      pieces.push_back(Piece{.text = std::string(View(child->content)), .element = {}});
    } else if (IsElement(child) && NamespaceOf(child) == NamespaceOf(node_)) {
      pieces.push_back(Piece{.text = {}, .element = Element(child)});
    }
  }
  return pieces;
}

std::string Element::Path() const {
  std::vector<std::string> parts;
  for (const xmlNode* node = node_; node != nullptr && IsElement(node); node = node->parent) {
    const int ordinal = node->parent == nullptr ? 0 : OrdinalOf(node);
    parts.push_back(ordinal == 0 ? std::string(View(node->name)) : fmt::format("{}[{}]", View(node->name), ordinal));
  }
  std::reverse(parts.begin(), parts.end());
  return core::Join(parts, "/");
}

void Document::Free::operator()(_xmlDoc* document) const {
  xmlFreeDoc(document);
}

core::Result<Document> Document::Parse(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return Invalid("is larger than 5 MiB");
  if (!core::IsUtf8(bytes)) return Invalid("is not UTF-8");
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(), &xmlFreeParserCtxt);
  if (parser == nullptr) throw std::bad_alloc();
  Watch watch;
  parser->_private = &watch;
  parser->sax->serror = &OnError;
  parser->sax->internalSubset = &OnDoctype;
  parser->sax->startElementNs = &OnStart;
  parser->sax->endElementNs = &OnEnd;
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  Document document(
      xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), "cda.xml", nullptr, kOptions));
  if (watch.fault != nullptr) return Invalid(watch.fault);
  if (document.document_ == nullptr || parser->wellFormed == 0) {
    const xmlError* error = xmlCtxtGetLastError(parser.get());
    return Invalid(fmt::format("is not well-formed XML (line {})", error == nullptr ? 0 : error->line));
  }
  if (!SaysUtf8(document.document_.get())) return Invalid("declares another encoding than UTF-8");
  return document;
}

Element Document::root() const {
  return Element(xmlDocGetRootElement(document_.get()));
}

std::string Document::root_namespace() const {
  return std::string(NamespaceOf(xmlDocGetRootElement(document_.get())));
}

}  // namespace parcours::documents::xml
