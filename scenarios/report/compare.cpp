#include "scenarios/report/compare.h"

#include <fmt/format.h>

#include "scenarios/engine/result.h"
#include "scenarios/report/plain.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kMostDifferences = 20;
constexpr std::size_t kLongestValue = 200;

std::string Shown(const Json& value) {
  const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return Shortened(Plain(text, LineBreaks::kAsSpaces), kLongestValue);
}

// As JSON Pointer (RFC 6901) writes a key.
std::string Escaped(std::string_view key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~') {
      escaped += "~0";
    } else if (c == '/') {
      escaped += "~1";
    } else {
      escaped.push_back(c);
    }
  }
  return Plain(escaped, LineBreaks::kAsSpaces);
}

void Walk(const Json& recorded, const Json& now, const std::string& path, std::vector<std::string>& differences) {
  if (differences.size() >= kMostDifferences || recorded == now) return;
  if (recorded.is_object() && now.is_object()) {
    for (const auto& [key, value] : recorded.items()) {
      const auto other = now.find(key);
      if (other == now.end()) {
        differences.push_back(fmt::format("{}/{}: recorded {}, now absent", path, Escaped(key), Shown(value)));
      } else {
        Walk(value, *other, path + "/" + Escaped(key), differences);
      }
    }
    for (const auto& [key, value] : now.items()) {
      if (!recorded.contains(key))
        differences.push_back(fmt::format("{}/{}: not recorded, now {}", path, Escaped(key), Shown(value)));
    }
  } else if (recorded.is_array() && now.is_array() && recorded.size() == now.size()) {
    for (std::size_t i = 0; i < recorded.size(); ++i)
      Walk(recorded[i], now[i], fmt::format("{}/{}", path, i), differences);
  } else if (recorded.is_array() && now.is_array()) {
    differences.push_back(fmt::format("{}: recorded {} items, now {}", path, recorded.size(), now.size()));
  } else {
    differences.push_back(fmt::format("{}: recorded {}, now {}", path, Shown(recorded), Shown(now)));
  }
}

}  // namespace

std::vector<std::string> CompareCanonical(std::string_view recorded, std::string_view now) {
  const Json before = Json::parse(recorded, nullptr, false);
  const Json after = Json::parse(now, nullptr, false);
  if (before.is_discarded() || !before.is_array()) return {"the recorded file is no canonical report"};
  if (after.is_discarded() || !after.is_array()) return {"what is compared with it is no canonical report"};
  std::vector<std::string> differences;
  Walk(before, after, "", differences);
  if (differences.size() > kMostDifferences) differences.resize(kMostDifferences);
  return differences;
}

}  // namespace parcours::scenarios
