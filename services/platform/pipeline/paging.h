// Pages of lists: the same rules for every List* method.
//
// A page token is opaque to clients; it names the list it belongs to, so that a token of another list is refused.
// Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace parcours::platform {

struct Page {
  std::int64_t size = 50;  // how many to return
  std::int64_t after = 0;  // position of the last one of the page before; 0: from the start
};

// `list`: which list with which filters. Refuses with PAGE_TOKEN_INVALID and INVALID_ARGUMENT (more than 500).
core::Result<Page> ReadPage(std::uint32_t page_size, std::string_view page_token, std::string_view list);

// Empty if `returned` is less than a full page. `last`: position of the last one returned.
std::string NextPageToken(const Page& page, std::size_t returned, std::int64_t last, std::string_view list);

}  // namespace parcours::platform
