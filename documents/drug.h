// A drug as entries of an ordonnance and of a dispensing name it.
//
// Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "documents/xml/writer.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::documents {

// A box (EDQM Standard Terms, Packaging).
inline constexpr std::string_view kBoxes = "30009000";

// FR-Produit-de-sante below <consumable> or <product>. `reference`: id of its name in the narrative.
void AddDrug(const xml::Node& to, const prescription::v1::Drug& drug, std::string_view reference);

// The line of an ordonnance, by its number and the line's.
std::string LineId(const std::string& number, const std::string& line);

std::string BoxesInWords(unsigned count);

}  // namespace parcours::documents
