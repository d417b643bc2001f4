// The narrative block of a section (CDA R2 §4.3.5, NarrativeBlock.xsd) as paragraphs, lists, tables and images.
//
// Pure and thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "documents/rendering/readable.h"
#include "documents/xml/reader.h"

namespace parcours::documents {

// Of a section's <text>; images are looked up among the section's entries (observationMedia).
std::vector<Block> ReadNarrative(const xml::Element& section);

// Plain text: a section for each line in capitals that begins a group of lines, a paragraph for each group, a list for
// lines that begin with a dash.
std::vector<Section> ReadPlainText(std::string_view text);

}  // namespace parcours::documents
