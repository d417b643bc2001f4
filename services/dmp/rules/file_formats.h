// What a file is by its first bytes, whatever its name says. Formats of Mon espace santé: pdf, txt, rtf, jpg, jpeg,
// tif, tiff.
//
// Pure and thread-safe.
#pragma once

#include <string_view>

namespace parcours::dmp {

struct FileFormat {
  std::string_view media_type;   // empty: none of those
  std::string_view format_code;  // XDS formatCode
};

// Plain text is UTF-8 without control characters but tab, line feed, form feed and carriage return.
FileFormat FormatOfFile(std::string_view bytes);

bool IsPdf(std::string_view bytes);

}  // namespace parcours::dmp
