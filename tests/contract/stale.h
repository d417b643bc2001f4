// A page of docs/generated must say what the code says now.
#pragma once

#include <string>

namespace parcours::contract {

// Fails with the first line that is stale. With PARCOURS_RENEW=1 the page is written instead.
void ExpectFresh(const std::string& file, const std::string& page);

}  // namespace parcours::contract
