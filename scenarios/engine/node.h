// A YAML document as a tree with places. Scalars stay text: what they mean is said by the field they are for.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/engine/diagnostic.h"

namespace parcours::scenarios {

struct Node;

struct NodeField;

struct Node {
  enum class Kind { kNull, kScalar, kList, kMap };

  Kind kind = Kind::kNull;
  Mark mark;
  std::string text;               // scalars
  std::vector<Node> items;        // lists
  std::vector<NodeField> fields;  // maps, in the file's order; keys are unique

  bool is_null() const { return kind == Kind::kNull; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }

  // The value of a key, or null.
  const Node* Find(std::string_view key) const;
};

struct NodeField {
  std::string key;
  Mark mark;
  Node value;
};

// "a scalar", "a list", "a map", "nothing"
std::string_view NameOf(Node::Kind kind);

}  // namespace parcours::scenarios
