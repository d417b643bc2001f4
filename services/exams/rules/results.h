// Results: codes, numbers, and how a measure stands to its reference range.
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "core/result.h"
#include "parcours/exams/v1/examination.pb.h"

namespace parcours::exams {

// A number as results write it: digits, a point and digits perhaps, a minus before perhaps.
std::optional<double> ParseDecimal(std::string_view text);

// True for one to seven digits, a hyphen and the check digit (LOINC: Luhn, modulo 10).
bool IsLoincCode(std::string_view code);

// The result with the interpretation of each line. Refuses with CODE_UNKNOWN, INVALID_ARGUMENT; each line at its place.
core::Result<v1::Result> Interpreted(v1::Result result, v1::ExaminationKind kind);

}  // namespace parcours::exams
