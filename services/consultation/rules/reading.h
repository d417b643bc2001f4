// Reading, correcting and signing: what may be done with a report where it stands, and what it becomes.
//
// Pure and thread-safe.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <cstdint>
#include <string>

#include "core/result.h"
#include "parcours/consultation/v1/consultation.pb.h"
#include "parcours/consultation/v1/report.pb.h"

namespace parcours::consultation {

// Refuses with CONSENT_MISSING, PATIENT_OPPOSES.
core::Result<void> CheckTool(const v1::Consultation& consultation);

// Refuses with REPORT_ALREADY_SIGNED.
core::Result<void> CheckNotSigned(const v1::Consultation& consultation);

// That there is an unsigned report in this version. Refuses with NOT_FOUND, REPORT_ALREADY_SIGNED, DRAFT_CHANGED.
core::Result<void> CheckVersion(const v1::Consultation& consultation, std::uint32_t version);

// That every passage is confirmed. Refuses with DRAFT_NOT_READ.
core::Result<void> CheckRead(const v1::Report& report);

// That it is signed. Refuses with NOT_FOUND, DRAFT_NOT_READ.
core::Result<void> CheckSigned(const v1::Consultation& consultation);

// Refuses with NOT_FOUND (a passage that is not there).
core::Result<void> Confirm(v1::Report& report, const google::protobuf::RepeatedPtrField<std::string>& passages);

enum class Corrector { kDoctor, kOther };
// What the doctor corrects is confirmed, what others correct is not; an empty text takes the passage out. Refuses with
// NOT_FOUND.
core::Result<void> Correct(v1::Report& report, const std::string& passage, const std::string& text,
                           Corrector corrector);

// What the doctor writes goes behind what is in its section.
void Write(v1::Report& report, const google::protobuf::RepeatedPtrField<v1::WrittenPassage>& passages);

// A signed report as a draft again, nothing of it confirmed.
void TakeUp(v1::Report& report);

}  // namespace parcours::consultation
