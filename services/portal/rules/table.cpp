#include "services/portal/rules/table.h"

#include <stdexcept>

#include "core/text.h"

namespace parcours::portal {

std::vector<std::vector<std::string>> ReadTable(std::string_view table, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : core::Split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(core::Split(line, '\t'));
    if (rows.back().size() < columns) throw std::logic_error("a line of a table is too short: " + line);
  }
  return rows;
}

}  // namespace parcours::portal
