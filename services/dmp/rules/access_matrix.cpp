#include "services/dmp/rules/access_matrix.h"

#include <fmt/format.h>

#include <algorithm>

#include "dmp_data.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/rules/table.h"

namespace parcours::dmp {
namespace {

constexpr std::string_view kAll = "*";

bool IsDay(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  return text.size() == kShape.size() && std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
           return shape == 'd' ? c >= '0' && c <= '9' : c == shape;
         });
}

auto Malformed(std::size_t line, std::string_view why) {
  return core::Refuse(common::v1::REASON_FILE_MALFORMED, fmt::format("access matrix, line {}: {}", line, why));
}

}  // namespace

core::Result<AccessMatrix> AccessMatrix::Parse(std::string_view table) {
  AccessMatrix matrix;
  for (const TableRow& row : ReadTable(table)) {
    if (row.cells.size() != 6) return Malformed(row.line, "has not six columns");
    if (row.cells[2] != "yes" && row.cells[2] != "no") return Malformed(row.line, "says neither yes nor no");
    if (row.cells[5].empty()) return Malformed(row.line, "has no source; write ours if it is");
    TRY(matrix.Add(
        row.cells[0], row.cells[1],
        Line{.read = row.cells[2] == "yes", .from = row.cells[3], .before = row.cells[4], .source = row.cells[5]},
        row.line));
  }
  return matrix;
}

core::Result<void> AccessMatrix::Add(const std::string& profession, const std::string& documents, Line line,
                                     std::size_t number) {
  if (!IsDay(line.from) || (!line.before.empty() && (!IsDay(line.before) || line.before <= line.from))) {
    return Malformed(number, "its days are not YYYY-MM-DD in order");
  }
  std::vector<Line>& others = lines_[profession][documents];
  for (const Line& other : others) {
    const bool overlap =
        (other.before.empty() || line.from < other.before) && (line.before.empty() || other.from < line.before);
    if (overlap) return Malformed(number, "another line is about the same on the same day");
  }
  others.push_back(std::move(line));
  return {};
}

const AccessMatrix& AccessMatrix::Builtin() {
  static const AccessMatrix matrix = Parse(kAccessMatrixData).value();
  return matrix;
}

std::optional<AccessMatrix::Cell> AccessMatrix::Find(std::string_view profession, std::string_view type,
                                                     std::string_view class_code, std::string_view date) const {
  const auto own = lines_.find(profession);
  if (own == lines_.end()) return std::nullopt;
  const std::string in_class = "class:" + std::string(class_code);
  for (const std::string_view documents : {type, std::string_view(in_class), kAll}) {
    const auto about = own->second.find(documents);
    if (about == own->second.end()) continue;
    for (const Line& line : about->second) {
      if (line.InForce(date)) return Cell{.read = line.read, .source = line.source};
    }
  }
  return std::nullopt;
}

bool AccessMatrix::OpensAnything(std::string_view profession, std::string_view date) const {
  const auto own = lines_.find(profession);
  if (own == lines_.end()) return false;
  for (const auto& [documents, lines] : own->second) {
    if (std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return line.read && line.InForce(date); })) {
      return true;
    }
  }
  return false;
}

}  // namespace parcours::dmp
