// Text laid out in lines of a width. Wraps Pango, which nothing outside layout.cpp and pages.cpp sees.
//
// A Layout is not thread-safe; several may be used at the same time.
#pragma once

#include <memory>
#include <vector>

#include "documents/rendering/readable.h"

struct _cairo;
struct _PangoLayout;
struct _PangoLayoutLine;

namespace parcours::documents {

struct Look {
  double size = 10;  // points
  bool bold = false;
  bool italic = false;
};

class Layout {
 public:
  Layout(_cairo* canvas, const Words& words, const Look& look, double width);

  std::size_t size() const { return lines_.size(); }  // lines
  // Of the lines from `first` on; of as many of them as fit into `height`.
  double HeightFrom(std::size_t first) const;
  std::size_t Fitting(std::size_t first, double height) const;
  double HeightOf(std::size_t first, std::size_t end) const;
  // Width of the longest line.
  double ink_width() const { return width_; }

  void Draw(_cairo* canvas, double x, double y, std::size_t first, std::size_t end) const;

 private:
  struct Unref {
    void operator()(_PangoLayout* layout) const;
  };
  struct Line {
    _PangoLayoutLine* line;  // borrowed from layout_
    double top;
    double bottom;
    double baseline;
  };

  std::unique_ptr<_PangoLayout, Unref> layout_;
  std::vector<Line> lines_;
  double width_ = 0;
};

}  // namespace parcours::documents
