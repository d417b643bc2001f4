// Documents to render, and what stands in a PDF file.
#pragma once

#include <string>
#include <string_view>

namespace parcours::documents::testing {

// A document whose body is this: the content of <component>.
std::string CdaWith(std::string_view component);
// One section with this narrative.
std::string CdaWithText(std::string_view narrative);

// What pdftotext reads in the file, laid out; of its structure, pdfinfo.
std::string TextOf(const std::string& pdf);
std::string StructureOf(const std::string& pdf);

}  // namespace parcours::documents::testing
