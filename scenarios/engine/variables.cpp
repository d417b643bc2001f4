#include "scenarios/engine/variables.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "scenarios/engine/json.h"

namespace parcours::scenarios {
namespace {

constexpr std::string_view kOpen = "${";
constexpr std::size_t kShortestSecret = 3;  // shorter ones would mask half of every text

const Json* Walk(const Json* value, const std::vector<std::string>& path) {
  for (std::size_t i = 1; i < path.size() && value != nullptr; ++i) {
    const std::string& part = path[i];
    if (value->is_object()) {
      const auto found = value->find(part);
      value = found == value->end() ? nullptr : &*found;
    } else if (value->is_array()) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
      const bool right = error == std::errc{} && end == part.data() + part.size() && index < value->size();
      value = right ? &(*value)[index] : nullptr;
    } else {
      value = nullptr;
    }
  }
  return value;
}

std::string EscapeXml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&apos;";
        break;
      default:
        escaped.push_back(c);
    }
  }
  return escaped;
}

template <class Set>
void CollectTexts(const Json& value, Set& texts) {
  if (value.is_structured()) {
    for (const auto& item : value) CollectTexts(item, texts);
  } else if (std::string text = ToText(value); text.size() >= kShortestSecret) {
    texts.insert(std::move(text));
  }
}

}  // namespace

void Variables::Set(const std::string& name, Json value) {
  if (secret_names_.contains(name)) CollectTexts(value, secret_values_);
  values_[name] = std::move(value);
}

std::optional<Json> Variables::Find(std::string_view expression) const {
  const std::vector<std::string> path = PathOf(expression);
  const auto root = values_.find(path.front());
  if (root == values_.end()) return std::nullopt;
  const Json* value = Walk(&root->second, path);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::string Variables::Mask(std::string text) const {
  for (const std::string& secret : secret_values_) {
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
      text.replace(at, secret.size(), "•••");
  }
  return text;
}

Json Variables::Mask(const Json& value) const {
  if (secret_values_.empty()) return value;
  if (value.is_string()) return Mask(value.get<std::string>());
  if (!value.is_structured()) return secret_values_.contains(ToText(value)) ? Json("•••") : value;
  Json masked = value;
  for (auto& item : masked) item = Mask(Json(item));
  return masked;
}

std::vector<std::string> PathOf(std::string_view expression) {
  std::string path(expression);
  std::replace(path.begin(), path.end(), '/', '.');
  return core::Split(path, '.');
}

std::vector<std::string> ExpressionsIn(std::string_view text) {
  std::vector<std::string> expressions;
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) break;
    expressions.emplace_back(text.substr(at + kOpen.size(), close - at - kOpen.size()));
    at = close;
  }
  return expressions;
}

bool IsOneExpression(std::string_view text) {
  return text.size() > 3 && text.substr(0, 2) == kOpen && text.find('}') == text.size() - 1;
}

std::string Substitute(std::string_view text, const Lookup& lookup, Escape escape, std::vector<std::string>& unknown) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, done)) {
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) break;
    result += text.substr(done, at - done);
    const std::string_view expression = text.substr(at + kOpen.size(), close - at - kOpen.size());
    if (const auto value = lookup(expression)) {
      const std::string inserted = ToText(*value);
      result += escape == Escape::kXml ? EscapeXml(inserted) : inserted;
    } else {
      unknown.emplace_back(expression);
      result += text.substr(at, close + 1 - at);
    }
    done = close + 1;
  }
  result += text.substr(done);
  return result;
}

}  // namespace parcours::scenarios
