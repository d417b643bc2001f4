#include "services/dmp/rules/table.h"

#include "core/text.h"

namespace parcours::dmp {

std::vector<TableRow> ReadTable(std::string_view table) {
  std::vector<TableRow> rows;
  std::size_t number = 0;
  for (const std::string& line : core::Split(table, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(TableRow{.line = number, .cells = core::Split(line, '\t')});
  }
  return rows;
}

}  // namespace parcours::dmp
