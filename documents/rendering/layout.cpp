#include "documents/rendering/layout.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <string>

namespace parcours::documents {
namespace {

constexpr const char* kFont = "DejaVu Sans";

double Points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

void Add(PangoAttrList* attributes, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(attributes, attribute);
}

void Style(PangoAttrList* attributes, const Run& run, std::size_t from, std::size_t to) {
  if (run.bold) Add(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
  if (run.italic) Add(attributes, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
  if (run.underline) Add(attributes, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, to);
}

void SetText(PangoLayout* layout, const Words& words) {
  std::string text;
  PangoAttrList* attributes = pango_attr_list_new();
  for (const Run& run : words) {
    Style(attributes, run, text.size(), text.size() + run.text.size());
    text += run.text;
  }
  pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

void SetFont(PangoLayout* layout, const Look& look) {
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, kFont);
  pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
  if (look.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  if (look.italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

}  // namespace

void Layout::Unref::operator()(_PangoLayout* layout) const {
  g_object_unref(layout);
}

Layout::Layout(_cairo* canvas, const Words& words, const Look& look, double width)
    : layout_(pango_cairo_create_layout(canvas)) {
  PangoContext* context = pango_layout_get_context(layout_.get());
  pango_context_set_language(context, pango_language_from_string("fr"));
  SetFont(layout_.get(), look);
  pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  SetText(layout_.get(), words);
  PangoLayoutIter* at = pango_layout_get_iter(layout_.get());
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, nullptr, &logical);
    int top = 0;
    int bottom = 0;
    pango_layout_iter_get_line_yrange(at, &top, &bottom);
    lines_.push_back(Line{.line = pango_layout_iter_get_line_readonly(at),
                          .top = Points(top),
                          .bottom = Points(bottom),
                          .baseline = Points(pango_layout_iter_get_baseline(at))});
    width_ = std::max(width_, Points(logical.width));
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
}

double Layout::HeightOf(std::size_t first, std::size_t end) const {
  return first < end ? lines_[end - 1].bottom - lines_[first].top : 0;
}

double Layout::HeightFrom(std::size_t first) const {
  return HeightOf(first, lines_.size());
}

std::size_t Layout::Fitting(std::size_t first, double height) const {
  std::size_t end = first;
  while (end < lines_.size() && lines_[end].bottom - lines_[first].top <= height) ++end;
  return end;
}

void Layout::Draw(_cairo* canvas, double x, double y, std::size_t first, std::size_t end) const {
  for (std::size_t i = first; i < end; ++i) {
    cairo_move_to(canvas, x, y + lines_[i].baseline - lines_[first].top);
    pango_cairo_show_layout_line(canvas, lines_[i].line);
  }
}

}  // namespace parcours::documents
