// Reading the fields of a map, each of its wanted form; what is not asked for is unknown. For the loader's files.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/text.h"
#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios {

// Borrows node and diagnostics. Finish says which fields nobody asked for.
class Fields {
 public:
  // Says so if the node is no map; all fields are then absent.
  Fields(const Node& node, std::string_view what, Diagnostics& diagnostics);

  const Node* Get(std::string_view key);      // null if absent
  const Node* Require(std::string_view key);  // said if absent
  std::string Text(std::string_view key);     // "" if absent
  core::Text Both(std::string_view key);      // {fr, en}, or one text for both
  std::optional<core::Duration> Duration(std::string_view key);
  std::optional<core::Time> Time(std::string_view key);
  bool Flag(std::string_view key);  // false if absent
  std::optional<std::uint64_t> Number(std::string_view key);
  std::vector<std::string> Words(std::string_view key);  // a list of words, or one word
  std::vector<const Node*> List(std::string_view key);   // a list, or one item

  void Finish();

  // The keys asked for so far: those that the map may have.
  const std::vector<std::string>& asked() const { return asked_; }

  const Node& node() const { return node_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  const Node& node_;
  const std::string what_;
  Diagnostics& diagnostics_;
  std::vector<std::string> asked_;
};

core::Text ReadText(const Node& node, Diagnostics& diagnostics);

}  // namespace parcours::scenarios
