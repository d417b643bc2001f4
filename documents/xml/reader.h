// Reads the XML of strangers: no network, no DTD, no entities but the five of XML, limits on size, depth and number of
// elements. Wraps libxml2, which nothing outside this folder sees.
//
// A Document is not thread-safe; several may be used at the same time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

struct _xmlDoc;
struct _xmlNode;

namespace parcours::documents::xml {

inline constexpr std::size_t kMostBytes = 5U << 20U;
inline constexpr int kDeepest = 64;
inline constexpr int kMostElements = 100'000;

struct Piece;

// An element, or none. Borrows from its Document. Every question to no element has the empty answer, so that a path of
// elements can be asked at once.
class Element {
 public:
  Element() = default;
  explicit Element(_xmlNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  std::string_view name() const;  // local name

  // Children of this name in this element's namespace.
  Element Child(std::string_view name) const;
  std::vector<Element> Children(std::string_view name) const;

  bool HasAttribute(std::string_view name) const;
  std::string Attribute(std::string_view name) const;

  // The text of the element and those below it, with white space at both ends cut off.
  std::string Text() const;

  // What it contains, in order: elements of its namespace and the text between them.
  std::vector<Piece> Content() const;

  // Where it stands: "ClinicalDocument/recordTarget/patientRole/id[2]".
  std::string Path() const;

 private:
  _xmlNode* node_ = nullptr;
};

// Text, or an element.
struct Piece {
  std::string text;
  Element element;
};

class Document {
 public:
  // Refuses with DOCUMENT_INVALID; the detail says what is wrong and in which line, never what stands there.
  static core::Result<Document> Parse(std::string_view bytes);

  Element root() const;
  // Namespace of the root element.
  std::string root_namespace() const;

 private:
  struct Free {
    void operator()(_xmlDoc* document) const;
  };
  explicit Document(_xmlDoc* document) : document_(document) {}

  std::unique_ptr<_xmlDoc, Free> document_;
};

}  // namespace parcours::documents::xml
