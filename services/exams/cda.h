// The report as a CDA document: CR-BIO of a laboratory, and for imaging a document of level 1 whose body is the text
// for people, because the request has no codes for the examination and the part of the body.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/exams/v1/examination.pb.h"

namespace parcours::exams {

// What the DMP knows a version of the report by: "root^extension".
std::string UniqueIdOf(const v1::Examination& examination);

// Refuses with DOCUMENT_INVALID what is too long to print.
core::Result<std::string> ReportCda(const v1::Examination& examination, const common::v1::Traits& patient,
                                    const std::string& text, core::Time now);

}  // namespace parcours::exams
