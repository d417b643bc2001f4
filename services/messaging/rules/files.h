// What a file is by its first bytes, whatever its name says, and how large the files of a message may be in all.
//
// Pure and thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace parcours::messaging {

inline constexpr std::size_t kMostMessageBytes = 25'000'000;
inline constexpr std::size_t kMostPatientBytes = 5'000'000;
// What the DMP takes from a patient at once.
inline constexpr std::size_t kMostSavedBytes = 5U << 20U;

// PDF, plain text in UTF-8, RTF, JPEG, TIFF; empty for anything else.
std::string_view MediaTypeOf(std::string_view bytes);

// A category that a citizen gives to documents of their own: DOCPAT01 to DOCPAT07, DOCPAT09, EXPPAT_1 to EXPPAT_3.
bool IsPatientsCategory(std::string_view code);

}  // namespace parcours::messaging
