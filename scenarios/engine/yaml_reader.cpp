#include "scenarios/engine/yaml_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "core/text.h"

namespace parcours::scenarios {
namespace {

// Ends the reading at the first thing that cannot be read on from.
class Unreadable : public std::runtime_error {
 public:
  Unreadable(Mark mark, const std::string& what) : std::runtime_error(what), mark_(std::move(mark)) {}
  const Mark& mark() const { return mark_; }

 private:
  Mark mark_;
};

class Reader {
 public:
  Reader(std::shared_ptr<const std::string> file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  Node Read(const YAML::Node& yaml, int depth) {
    Node node;
    node.mark = MarkOf(yaml.Mark());
    if (++nodes_ > kMostNodes)
      throw Unreadable(node.mark, fmt::format("more than {} nodes, aliases included", kMostNodes));
    if (depth > kDeepest) throw Unreadable(node.mark, fmt::format("nested deeper than {} levels", kDeepest));
    switch (yaml.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null:
        break;
      case YAML::NodeType::Scalar:
        node.kind = Node::Kind::kScalar;
        node.text = yaml.Scalar();
        break;
      case YAML::NodeType::Sequence:
        node.kind = Node::Kind::kList;
        for (const YAML::Node& item : yaml) node.items.push_back(Read(item, depth + 1));
        break;
      case YAML::NodeType::Map:
        ReadMap(yaml, depth, node);
        break;
    }
    return node;
  }

  Mark MarkOf(const YAML::Mark& mark) const {
    if (mark.is_null()) return Mark{.file = file_};
    return Mark{.file = file_, .line = mark.line + 1, .column = mark.column + 1};
  }

 private:
  void ReadMap(const YAML::Node& yaml, int depth, Node& node) {
    node.kind = Node::Kind::kMap;
    std::set<std::string> keys;
    for (const auto& field : yaml) {
      const Mark mark = MarkOf(field.first.Mark());
      if (!field.first.IsScalar()) throw Unreadable(mark, "a key must be a word");
      const std::string& key = field.first.Scalar();
      // yaml-cpp takes duplicates silently; which one counts would be a matter of luck.
      if (!keys.insert(key).second) {
        diagnostics_.Add(mark, fmt::format("duplicate key {}", key), "keep one of the two");
        continue;
      }
      node.fields.push_back(NodeField{.key = key, .mark = mark, .value = Read(field.second, depth + 1)});
    }
  }

  const std::shared_ptr<const std::string> file_;
  Diagnostics& diagnostics_;
  std::size_t nodes_ = 0;
};

// True if the text can be given to the parser at all.
bool IsPlausible(std::string_view text, const Mark& whole, Diagnostics& diagnostics) {
  if (text.size() > kMostBytes) {
    diagnostics.Add(whole, fmt::format("larger than {} MiB", kMostBytes >> 20U), "split it by include");
  } else if (!core::IsUtf8(text)) {
    diagnostics.Add(whole, "not valid UTF-8", "save the file as UTF-8");
  } else if (text.find('\0') != std::string_view::npos) {
    diagnostics.Add(whole, "holds a NUL byte", "this is no text file");
  } else {
    return true;
  }
  return false;
}

}  // namespace

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

std::optional<Node> ReadYaml(std::string_view text, std::string_view file, Diagnostics& diagnostics) {
  const auto name = std::make_shared<const std::string>(file);
  const Mark whole{.file = name};
  if (!IsPlausible(text, whole, diagnostics)) return std::nullopt;
  const std::size_t before = diagnostics.size();
  Reader reader(name, diagnostics);
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.size() != 1) {
      diagnostics.Add(whole, documents.empty() ? "the file is empty" : "more than one document", "one scenario a file");
      return std::nullopt;
    }
    Node node = reader.Read(documents.front(), 0);
    if (diagnostics.size() > before) return std::nullopt;
    return node;
  } catch (const Unreadable& unreadable) {
    diagnostics.Add(unreadable.mark(), unreadable.what());
  } catch (const YAML::Exception& malformed) {
    diagnostics.Add(reader.MarkOf(malformed.mark), "not valid YAML: " + malformed.msg);
  }
  return std::nullopt;
}

}  // namespace parcours::scenarios
