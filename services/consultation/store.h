// All SQL of consultations and their signed reports.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "parcours/common/v1/common.pb.h"
#include "parcours/consultation/v1/report.pb.h"
#include "services/platform/store/store.h"

namespace parcours::consultation {

platform::Schema ConsultationSchema();

struct StoredConsultation {
  std::int64_t position = 0;  // given by InsertConsultation
  v1::Consultation consultation;
  common::v1::Traits traits;  // of the patient
};

void InsertConsultation(platform::WriteTransaction& tx, const StoredConsultation& stored);
void UpdateConsultation(platform::WriteTransaction& tx, const StoredConsultation& stored);
std::optional<StoredConsultation> FindConsultation(platform::ReadTransaction& tx, const std::string& id);

// One edition of a report, as it was signed.
struct SignedReport {
  std::uint32_t edition = 0;
  std::string text;
  std::string signature;    // base64
  std::string certificate;  // PEM chain of the signature
  std::string unique_id;    // of the CDA, "root^extension"
};

void InsertSigned(platform::WriteTransaction& tx, std::int64_t consultation, const SignedReport& report);
// The last edition.
std::optional<SignedReport> LastSigned(platform::ReadTransaction& tx, std::int64_t consultation);
void MarkSent(platform::WriteTransaction& tx, std::int64_t consultation, std::uint32_t edition);
// Unique id of the last edition that was sent; empty: none was.
std::string LastSent(platform::ReadTransaction& tx, std::int64_t consultation);

}  // namespace parcours::consultation
