// The report as a CDA R2 of level 1, whose body is the text that was signed.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "parcours/consultation/v1/report.pb.h"

namespace parcours::consultation {

// What the DMP knows the edition in force by: "root^extension".
std::string UniqueIdOf(const v1::Consultation& consultation);

std::string ReportCda(const v1::Consultation& consultation, const common::v1::Traits& patient, const std::string& text);

}  // namespace parcours::consultation
