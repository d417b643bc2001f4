#include "scenarios/engine/node.h"

namespace parcours::scenarios {

const Node* Node::Find(std::string_view key) const {
  for (const NodeField& field : fields) {
    if (field.key == key) return &field.value;
  }
  return nullptr;
}

std::string_view NameOf(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kNull:
      return "nothing";
    case Node::Kind::kScalar:
      return "a scalar";
    case Node::Kind::kList:
      return "a list";
    case Node::Kind::kMap:
      return "a map";
  }
  return "nothing";
}

}  // namespace parcours::scenarios
