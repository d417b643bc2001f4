// The datamatrix INS: what is printed on labels and documents so that an identity is scanned, not typed.
// Layout: header "IS", version "01", 22 zeros; then blocks S1 matricule with key (15), S2 OID padded to 20, S3 given
// names, S4 birth name, S5 sex, S6 date DD-MM-YYYY, S7 COG, in any order; S3 and S4 end with GS unless they are last.
// Source: test data of Mediboard and zxing that show it; the signed variant is not covered.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/ins/v1/ins.pb.h"

namespace parcours::ins {

struct Datamatrix {
  common::v1::Ins ins;
  common::v1::Traits traits;
};

// The content to print. An absent birth place is printed as unknown.
std::string WriteDatamatrix(const Datamatrix& datamatrix);

// Given names come apart at spaces, so that a compound name written with a space comes back as two.
// Refuses with INVALID_ARGUMENT: no header, a block that is unknown, twice, cut short, missing or malformed.
core::Result<Datamatrix> ParseDatamatrix(std::string_view content);

// What is odd about a datamatrix that could be read.
std::vector<v1::DatamatrixFinding> Inspect(const Datamatrix& datamatrix);

}  // namespace parcours::ins
