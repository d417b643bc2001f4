// All SQL of examinations, their reports, and which structures feed the DMP.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/exams/v1/examination.pb.h"
#include "services/platform/store/store.h"

namespace parcours::exams {

platform::Schema ExamsSchema();

struct StoredExamination {
  std::int64_t position = 0;  // given by InsertExamination
  v1::Examination examination;
};

void InsertExamination(platform::WriteTransaction& tx, const v1::Examination& examination);
void UpdateExamination(platform::WriteTransaction& tx, const StoredExamination& stored);
std::optional<StoredExamination> FindExamination(platform::ReadTransaction& tx, const std::string& id);

// Newest first, before that position (0: from the start): those that `prescriber` asked for or `structure` registered,
// or with both empty all.
std::vector<StoredExamination> ExaminationsOf(platform::ReadTransaction& tx, const std::string& matricule,
                                              const std::string& prescriber, const std::string& structure,
                                              std::int64_t before, std::int64_t most);

struct StoredReport {
  std::uint32_t version = 0;
  std::string unique_id;  // of the CDA, "root^extension"
  std::string text;
  std::string cda;
  bool sent = false;
};

void InsertReport(platform::WriteTransaction& tx, std::int64_t examination, const StoredReport& report);
// The version in force.
std::optional<StoredReport> LastReport(platform::ReadTransaction& tx, std::int64_t examination);
// Of the last version that went to the DMP; empty: none did.
std::string LastSent(platform::ReadTransaction& tx, std::int64_t examination);

void PutFeeding(platform::WriteTransaction& tx, const std::string& structure, v1::DmpFeeding feeding);
// SYSTEMATIC for a structure that has said nothing.
v1::DmpFeeding FeedingOf(platform::ReadTransaction& tx, const std::string& structure);

}  // namespace parcours::exams
