#include "services/dmp/rules/file_formats.h"

#include <algorithm>

#include "core/text.h"

namespace parcours::dmp {
namespace {

using std::operator""sv;

bool StartsWith(std::string_view bytes, std::string_view magic) {
  return bytes.substr(0, magic.size()) == magic;
}

bool IsPlainText(std::string_view bytes) {
  const bool printable = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  });
  return !bytes.empty() && printable && core::IsUtf8(bytes);
}

// Text that a browser or a viewer would take for something else than text.
bool LooksLikeMarkup(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

}  // namespace

bool IsPdf(std::string_view bytes) {
  return StartsWith(bytes, "%PDF-");
}

FileFormat FormatOfFile(std::string_view bytes) {
  if (IsPdf(bytes)) return {"application/pdf", "urn:ihe:iti:xds-sd:pdf:2008"};
  if (StartsWith(bytes, "{\\rtf")) return {"application/rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010"};
  if (StartsWith(bytes, "\xFF\xD8\xFF")) return {"image/jpeg", "urn:ihe:iti-fr:xds-sd:jpeg:2010"};
  if (StartsWith(bytes, "II\x2A\x00"sv) || StartsWith(bytes, "MM\x00\x2A"sv)) {
    return {"image/tiff", "urn:ihe:iti-fr:xds-sd:tiff:2010"};
  }
  if (IsPlainText(bytes) && !LooksLikeMarkup(bytes)) return {"text/plain", "urn:ihe:iti:xds-sd:text:2008"};
  return {};
}

}  // namespace parcours::dmp
