#include "services/platform/pipeline/paging.h"

#include <charconv>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"

namespace parcours::platform {
namespace {

constexpr std::int64_t kDefaultSize = 50;
constexpr std::int64_t kMostAtOnce = 500;
constexpr std::size_t kListMark = 8;

// Which list a token is of: short, and the same for the same list.
std::string MarkOf(std::string_view list) {
  return core::Hex(pki::Sha256(list)).substr(0, kListMark);
}

}  // namespace

core::Result<Page> ReadPage(std::uint32_t page_size, std::string_view page_token, std::string_view list) {
  Page page{.size = page_size == 0 ? kDefaultSize : std::int64_t{page_size}, .after = 0};
  if (page.size > kMostAtOnce) {
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                      .detail = "page_size is at most 500",
                                      .violations = {{.field = "page_size", .description = "is at most 500"}}});
  }
  if (page_token.empty()) return page;
  const auto invalid = [] { return core::Refuse(common::v1::REASON_PAGE_TOKEN_INVALID); };
  if (page_token.size() <= kListMark || page_token.substr(0, kListMark) != MarkOf(list)) return invalid();
  const std::string_view number = page_token.substr(kListMark);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), page.after);
  if (error != std::errc{} || end != number.data() + number.size() || page.after < 0) return invalid();
  return page;
}

std::string NextPageToken(const Page& page, std::size_t returned, std::int64_t last, std::string_view list) {
  if (static_cast<std::int64_t>(returned) < page.size) return {};
  return MarkOf(list) + std::to_string(last);
}

}  // namespace parcours::platform
