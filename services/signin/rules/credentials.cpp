#include "services/signin/rules/credentials.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::signin {
namespace {

constexpr std::size_t kShortestIdentifier = 8;
constexpr std::size_t kShortestPassword = 9;
constexpr std::string_view kHidden = "•••";

// Characters, not bytes, of UTF-8.
std::size_t Characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool HasBetween(std::string_view text, char first, char last) {
  return std::ranges::any_of(text, [=](char c) { return c >= first && c <= last; });
}

}  // namespace

core::Result<void> CheckIdentifier(std::string_view identifier) {
  if (Characters(identifier) >= kShortestIdentifier) return {};
  return core::Refuse({.reason = common::v1::REASON_INVALID_ARGUMENT,
                       .detail = "identifier has less than 8 characters",
                       .violations = {{"identifier", "has less than 8 characters"}}});
}

core::Result<void> CheckPassword(std::string_view password, std::string_view field) {
  const bool mixed = HasBetween(password, 'a', 'z') && HasBetween(password, 'A', 'Z') && HasBetween(password, '0', '9');
  if (mixed && Characters(password) >= kShortestPassword) return {};
  return core::Refuse(
      {.reason = common::v1::REASON_PASSWORD_TOO_WEAK,
       .detail = {},
       .violations = {{std::string(field), "needs nine characters, with lower case, upper case and digit"}}});
}

std::string MaskMobile(std::string_view mobile) {
  constexpr std::size_t kShown = 2;
  if (mobile.size() <= kShown) return std::string(mobile.empty() ? "" : kHidden);
  return std::string(kHidden) + " " + std::string(mobile.substr(mobile.size() - kShown));
}

std::string MaskEmail(std::string_view email) {
  const std::size_t at = email.find('@');
  if (at == std::string_view::npos || at == 0) return std::string(email.empty() ? "" : kHidden);
  return std::string(email.substr(0, 1)) + std::string(kHidden) + std::string(email.substr(at));
}

}  // namespace parcours::signin
