// A table on the pages of a PDF file: rows go on to the next page, under the same column heads.
//
// Not thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "documents/rendering/layout.h"
#include "documents/rendering/pages.h"
#include "documents/rendering/readable.h"

namespace parcours::documents {

class TableFlow {
 public:
  // `framed`: with lines and a tint behind header cells.
  TableFlow(Pages& pages, const Table& table, bool framed);

  void Draw();

 private:
  struct Placed {
    Layout layout;
    double x;
    double width;
    bool header;
    std::size_t next = 0;  // line
  };

  std::vector<double> Widths() const;
  std::vector<Placed> Place(const Row& row, std::vector<int>& taken, bool head) const;
  void DrawRow(const Row& row, std::vector<int>& taken, bool head);
  void DrawHead();
  void DrawSlice(std::vector<Placed>& cells, double height, bool head);
  void DrawCell(Placed& cell, double height, bool head);

  Pages& pages_;
  const Table& table_;
  const bool framed_;
  std::vector<double> widths_;
};

}  // namespace parcours::documents
