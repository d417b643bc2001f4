// Pages of what a space holds.
#pragma once

#include <string>

#include "core/result.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/pipeline/paging.h"
#include "services/portal/standing.h"
#include "services/portal/store.h"

namespace parcours::portal {

// Calls `add` for each item of the page; gives the token of the next one.
template <class Add>
std::string FillPage(platform::ReadTransaction& tx, const ItemFilter& filter, const platform::Page& page,
                     const std::string& list, Add add) {
  const auto items = ItemsOf(tx, filter, page.after, page.size);
  for (const Item& item : items) add(item);
  return platform::NextPageToken(page, items.size(), items.empty() ? 0 : items.back().position, list);
}

// A list that is not in the store: `all` in its order, positions counted from 1.
template <class Container, class Add>
std::string FillPageOf(const Container& all, const platform::Page& page, const std::string& list, Add add) {
  std::int64_t position = page.after;
  std::size_t returned = 0;
  for (; returned < static_cast<std::size_t>(page.size) && position < static_cast<std::int64_t>(all.size());
       ++returned) {
    add(all[static_cast<std::size_t>(position++)]);
  }
  return platform::NextPageToken(page, returned, position, list);
}

}  // namespace parcours::portal
