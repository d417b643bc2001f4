#include "services/followup/orientation_store.h"

#include <limits>

#include "followup_sql.h"
#include "services/followup/stored.h"

namespace parcours::followup {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

StoredFile ReadFile(const Row& row) {
  return {.position = row.Int(0), .file = Parsed<v1::OrientationFile>(row.Text(1))};
}

StoredRequest ReadRequest(const Row& row) {
  return {.position = row.Int(0), .file = row.Int(1), .request = Parsed<v1::AdmissionRequest>(row.Text(2))};
}

bool IsOver(v1::OrientationFileState state) {
  return state == v1::ORIENTATION_FILE_STATE_CLOSED || state == v1::ORIENTATION_FILE_STATE_CANCELLED;
}

}  // namespace

platform::Schema FollowupSchema() {
  return {.owner = "followup", .migrations = {kFollowup1Sql}};
}

void PutUnit(WriteTransaction& tx, const v1::Unit& unit) {
  const std::string bytes = unit.SerializeAsString();
  tx.Run("INSERT INTO followup_unit (id, kind, unit) VALUES (?, ?, ?)",
         {unit.id(), std::int64_t{unit.kind()}, Blob{bytes}});
}

std::optional<v1::Unit> FindUnit(ReadTransaction& tx, const std::string& id) {
  return tx.One<v1::Unit>("SELECT unit FROM followup_unit WHERE id = ?", {id},
                          [](const Row& row) { return Parsed<v1::Unit>(row.Text(0)); });
}

std::vector<ListedUnit> UnitsOf(ReadTransaction& tx, v1::UnitKind kind, std::int64_t after, std::int64_t most) {
  return tx.All<ListedUnit>(
      "SELECT position, unit FROM followup_unit WHERE (?1 = 0 OR kind = ?1) AND position > ?2 "
      "ORDER BY position LIMIT ?3",
      {std::int64_t{kind}, after, most}, [](const Row& row) {
        return ListedUnit{row.Int(0), Parsed<v1::Unit>(row.Text(1))};
      });
}

void PutHabilitation(WriteTransaction& tx, const std::string& subject) {
  tx.Run("INSERT OR REPLACE INTO followup_habilitation (subject) VALUES (?)", {subject});
}

bool HasHabilitation(ReadTransaction& tx, const std::string& subject) {
  return tx
      .One<bool>("SELECT 1 FROM followup_habilitation WHERE subject = ?", {subject}, [](const Row&) { return true; })
      .has_value();
}

std::int64_t InsertFile(WriteTransaction& tx, const v1::OrientationFile& file, const std::string& open_key) {
  const std::string bytes = file.SerializeAsString();
  tx.Run("INSERT INTO followup_file (id, structure, matricule, open_key, file) VALUES (?, ?, ?, ?, ?)",
         {file.id(), file.structure(), file.patient().matricule(), open_key, Blob{bytes}});
  return FindFile(tx, file.id())->position;
}

void UpdateFile(WriteTransaction& tx, const StoredFile& stored) {
  const std::string bytes = stored.file.SerializeAsString();
  tx.Run(
      "UPDATE followup_file SET file = ?1, open_key = CASE WHEN ?2 = 1 THEN NULL ELSE open_key END WHERE position = ?3",
      {Blob{bytes}, std::int64_t{IsOver(stored.file.state()) ? 1 : 0}, stored.position});
}

std::optional<StoredFile> FindFile(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredFile>("SELECT position, file FROM followup_file WHERE id = ?", {id}, ReadFile);
}

std::optional<StoredFile> FileAt(ReadTransaction& tx, std::int64_t position) {
  return tx.One<StoredFile>("SELECT position, file FROM followup_file WHERE position = ?", {position}, ReadFile);
}

bool HasOpenFile(ReadTransaction& tx, const std::string& open_key) {
  return tx.One<bool>("SELECT 1 FROM followup_file WHERE open_key = ?", {open_key}, [](const Row&) { return true; })
      .has_value();
}

std::vector<StoredFile> FilesOfStructure(ReadTransaction& tx, const std::string& structure, std::int64_t before,
                                         std::int64_t most) {
  return tx.All<StoredFile>(
      "SELECT position, file FROM followup_file WHERE structure = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {structure, before, most}, ReadFile);
}

std::vector<StoredFile> FilesOfPatient(ReadTransaction& tx, const std::string& matricule, std::int64_t before,
                                       std::int64_t most) {
  return tx.All<StoredFile>(
      "SELECT position, file FROM followup_file WHERE matricule = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {matricule, before, most}, ReadFile);
}

void InsertRequest(WriteTransaction& tx, std::int64_t file, const v1::AdmissionRequest& request) {
  const std::string bytes = request.SerializeAsString();
  tx.Run("INSERT INTO followup_request (id, file, structure, request) VALUES (?, ?, ?, ?)",
         {request.id(), file, request.unit().structure(), Blob{bytes}});
}

void UpdateRequest(WriteTransaction& tx, const StoredRequest& stored) {
  const std::string bytes = stored.request.SerializeAsString();
  tx.Run("UPDATE followup_request SET request = ? WHERE position = ?", {Blob{bytes}, stored.position});
}

std::optional<StoredRequest> FindRequest(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredRequest>("SELECT position, file, request FROM followup_request WHERE id = ?", {id}, ReadRequest);
}

std::vector<StoredRequest> RequestsOf(ReadTransaction& tx, std::int64_t file, std::int64_t after, std::int64_t most) {
  return tx.All<StoredRequest>(
      "SELECT position, file, request FROM followup_request WHERE file = ? AND position > ? ORDER BY position LIMIT ?",
      {file, after, most}, ReadRequest);
}

std::vector<StoredRequest> AllRequestsOf(ReadTransaction& tx, std::int64_t file) {
  return RequestsOf(tx, file, 0, std::numeric_limits<std::int64_t>::max());
}

std::vector<StoredRequest> ReceivedBy(ReadTransaction& tx, const std::string& structure, std::int64_t before,
                                      std::int64_t most) {
  return tx.All<StoredRequest>(
      "SELECT position, file, request FROM followup_request WHERE structure = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {structure, before, most}, ReadRequest);
}

void InsertOpening(WriteTransaction& tx, std::int64_t file, const v1::Opening& opening) {
  const std::string bytes = opening.SerializeAsString();
  tx.Run("INSERT INTO followup_opening (file, opening) VALUES (?, ?)", {file, Blob{bytes}});
}

std::vector<ListedOpening> OpeningsOf(ReadTransaction& tx, std::int64_t file, std::int64_t after, std::int64_t most) {
  return tx.All<ListedOpening>(
      "SELECT position, opening FROM followup_opening WHERE file = ? AND position > ? ORDER BY position LIMIT ?",
      {file, after, most}, [](const Row& row) {
        return ListedOpening{row.Int(0), Parsed<v1::Opening>(row.Text(1))};
      });
}

}  // namespace parcours::followup
