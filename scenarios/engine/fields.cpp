#include "scenarios/engine/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace parcours::scenarios {

Fields::Fields(const Node& node, std::string_view what, Diagnostics& diagnostics)
    : node_(node), what_(what), diagnostics_(diagnostics) {
  if (!node.is_map()) diagnostics.Add(node.mark, fmt::format("{} is {}, not a map of fields", what, NameOf(node.kind)));
}

const Node* Fields::Get(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  return node_.Find(key);
}

const Node* Fields::Require(std::string_view key) {
  const Node* found = Get(key);
  if (found == nullptr && node_.is_map()) diagnostics_.Add(node_.mark, fmt::format("{} has no {}", what_, key));
  return found;
}

std::string Fields::Text(std::string_view key) {
  const Node* found = Get(key);
  if (found == nullptr || found->is_null()) return {};
  if (!found->is_scalar()) diagnostics_.Add(found->mark, fmt::format("{} is {}, not a word", key, NameOf(found->kind)));
  return found->text;
}

core::Text Fields::Both(std::string_view key) {
  const Node* found = Get(key);
  return found == nullptr ? core::Text{} : ReadText(*found, diagnostics_);
}

std::optional<core::Duration> Fields::Duration(std::string_view key) {
  const Node* found = Get(key);
  if (found == nullptr) return std::nullopt;
  const auto duration = core::ParseDuration(found->text);
  if (found->is_scalar() && duration) return *duration;
  diagnostics_.Add(found->mark, fmt::format("{} is not a duration", key), "write it as 5 min or 1 h 30 min");
  return std::nullopt;
}

std::optional<core::Time> Fields::Time(std::string_view key) {
  const Node* found = Get(key);
  if (found == nullptr) return std::nullopt;
  const auto time = core::ParseTime(found->text);
  if (found->is_scalar() && time) return *time;
  diagnostics_.Add(found->mark, fmt::format("{} is not a time", key), "write it as 2025-03-22T14:35:00+01:00");
  return std::nullopt;
}

bool Fields::Flag(std::string_view key) {
  const Node* found = Get(key);
  if (found == nullptr) return false;
  if (found->text != "true" && found->text != "false")
    diagnostics_.Add(found->mark, fmt::format("{} wants true or false", key));
  return found->text == "true";
}

std::optional<std::uint64_t> Fields::Number(std::string_view key) {
  const Node* found = Get(key);
  if (found == nullptr) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(found->text.data(), found->text.data() + found->text.size(), number);
  if (!found->text.empty() && error == std::errc{} && end == found->text.data() + found->text.size()) return number;
  diagnostics_.Add(found->mark, fmt::format("{} wants a whole number", key));
  return std::nullopt;
}

std::vector<std::string> Fields::Words(std::string_view key) {
  std::vector<std::string> words;
  for (const Node* item : List(key)) {
    if (item->is_scalar()) {
      words.push_back(item->text);
    } else {
      diagnostics_.Add(item->mark, fmt::format("{} wants words", key));
    }
  }
  return words;
}

std::vector<const Node*> Fields::List(std::string_view key) {
  std::vector<const Node*> items;
  const Node* found = Get(key);
  if (found == nullptr || found->is_null()) return items;
  if (!found->is_list()) return {found};
  for (const Node& item : found->items) items.push_back(&item);
  return items;
}

void Fields::Finish() {
  for (const NodeField& field : node_.fields) {
    if (std::find(asked_.begin(), asked_.end(), field.key) == asked_.end()) {
      diagnostics_.AddUnknown(field.mark, "field of " + what_ + ":", field.key, asked_);
    }
  }
}

core::Text ReadText(const Node& node, Diagnostics& diagnostics) {
  if (node.is_scalar()) return core::Text{.fr = node.text, .en = node.text};
  Fields fields(node, "a text", diagnostics);
  core::Text text{.fr = fields.Text("fr"), .en = fields.Text("en")};
  fields.Finish();
  if (text.fr.empty() && node.is_map()) diagnostics.Add(node.mark, "a text has no fr", "French comes first");
  return text;
}

}  // namespace parcours::scenarios
