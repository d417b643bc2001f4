#include "services/messaging/rules/files.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace parcours::messaging {
namespace {

using std::operator""sv;

struct Magic {
  std::string_view start;
  std::string_view media_type;
};
constexpr std::array<Magic, 5> kMagic = {{{"%PDF-", "application/pdf"},
                                          {"{\\rtf", "application/rtf"},
                                          {"\xFF\xD8\xFF", "image/jpeg"},
                                          {"II\x2A\x00"sv, "image/tiff"},
                                          {"MM\x00\x2A"sv, "image/tiff"}}};

// No control characters, and nothing that a viewer would take for markup.
bool IsPlainText(std::string_view bytes) {
  const auto first =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return c != ' ' && c != '\n' && c != '\r'; });
  if (first == bytes.end() || *first == '<' || !core::IsUtf8(bytes)) return false;
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  });
}

}  // namespace

std::string_view MediaTypeOf(std::string_view bytes) {
  for (const Magic& one : kMagic) {
    if (bytes.starts_with(one.start)) return one.media_type;
  }
  return IsPlainText(bytes) ? "text/plain" : std::string_view{};
}

bool IsPatientsCategory(std::string_view code) {
  constexpr std::array<std::string_view, 11> kCategories = {"DOCPAT01", "DOCPAT02", "DOCPAT03", "DOCPAT04",
                                                            "DOCPAT05", "DOCPAT06", "DOCPAT07", "DOCPAT09",
                                                            "EXPPAT_1", "EXPPAT_2", "EXPPAT_3"};
  return std::find(kCategories.begin(), kCategories.end(), code) != kCategories.end();
}

}  // namespace parcours::messaging
