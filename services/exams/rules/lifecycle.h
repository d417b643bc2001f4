// What may be done with an examination where it stands, and what of it may be shown.
//
// Pure and thread-safe.
#pragma once

#include <initializer_list>

#include "core/result.h"
#include "parcours/exams/v1/examination.pb.h"

namespace parcours::exams {

// Refuses with REQUEST_STATE_NOT_ALLOWED unless it stands at one of `statuses`.
core::Result<void> CheckStatus(const v1::Examination& examination,
                               std::initializer_list<v1::ExaminationStatus> statuses);

// Refuses with INVALID_ARGUMENT, at `field`, if the examination is of the other kind.
core::Result<void> CheckKind(const v1::Examination& examination, v1::ExaminationKind kind, const char* field);

// Whether somebody of that profession (TRE_G15) may validate it. Refuses with REQUEST_STATE_NOT_ALLOWED,
// PROFESSION_NOT_ALLOWED.
core::Result<void> CheckValidation(const v1::Examination& examination, const std::string& profession);

// Whether `subject` may correct it. Refuses with RESULT_NOT_VALIDATED, AUTHOR_MISMATCH.
core::Result<void> CheckCorrection(const v1::Examination& examination, const std::string& subject);

// As somebody outside its structure sees it: without a result that nobody has validated.
v1::Examination ShownOutside(v1::Examination examination);

}  // namespace parcours::exams
