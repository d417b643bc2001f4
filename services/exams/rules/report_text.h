// The report of an examination as people read it: the body of the CDA, and the file that the patient gets.
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "parcours/exams/v1/examination.pb.h"

namespace parcours::exams {

// "Compte rendu d'examens biologiques".
std::string TitleOf(v1::ExaminationKind kind);

// Of a later version: that it replaces the one before, and why.
std::string CorrectionLine(const v1::Examination& examination);

// In French, plain text. The examination is validated and says what becomes of it at the DMP.
std::string ReportText(const v1::Examination& examination, const common::v1::Traits& patient);

}  // namespace parcours::exams
