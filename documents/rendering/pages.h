// The pages of a PDF file: what stands on each of them, and the flow of text from one to the next. Tagged, so that a
// screen reader knows headings, paragraphs and tables.
//
// Not thread-safe.
#pragma once

#include <memory>
#include <string>

#include "documents/rendering/layout.h"
#include "documents/rendering/readable.h"

struct _cairo;
struct _cairo_surface;

namespace parcours::documents {

class Pages {
 public:
  static constexpr int kMost = 200;
  static constexpr double kLeft = 56;  // points; 2 cm
  static constexpr double kWidth = 483;

  // `total`: what page numbers say after "sur"; 0 while that is not known.
  Pages(const Readable& readable, int total);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  int count() const { return count_; }
  // The document is longer than kMost: nothing more should be added.
  bool full() const { return count_ > kMost; }

  // Where the next block begins, and how much room is below; of the whole page.
  double y() const { return y_; }
  double rest() const;
  static double room();
  _cairo* canvas() const { return canvas_.get(); }

  void Advance(double height) { y_ += height; }
  void Break();  // on to a new page

  // `tag`: H1, H2, P … of PDF. `room`: on to a new page if less is left (headings stay with what follows).
  void AddText(const char* tag, const Words& words, const Look& look, double indent = 0, double room = 0);
  void AddImage(const Image& image);

  // The file. Nothing may be added afterwards.
  std::string Finish();

 private:
  struct FreeSurface {
    void operator()(_cairo_surface* surface) const;
  };
  struct FreeCanvas {
    void operator()(_cairo* canvas) const;
  };

  void Describe();
  void BeginPage();
  void EndPage();

  const Readable& readable_;
  const int total_;
  std::string file_;
  std::unique_ptr<_cairo_surface, FreeSurface> surface_;
  std::unique_ptr<_cairo, FreeCanvas> canvas_;
  int count_ = 0;
  double y_ = 0;
};

// Marks what is drawn while it lives as a part of the document's structure.
class Tag {
 public:
  Tag(_cairo* canvas, const char* name);
  ~Tag();
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  _cairo* canvas_;
  const char* name_;
};

}  // namespace parcours::documents
