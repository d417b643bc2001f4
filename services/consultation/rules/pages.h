// The report as pages for people. Each page says what made it and whether a doctor has signed it.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "parcours/common/v1/common.pb.h"
#include "parcours/consultation/v1/report.pb.h"

namespace parcours::consultation {

inline constexpr int kLinesOfAPage = 40;

// A draft: with the id, lines and mark of each passage.
std::vector<std::string> DraftPages(const v1::Consultation& consultation, const common::v1::Traits& patient);

// What the card signs and everybody reads: all pages in one text. The same report gives the same text.
std::string SignedText(const v1::Consultation& consultation, const common::v1::Traits& patient);

}  // namespace parcours::consultation
