#include "scenarios/report/stable.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>
#include <utility>

namespace parcours::scenarios {
namespace {

constexpr std::size_t kFewestDigits = 12;  // of a random id; an id of a scenario's own has fewer

struct RandomId {
  std::string_view prefix;
  std::string_view placeholder;
};

constexpr std::array<RandomId, 5> kRandomIds{
    {{"sbx-", "<sandbox>"}, {"snp-", "<snapshot>"}, {"exc-", "<exchange>"}, {"inc-", "<incident>"}, {"run-", "<run>"}}};

// As a URI and as gRPC's percent-encoded peer write them.
constexpr std::array<std::string_view, 4> kLocalHosts{"127.0.0.1:", "localhost:", "[::1]:", "%5B::1%5D:"};

// Nothing but chance, or computed over it. A caller without a credential names its sandbox by the join code.
constexpr std::array<std::string_view, 8> kChance{"join_code", "sandbox_id", "wall_time", "duration_us",
                                                  "hash",      "token_uri",  "took_us",   "signature"};

std::size_t CountWhile(std::string_view text, std::size_t from, int (*is)(int)) {
  std::size_t count = 0;
  while (from + count < text.size() && is(static_cast<unsigned char>(text[from + count])) != 0) ++count;
  return count;
}

std::string WithoutPem(std::string text) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  constexpr std::string_view kEnd = "-----END ";
  constexpr std::string_view kDashes = "-----";
  for (std::size_t begin = text.find(kBegin); begin != std::string::npos; begin = text.find(kBegin, begin + 1)) {
    const std::size_t label = begin + kBegin.size();
    const std::size_t end = text.find(kEnd, label);
    const std::size_t tail = end == std::string::npos ? end : text.find(kDashes, end + kEnd.size());
    if (tail == std::string::npos) break;
    const std::string placeholder = "<" + text.substr(label, text.find(kDashes, label) - label) + ">";
    text.replace(begin, tail + kDashes.size() - begin, placeholder);
  }
  return text;
}

// How many bytes of chance stand at `at`, and what to write instead.
std::pair<std::size_t, std::string> ChanceAt(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const RandomId& id : kRandomIds) {
    if (!rest.starts_with(id.prefix)) continue;
    const std::size_t digits = CountWhile(rest, id.prefix.size(), std::isxdigit);
    if (digits >= kFewestDigits) return {id.prefix.size() + digits, std::string(id.placeholder)};
  }
  for (const std::string_view host : kLocalHosts) {
    if (!rest.starts_with(host)) continue;
    const std::size_t digits = CountWhile(rest, host.size(), std::isdigit);
    if (digits > 0) return {host.size() + digits, std::string(host) + "<port>"};
  }
  return {0, {}};
}

bool IsChance(std::string_view key) {
  return key.ends_with("_hash") || std::find(kChance.begin(), kChance.end(), key) != kChance.end();
}

}  // namespace

std::string StableText(const std::string& text) {
  const std::string from = WithoutPem(text);
  std::string stable;
  stable.reserve(from.size());
  for (std::size_t at = 0; at < from.size();) {
    const auto [length, placeholder] = ChanceAt(from, at);
    if (length == 0) stable.push_back(from[at]);
    stable += placeholder;
    at += std::max<std::size_t>(length, 1);
  }
  return stable;
}

Json StableJson(const Json& value) {
  if (value.is_object()) {
    std::map<std::string, Json> sorted;
    for (const auto& [key, item] : value.items()) {
      const bool chance = IsChance(key) && item.is_primitive() && item != Json("");
      sorted[StableText(key)] = chance ? Json("<" + key + ">") : StableJson(item);
    }
    Json object = Json::object();
    for (auto& [key, item] : sorted) object[key] = std::move(item);
    return object;
  }
  if (value.is_array()) {
    Json list = Json::array();
    for (const Json& item : value) list.push_back(StableJson(item));
    return list;
  }
  return value.is_string() ? Json(StableText(value.get<std::string>())) : value;
}

}  // namespace parcours::scenarios
