// Tab-separated tables with comment lines ("#"): the form of the data that comes with this service.
//
// Pure and thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::dmp {

struct TableRow {
  std::size_t line;  // from 1
  std::vector<std::string> cells;
};

std::vector<TableRow> ReadTable(std::string_view table);

}  // namespace parcours::dmp
