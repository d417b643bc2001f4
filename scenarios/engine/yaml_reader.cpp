#include "scenarios/engine/yaml_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "core/text.h"

namespace parcours::scenarios {
namespace {

// A comment put after the text: yaml-cpp takes a quote that is never closed as closed by the end of the file, and the
// comment is then inside a scalar.
constexpr const char* kEnd = "#end-of-the-file-b1f0";

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
        node.text = TextOf(yaml);
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
  std::string TextOf(const YAML::Node& scalar) const {
    const std::string& text = scalar.Scalar();
    if (text.find(kEnd) != std::string::npos) throw Unreadable(MarkOf(scalar.Mark()), "a quote that is never closed");
    return text;
  }

  void ReadMap(const YAML::Node& yaml, int depth, Node& node) {
    node.kind = Node::Kind::kMap;
    std::set<std::string> keys;
    for (const auto& field : yaml) {
      const Mark mark = MarkOf(field.first.Mark());
      if (!field.first.IsScalar()) throw Unreadable(mark, "a key must be a word");
      const std::string key = TextOf(field.first);
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

// Where a tab indents the line (counted from 0), for the parser's own words do not name it.
std::optional<std::size_t> TabIn(std::string_view text, int line) {
  for (; line > 0 && !text.empty(); --line) text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  const std::size_t indent = std::min(text.size(), text.find_first_not_of(" \t"));
  const std::size_t tab = text.substr(0, indent).find('\t');
  return tab == std::string_view::npos ? std::nullopt : std::optional(tab);
}

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
    const std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text) + "\n" + kEnd + "\n");
    if (documents.size() != 1) {
      diagnostics.Add(whole, documents.empty() ? "the file is empty" : "more than one document",
                      documents.empty() ? "" : "one scenario a file");
      return std::nullopt;
    }
    Node node = reader.Read(documents.front(), 0);
    if (diagnostics.size() > before) return std::nullopt;
    return node;
  } catch (const Unreadable& unreadable) {
    diagnostics.Add(unreadable.mark(), unreadable.what());
  } catch (const YAML::Exception& malformed) {
    if (const auto tab = TabIn(text, malformed.mark.line)) {
      diagnostics.Add(Mark{.file = name, .line = malformed.mark.line + 1, .column = static_cast<int>(*tab) + 1},
                      "a tab, YAML is indented with spaces");
      return std::nullopt;
    }
    Mark mark = reader.MarkOf(malformed.mark);
    const int last = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    if (mark.line > last) mark = Mark{.file = name, .line = last, .column = 1};
    diagnostics.Add(mark, "not valid YAML: " + malformed.msg);
  }
  return std::nullopt;
}

}  // namespace parcours::scenarios
