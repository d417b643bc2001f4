#include "scenarios/report/compare.h"

#include <fmt/format.h>

#include "scenarios/engine/json.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kMostDifferences = 20;

void Walk(const Json& recorded, const Json& now, const std::string& path, std::vector<std::string>& differences) {
  if (differences.size() >= kMostDifferences || recorded == now) return;
  if (recorded.is_object() && now.is_object()) {
    for (const auto& [key, value] : recorded.items()) {
      const auto other = now.find(key);
      if (other == now.end()) {
        differences.push_back(fmt::format("{}/{}: recorded, now absent", path, key));
      } else {
        Walk(value, *other, path + "/" + key, differences);
      }
    }
    for (const auto& [key, value] : now.items()) {
      if (!recorded.contains(key))
        differences.push_back(fmt::format("{}/{}: not recorded, now {}", path, key, ToText(value)));
    }
  } else if (recorded.is_array() && now.is_array() && recorded.size() == now.size()) {
    for (std::size_t i = 0; i < recorded.size(); ++i)
      Walk(recorded[i], now[i], fmt::format("{}/{}", path, i), differences);
  } else if (recorded.is_array() && now.is_array()) {
    differences.push_back(fmt::format("{}: recorded {} items, now {}", path, recorded.size(), now.size()));
  } else {
    differences.push_back(fmt::format("{}: recorded {}, now {}", path, ToText(recorded), ToText(now)));
  }
}

}  // namespace

std::vector<std::string> CompareCanonical(std::string_view recorded, std::string_view now) {
  std::vector<std::string> differences;
  const Json before = Json::parse(recorded, nullptr, false);
  const Json after = Json::parse(now, nullptr, false);
  if (before.is_discarded()) return {"is no canonical report"};
  Walk(before, after, "", differences);
  return differences;
}

}  // namespace parcours::scenarios
