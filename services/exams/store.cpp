#include "services/exams/store.h"

#include "exams_sql.h"

namespace parcours::exams {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

StoredExamination ReadExamination(const Row& row) {
  StoredExamination stored{.position = row.Int(0), .examination = {}};
  if (!stored.examination.ParseFromString(row.Text(1))) {
    throw platform::StoreFailure("a row of the examinations cannot be read");
  }
  return stored;
}

std::string FirstText(const Row& row) {
  return row.Text(0);
}

}  // namespace

platform::Schema ExamsSchema() {
  return {.owner = "exams", .migrations = {kExams1Sql}};
}

void InsertExamination(WriteTransaction& tx, const v1::Examination& examination) {
  const std::string bytes = examination.SerializeAsString();
  tx.Run("INSERT INTO exams_examination (id, matricule, prescriber, structure, examination) VALUES (?, ?, ?, ?, ?)",
         {examination.id(), examination.patient().matricule(), examination.prescriber().subject(),
          examination.structure(), Blob{bytes}});
}

void UpdateExamination(WriteTransaction& tx, const StoredExamination& stored) {
  const std::string bytes = stored.examination.SerializeAsString();
  tx.Run("UPDATE exams_examination SET structure = ?, examination = ? WHERE position = ?",
         {stored.examination.structure(), Blob{bytes}, stored.position});
}

std::optional<StoredExamination> FindExamination(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredExamination>("SELECT position, examination FROM exams_examination WHERE id = ?", {id},
                                   ReadExamination);
}

std::vector<StoredExamination> ExaminationsOf(ReadTransaction& tx, const std::string& matricule,
                                              const std::string& prescriber, const std::string& structure,
                                              std::int64_t before, std::int64_t most) {
  return tx.All<StoredExamination>(
      "SELECT position, examination FROM exams_examination WHERE matricule = ?1 AND (?4 = 0 OR position < ?4) "
      "AND ((?2 = '' AND ?3 = '') OR (?2 <> '' AND prescriber = ?2) OR (?3 <> '' AND structure = ?3)) "
      "ORDER BY position DESC LIMIT ?5",
      {matricule, prescriber, structure, before, most}, ReadExamination);
}

void InsertReport(WriteTransaction& tx, std::int64_t examination, const StoredReport& report) {
  tx.Run("INSERT INTO exams_report (examination, version, unique_id, text, cda, sent) VALUES (?, ?, ?, ?, ?, ?)",
         {examination, std::int64_t{report.version}, report.unique_id, report.text, report.cda,
          std::int64_t{report.sent}});
}

std::optional<StoredReport> LastReport(ReadTransaction& tx, std::int64_t examination) {
  return tx.One<StoredReport>(
      "SELECT version, unique_id, text, cda, sent FROM exams_report WHERE examination = ? ORDER BY version DESC LIMIT "
      "1",
      {examination}, [](const Row& row) {
        return StoredReport{.version = static_cast<std::uint32_t>(row.Int(0)),
                            .unique_id = row.Text(1),
                            .text = row.Text(2),
                            .cda = row.Text(3),
                            .sent = row.Int(4) != 0};
      });
}

std::string LastSent(ReadTransaction& tx, std::int64_t examination) {
  return tx
      .One<std::string>(
          "SELECT unique_id FROM exams_report WHERE examination = ? AND sent = 1 ORDER BY version DESC LIMIT 1",
          {examination}, FirstText)
      .value_or(std::string());
}

void PutFeeding(WriteTransaction& tx, const std::string& structure, v1::DmpFeeding feeding) {
  tx.Run("INSERT OR REPLACE INTO exams_feeding (structure, feeding) VALUES (?, ?)", {structure, std::int64_t{feeding}});
}

v1::DmpFeeding FeedingOf(ReadTransaction& tx, const std::string& structure) {
  const auto known = tx.One<std::int64_t>("SELECT feeding FROM exams_feeding WHERE structure = ?", {structure},
                                          [](const Row& row) { return row.Int(0); });
  return known ? static_cast<v1::DmpFeeding>(*known) : v1::DMP_FEEDING_SYSTEMATIC;
}

}  // namespace parcours::exams
