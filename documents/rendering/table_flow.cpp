#include "documents/rendering/table_flow.h"

#include <cairo.h>

#include <algorithm>
#include <numeric>

namespace parcours::documents {
namespace {

constexpr double kPadding = 3;
constexpr Look kCell = {.size = 9};
constexpr Look kHeader = {.size = 9, .bold = true};
// A column is as wide as what stands in it, within these numbers of characters; its longest word counts twice.
constexpr std::size_t kNarrowest = 5;
constexpr std::size_t kWidest = 40;
constexpr std::size_t kLongestWord = 18;

std::size_t WishOf(const Words& words) {
  std::size_t all = 0;
  std::size_t word = 0;
  std::size_t longest = 0;
  for (const Run& run : words) {
    all += run.text.size();
    for (const char c : run.text) {
      word = c == ' ' || c == '\n' ? 0 : word + 1;
      longest = std::max(longest, word);
    }
  }
  return std::min(all, kWidest) + 2 * std::min(longest, kLongestWord);
}

double HeightLeft(const auto& cells) {
  double height = 0;
  for (const auto& cell : cells) height = std::max(height, cell.layout.HeightFrom(cell.next));
  return height;
}

bool AllDrawn(const auto& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.next == cell.layout.size(); });
}

}  // namespace

TableFlow::TableFlow(Pages& pages, const Table& table, bool framed)
    : pages_(pages), table_(table), framed_(framed), widths_(Widths()) {}

std::vector<double> TableFlow::Widths() const {
  std::vector<std::size_t> lengths(static_cast<std::size_t>(table_.columns), kNarrowest);
  for (const std::vector<Row>* rows : {&table_.head, &table_.body}) {
    for (const Row& row : *rows) {
      std::size_t column = 0;
      for (const Cell& cell : row) {
        if (cell.columns == 1) lengths[column] = std::max(lengths[column], WishOf(cell.words));
        column += static_cast<std::size_t>(cell.columns);
      }
    }
  }
  const double sum = static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}));
  std::vector<double> widths;
  for (const std::size_t length : lengths) widths.push_back(Pages::kWidth * static_cast<double>(length) / sum);
  return widths;
}

// `taken`: for each column, how many rows a cell above still reaches down.
std::vector<TableFlow::Placed> TableFlow::Place(const Row& row, std::vector<int>& taken, bool head) const {
  std::vector<Placed> placed;
  std::size_t column = 0;
  double x = Pages::kLeft;
  const auto skip = [&] { x += widths_[column++]; };
  for (const Cell& cell : row) {
    while (column < taken.size() && taken[column] > 0) skip();
    const double left = x;
    for (int i = 0; i < cell.columns && column < taken.size(); ++i) {
      taken[column] = cell.rows;
      skip();
    }
    if (x == left) break;  // the row has more cells than the table columns
    const bool header = head || cell.header;
    placed.push_back(Placed{
        .layout = Layout(pages_.canvas(), cell.words, header ? kHeader : kCell, std::max(x - left - 2 * kPadding, 1.0)),
        .x = left,
        .width = x - left,
        .header = header});
  }
  for (int& rows : taken) rows = std::max(rows - 1, 0);
  return placed;
}

void TableFlow::DrawCell(Placed& cell, double height, bool head) {
  cairo_t* canvas = pages_.canvas();
  if (framed_) {
    cairo_rectangle(canvas, cell.x, pages_.y(), cell.width, height);
    if (cell.header) {
      cairo_set_source_rgb(canvas, 0.93, 0.945, 0.96);
      cairo_fill_preserve(canvas);
    }
    cairo_set_source_rgb(canvas, 0.35, 0.35, 0.35);
    cairo_set_line_width(canvas, 0.6);
    cairo_stroke(canvas);
    cairo_set_source_rgb(canvas, 0, 0, 0);
  }
  const std::size_t end = cell.layout.Fitting(cell.next, height - 2 * kPadding + 0.01);
  const Tag structure(canvas, head || cell.header ? "TH" : "TD");
  cell.layout.Draw(canvas, cell.x + kPadding, pages_.y() + kPadding, cell.next, end);
  cell.next = end;
}

void TableFlow::DrawSlice(std::vector<Placed>& cells, double height, bool head) {
  const Tag structure(pages_.canvas(), "TR");
  for (Placed& cell : cells) DrawCell(cell, height, head);
  pages_.Advance(height);
}

void TableFlow::DrawRow(const Row& row, std::vector<int>& taken, bool head) {
  std::vector<Placed> cells = Place(row, taken, head);
  const double whole = HeightLeft(cells) + 2 * kPadding;
  // A row that fits on one page stands on one page.
  if (whole > pages_.rest() && whole <= Pages::room() / 2) {
    pages_.Break();
    if (!head) DrawHead();
  }
  while (!cells.empty() && !AllDrawn(cells) && !pages_.full()) {
    DrawSlice(cells, std::min(HeightLeft(cells) + 2 * kPadding, pages_.rest()), head);
    if (!AllDrawn(cells)) pages_.Break();
  }
}

void TableFlow::DrawHead() {
  std::vector<int> taken(widths_.size(), 0);
  for (const Row& row : table_.head) {
    if (!pages_.full()) DrawRow(row, taken, true);
  }
}

void TableFlow::Draw() {
  if (widths_.empty()) return;
  const Tag structure(pages_.canvas(), "Table");
  if (!table_.caption.empty()) pages_.AddText("Caption", table_.caption, kHeader, 0, 60);
  DrawHead();
  std::vector<int> taken(widths_.size(), 0);
  for (const Row& row : table_.body) {
    if (pages_.full()) return;
    DrawRow(row, taken, false);
  }
  pages_.Advance(2 * kPadding);
}

}  // namespace parcours::documents
