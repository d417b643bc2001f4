#include "documents/xml/writer.h"

#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
#include <libxml/xmlsave.h>

#include <new>

namespace parcours::documents::xml {
namespace {

constexpr const char* kUtf8 = "UTF-8";

const xmlChar* Raw(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

// libxml2 tells that memory is short by null.
template <class T>
T* Made(T* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

std::string Printable(std::string_view text) {
  std::string printable(text);
  for (char& c : printable) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\t') c = ' ';
  }
  return printable;
}

// The namespace of "prefix:name", whose prefix is cut off; none for a name without one.
xmlNs* TakePrefix(xmlNode* node, std::string_view& name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return nullptr;
  xmlNs* space = Made(xmlSearchNs(node->doc, node, Raw(std::string(name.substr(0, colon)))));
  name.remove_prefix(colon + 1);
  return space;
}

struct FreeBuffer {
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
using Buffer = std::unique_ptr<xmlBuffer, FreeBuffer>;

std::string Content(const Buffer& buffer) {
  return {reinterpret_cast<const char*>(xmlBufferContent(buffer.get())),
          static_cast<std::size_t>(xmlBufferLength(buffer.get()))};
}

}  // namespace

Node Node::Add(std::string_view name) const {
  xmlNs* space = TakePrefix(node_, name);
  if (space == nullptr) space = xmlDocGetRootElement(node_->doc)->ns;
  return Node(Made(xmlNewChild(node_, space, Raw(std::string(name)), nullptr)));
}

const Node& Node::Text(std::string_view text) const {
  if (text.empty()) return *this;
  xmlAddChild(node_, Made(xmlNewDocText(node_->doc, Raw(Printable(text)))));
  return *this;
}

const Node& Node::Set(std::string_view name, std::string_view value) const {
  xmlNs* space = TakePrefix(node_, name);
  Made(xmlNewNsProp(node_, space, Raw(std::string(name)), Raw(Printable(value))));
  return *this;
}

void Writer::Free::operator()(_xmlDoc* document) const {
  xmlFreeDoc(document);
}

Writer::Writer(std::string_view root, std::string_view space)
    : document_(Made(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")))) {
  document_->encoding = Made(xmlStrdup(reinterpret_cast<const xmlChar*>(kUtf8)));  // else letters become numbers
  xmlNode* node = Made(xmlNewDocNode(document_.get(), nullptr, Raw(std::string(root)), nullptr));
  xmlDocSetRootElement(document_.get(), node);
  if (!space.empty()) xmlSetNs(node, Made(xmlNewNs(node, Raw(std::string(space)), nullptr)));
}

Node Writer::root() const {
  return Node(xmlDocGetRootElement(document_.get()));
}

void Writer::Declare(std::string_view prefix, std::string_view space) const {
  Made(xmlNewNs(xmlDocGetRootElement(document_.get()), Raw(std::string(space)), Raw(std::string(prefix))));
}

std::string Writer::Xml() const {
  const Buffer buffer(Made(xmlBufferCreate()));
  xmlSaveCtxt* saver = Made(xmlSaveToBuffer(buffer.get(), kUtf8, XML_SAVE_FORMAT));
  xmlSaveDoc(saver, document_.get());
  xmlSaveClose(saver);
  return Content(buffer);
}

std::string Writer::Html() const {
  const Buffer buffer(Made(xmlBufferCreate()));
  xmlOutputBuffer* output = Made(xmlOutputBufferCreateBuffer(buffer.get(), xmlFindCharEncodingHandler(kUtf8)));
  htmlNodeDumpFormatOutput(output, document_.get(), xmlDocGetRootElement(document_.get()), kUtf8, 0);
  xmlOutputBufferClose(output);
  return "<!DOCTYPE html>\n" + Content(buffer) + "\n";
}

}  // namespace parcours::documents::xml
