// Tab-separated tables with comment lines ("#"): the form of the data that comes with this service.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parcours::portal {

// Rows of `columns` cells or more; a shorter one is an error of ours and throws std::logic_error.
std::vector<std::vector<std::string>> ReadTable(std::string_view table, std::size_t columns);

}  // namespace parcours::portal
