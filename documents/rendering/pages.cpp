#include "documents/rendering/pages.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/clock.h"
#include "documents/cda/times.h"

namespace parcours::documents {
namespace {

constexpr double kPageWidth = 595;
constexpr double kPageHeight = 842;
constexpr double kTop = 62;
constexpr double kBottom = 790;
constexpr double kBannerTop = 24;
constexpr double kFootTop = 800;
constexpr double kParagraphGap = 5;
constexpr double kWidestImage = 240;
constexpr Look kSmall = {.size = 8};
constexpr Look kBannerLook = {.size = 9, .bold = true};
constexpr std::uint32_t kMostPixels = 4'000'000;

cairo_status_t Append(void* file, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t Take(void* left, unsigned char* to, unsigned int size) {
  auto& bytes = *static_cast<std::string_view*>(left);
  if (bytes.size() < size) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(to, bytes.data(), size);
  bytes.remove_prefix(size);
  return CAIRO_STATUS_SUCCESS;
}

std::uint32_t BigEndian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

// A small file may say that it is a huge image: its header is asked first.
bool IsSmallPng(std::string_view bytes) {
  constexpr std::size_t kWidthAt = 16;
  if (!bytes.starts_with("\x89PNG\r\n\x1a\n") || bytes.size() < kWidthAt + 8) return false;
  const std::uint32_t width = BigEndian(bytes.substr(kWidthAt, 4));
  const std::uint32_t height = BigEndian(bytes.substr(kWidthAt + 4, 4));
  return width > 0 && height > 0 && width <= kMostPixels / height;
}

Words Plain(std::string text) {
  Words words;
  words.push_back(Run{.text = std::move(text)});
  return words;
}

}  // namespace

Tag::Tag(_cairo* canvas, const char* name) : canvas_(canvas), name_(name) {
  cairo_tag_begin(canvas_, name_, nullptr);
}

Tag::~Tag() {
  cairo_tag_end(canvas_, name_);
}

void Pages::FreeSurface::operator()(_cairo_surface* surface) const {
  cairo_surface_destroy(surface);
}

void Pages::FreeCanvas::operator()(_cairo* canvas) const {
  cairo_destroy(canvas);
}

Pages::Pages(const Readable& readable, int total)
    : readable_(readable),
      total_(total),
      surface_(cairo_pdf_surface_create_for_stream(&Append, &file_, kPageWidth, kPageHeight)),
      canvas_(cairo_create(surface_.get())) {
  Describe();
  BeginPage();
}

// The date of creation is the document's, so that the same document gives the same file.
void Pages::Describe() {
  const core::Time created = ParseTs(readable_.created).value_or(core::Time{});
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, readable_.foot.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_AUTHOR, readable_.author.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_SUBJECT, std::string(kBanner).c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, core::FormatTime(created).c_str());
}

double Pages::rest() const {
  return kBottom - y_;
}

double Pages::room() {
  return kBottom - kTop;
}

void Pages::BeginPage() {
  ++count_;
  y_ = kTop;
  const Layout banner(canvas(), Plain(std::string(kBanner)), kBannerLook, kWidth);
  const double x = (kPageWidth - banner.ink_width()) / 2;
  banner.Draw(canvas(), x, kBannerTop, 0, banner.size());
  cairo_set_line_width(canvas(), 0.8);
  cairo_rectangle(canvas(), kLeft, kBannerTop - 4, kWidth, banner.HeightFrom(0) + 8);
  cairo_stroke(canvas());
}

void Pages::EndPage() {
  const Layout number(canvas(), Plain(fmt::format("page {} sur {}", count_, total_)), kSmall, kWidth);
  const Layout foot(canvas(), Plain(readable_.foot), kSmall, kWidth - number.ink_width() - 20);
  foot.Draw(canvas(), kLeft, kFootTop, 0, std::min<std::size_t>(foot.size(), 2));
  number.Draw(canvas(), kLeft + kWidth - number.ink_width(), kFootTop, 0, 1);
  cairo_surface_show_page(surface_.get());
}

void Pages::Break() {
  EndPage();
  BeginPage();
}

void Pages::AddText(const char* tag, const Words& words, const Look& look, double indent, double room) {
  if (room > rest()) Break();
  const Layout layout(canvas(), words, look, kWidth - indent);
  for (std::size_t next = 0; next < layout.size() && !full();) {
    const std::size_t end = layout.Fitting(next, rest());
    if (end > next) {
      const Tag structure(canvas(), tag);
      layout.Draw(canvas(), kLeft + indent, y_, next, end);
      Advance(layout.HeightOf(next, end));
    }
    next = end;
    if (next < layout.size()) Break();
  }
  Advance(kParagraphGap);
}

void Pages::AddImage(const Image& image) {
  std::string_view left = image.bytes;
  const std::unique_ptr<cairo_surface_t, FreeSurface> picture(
      IsSmallPng(left) ? cairo_image_surface_create_from_png_stream(&Take, &left) : nullptr);
  if (picture == nullptr || cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) {
    return AddText("P",
                   Plain(fmt::format("[image : {}]", image.description.empty() ? image.media_type : image.description)),
                   Look{.italic = true});
  }
  const double width = cairo_image_surface_get_width(picture.get());
  const double height = cairo_image_surface_get_height(picture.get());
  const double scale = std::min({1.0, kWidestImage / width, room() / height});
  if (height * scale > rest()) Break();
  const Tag structure(canvas(), "Figure");
  cairo_save(canvas());
  cairo_translate(canvas(), kLeft, y_);
  cairo_scale(canvas(), scale, scale);
  cairo_set_source_surface(canvas(), picture.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(canvas()), CAIRO_FILTER_NEAREST);
  cairo_paint(canvas());
  cairo_restore(canvas());
  Advance(height * scale + kParagraphGap);
}

std::string Pages::Finish() {
  EndPage();
  canvas_.reset();
  cairo_surface_finish(surface_.get());
  return std::move(file_);
}

}  // namespace parcours::documents
