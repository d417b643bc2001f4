// Writes XML and HTML as a tree, so that what is put in is always escaped. Wraps libxml2, which nothing outside this
// folder sees.
//
// Values must be UTF-8; control characters that XML 1.0 cannot hold become spaces. A Writer is not thread-safe; several
// may be used at the same time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _xmlDoc;
struct _xmlNode;

namespace parcours::documents::xml {

// A place in the tree. Borrows from its Writer.
class Node {
 public:
  explicit Node(_xmlNode* node) : node_(node) {}

  // A new last child, which is returned. "pharm:formCode" and other prefixes need Writer::Declare, here and below.
  Node Add(std::string_view name) const;
  // Text after what is there already. Nothing for no text.
  const Node& Text(std::string_view text) const;
  const Node& Set(std::string_view name, std::string_view value) const;

 private:
  _xmlNode* node_;
};

class Writer {
 public:
  // `space`: the namespace of all elements; empty for HTML.
  Writer(std::string_view root, std::string_view space);

  Node root() const;
  // Makes a prefix known, at the root.
  void Declare(std::string_view prefix, std::string_view space) const;

  // UTF-8. XML with its declaration, indented where that adds nothing to text; HTML with its doctype.
  std::string Xml() const;
  std::string Html() const;

 private:
  struct Free {
    void operator()(_xmlDoc* document) const;
  };
  std::unique_ptr<_xmlDoc, Free> document_;
};

}  // namespace parcours::documents::xml
