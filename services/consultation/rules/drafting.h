// The stand-in's draft: fixed rules put each line of the notes into a section, or leave it out.
//
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "parcours/consultation/v1/report.pb.h"

namespace parcours::consultation {

// Where the rules put a line; UNSPECIFIED: nowhere.
v1::Section SectionOf(const v1::NoteLine& line);

// A draft of the notes as they were heard, in that version. Each passage names the line that it comes from, and bears
// the mark that the stand-in gives it. The same notes and mistakes give the same draft. Refuses as Hear, and with
// INVALID_ARGUMENT without notes.
core::Result<v1::Report> Draft(const v1::Consultation& consultation, const std::vector<v1::DraftMistake>& mistakes,
                               std::uint32_t version);

}  // namespace parcours::consultation
