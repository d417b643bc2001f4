#include "scenarios/engine/yaml_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"

namespace parcours::scenarios {
namespace {

// A comment put after the text: yaml-cpp takes a quote that is never closed as closed by the end of the file, and the
// comment is then inside a scalar.
constexpr const char* kEnd = "#end-of-the-file-b1f0";

// Ends the reading at the first thing that cannot be read on from.
class Unreadable : public std::runtime_error {
 public:
  Unreadable(Mark mark, const std::string& what, std::string hint = {})
      : std::runtime_error(what), mark_(std::move(mark)), hint_(std::move(hint)) {}
  const Mark& mark() const { return mark_; }
  const std::string& hint() const { return hint_; }

 private:
  Mark mark_;
  std::string hint_;
};

// Builds the tree out of the parser's events, so that whatever is too large, too deep or too many is refused before it
// is in memory.
class Builder final : public YAML::EventHandler {
 public:
  Builder(std::shared_ptr<const std::string> file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  std::optional<Node> Take() { return std::move(root_); }

  Mark MarkOf(const YAML::Mark& mark) const {
    if (mark.is_null()) return Mark{.file = file_};
    return Mark{.file = file_, .line = mark.line + 1, .column = mark.column + 1};
  }

  // The parser gives documents without end where it cannot get past a character (a comma that starts one).
  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_ && mark.pos == start_) throw Unreadable(MarkOf(mark), "not valid YAML: nothing can start like this");
    if (root_) throw Unreadable(Mark{.file = file_}, "more than one document", "one scenario a file");
    start_ = mark.pos;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Remember(anchor, Place(MarkOf(mark), Node::Kind::kNull));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                const std::string& text) override {
    const Mark at = MarkOf(mark);
    if (text.find(kEnd) != std::string::npos) throw Unreadable(at, "a quote that is never closed");
    Count(at, text.size());
    if (ExpectsKey()) {
      AddKey(at, text);
      return Remember(anchor, Node{.kind = Node::Kind::kScalar, .mark = at, .text = text});
    }
    Node& node = Place(at, Node::Kind::kScalar);
    node.text = text;
    Remember(anchor, node);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Mark at = MarkOf(mark);
    const auto named = anchors_.find(anchor);
    if (named == anchors_.end()) throw TooDeep(at);  // inside what it stands for: without end
    if (ExpectsKey() && named->second.is_scalar()) {
      Count(at, named->second.text.size());
      return AddKey(at, named->second.text);
    }
    Node& node = Place(at, named->second.kind);
    node = Copy(named->second, at, open_.size());
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open_.push_back({.node = &Place(MarkOf(mark), Node::Kind::kList), .anchor = anchor, .keys = {}});
  }
  void OnSequenceEnd() override { Close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open_.push_back({.node = &Place(MarkOf(mark), Node::Kind::kMap), .anchor = anchor, .keys = {}});
  }
  void OnMapEnd() override { Close(); }

 private:
  // A list or map that has not ended. It stays where it is: its parent grows only after it has ended.
  struct Open {
    Node* node;
    YAML::anchor_t anchor;
    std::set<std::string, std::less<>> keys;
    bool has_key = false;  // maps: a key waits for its value
  };

  static Unreadable TooDeep(const Mark& mark) { return {mark, fmt::format("nested deeper than {} levels", kDeepest)}; }

  void Count(const Mark& mark, std::size_t bytes) {
    bytes_ += bytes;
    if (++nodes_ > kMostNodes) throw Unreadable(mark, fmt::format("more than {} nodes, aliases included", kMostNodes));
    if (bytes_ > kMostText)
      throw Unreadable(mark, fmt::format("more than {} MiB of text, aliases included", kMostText >> 20U));
  }

  bool ExpectsKey() const { return !open_.empty() && open_.back().node->is_map() && !open_.back().has_key; }

  void AddKey(const Mark& mark, const std::string& key) {
    Open& map = open_.back();
    // yaml-cpp takes duplicates silently; which one counts would be a matter of luck.
    if (!map.keys.insert(key).second)
      diagnostics_.Add(mark, fmt::format("duplicate key {}", key), "keep one of the two");
    map.node->fields.push_back(NodeField{.key = key, .mark = mark, .value = {}});
    map.has_key = true;
  }

  // A new node where the document has got to.
  Node& Place(const Mark& mark, Node::Kind kind) {
    Count(mark, 0);
    if (open_.size() > kDeepest) throw TooDeep(mark);
    if (ExpectsKey()) throw Unreadable(mark, "a key must be a word");
    Node node{.kind = kind, .mark = mark};
    if (open_.empty()) return root_.emplace(std::move(node));
    Node& parent = *open_.back().node;
    if (parent.is_list()) return parent.items.emplace_back(std::move(node));
    open_.back().has_key = false;
    return parent.fields.back().value = std::move(node);
  }

  void Close() {
    const Open closed = std::move(open_.back());
    open_.pop_back();
    Remember(closed.anchor, *closed.node);
  }

  void Remember(YAML::anchor_t anchor, const Node& node) {
    if (anchor != YAML::NullAnchor) anchors_[anchor] = Copy(node, node.mark, open_.size());
  }

  // Counted like nodes that are written. Places stay those of the original.
  Node Copy(const Node& from, const Mark& alias, std::size_t depth) {
    Count(alias, from.text.size());
    if (depth > kDeepest) throw TooDeep(alias);
    Node node{.kind = from.kind, .mark = from.mark, .text = from.text};
    for (const Node& item : from.items) node.items.push_back(Copy(item, alias, depth + 1));
    for (const NodeField& field : from.fields) {
      Count(alias, field.key.size());
      node.fields.push_back({.key = field.key, .mark = field.mark, .value = Copy(field.value, alias, depth + 1)});
    }
    return node;
  }

  const std::shared_ptr<const std::string> file_;
  Diagnostics& diagnostics_;
  std::optional<Node> root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Node> anchors_;  // of lists and maps once they have ended
  int start_ = 0;                           // of the document
  std::size_t nodes_ = 0;
  std::size_t bytes_ = 0;
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

std::optional<Node> ReadYaml(std::string_view text, std::string_view file, Diagnostics& diagnostics) {
  const auto name = std::make_shared<const std::string>(file);
  const Mark whole{.file = name};
  if (!IsPlausible(text, whole, diagnostics)) return std::nullopt;
  const std::size_t before = diagnostics.size();
  Builder builder(name, diagnostics);
  try {
    std::istringstream stream(std::string(text) + "\n" + kEnd + "\n");
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) continue;
    std::optional<Node> root = builder.Take();
    if (!root) diagnostics.Add(whole, "the file is empty");
    if (diagnostics.size() == before) return root;
  } catch (const Unreadable& unreadable) {
    diagnostics.Add(unreadable.mark(), unreadable.what(), unreadable.hint());
  } catch (const YAML::Exception& malformed) {
    if (const auto tab = TabIn(text, malformed.mark.line)) {
      diagnostics.Add(Mark{.file = name, .line = malformed.mark.line + 1, .column = static_cast<int>(*tab) + 1},
                      "a tab, YAML is indented with spaces");
      return std::nullopt;
    }
    Mark mark = builder.MarkOf(malformed.mark);
    const int last = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    if (mark.line > last) mark = Mark{.file = name, .line = last, .column = 1};
    diagnostics.Add(mark, "not valid YAML: " + malformed.msg);
  }
  return std::nullopt;
}

}  // namespace parcours::scenarios
