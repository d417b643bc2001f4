#include "services/emergency/store.h"

#include <utility>

#include "emergency_sql.h"

namespace parcours::emergency {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

v1::EmergencyFile ParseFile(const std::string& bytes) {
  v1::EmergencyFile file;
  if (!file.ParseFromString(bytes)) throw platform::StoreFailure("a file of the centre 15 cannot be read");
  return file;
}

}  // namespace

platform::Schema EmergencySchema() {
  return {.owner = "emergency", .migrations = {kEmergency1Sql}};
}

void PutStructure(WriteTransaction& tx, const std::string& structure, const KnownStructure& known) {
  const std::string department = known.centre ? known.centre->department : std::string();
  const std::string letter = known.centre ? std::string(1, known.centre->letter) : std::string();
  tx.Run("INSERT OR REPLACE INTO emergency_structure (structure, name, department, letter) VALUES (?, ?, ?, ?)",
         {structure, known.name, department, letter});
}

std::optional<KnownStructure> FindStructure(ReadTransaction& tx, const std::string& structure) {
  return tx.One<KnownStructure>("SELECT name, department, letter FROM emergency_structure WHERE structure = ?",
                                {structure}, [](const Row& row) {
                                  KnownStructure known{.name = row.Text(0), .centre = {}};
                                  const std::string letter = row.Text(2);
                                  if (!letter.empty())
                                    known.centre = Centre{.department = row.Text(1), .letter = letter.front()};
                                  return known;
                                });
}

void InsertFile(WriteTransaction& tx, const v1::EmergencyFile& file) {
  const std::string record = file.SerializeAsString();
  tx.Run("INSERT INTO emergency_file (id, number, record) VALUES (?, ?, ?)", {file.id(), file.number(), Blob{record}});
}

void UpdateFile(WriteTransaction& tx, const v1::EmergencyFile& file) {
  const std::string record = file.SerializeAsString();
  tx.Run("UPDATE emergency_file SET record = ? WHERE id = ?", {Blob{record}, file.id()});
}

std::optional<v1::EmergencyFile> FindFile(ReadTransaction& tx, const std::string& id) {
  return tx.One<v1::EmergencyFile>("SELECT record FROM emergency_file WHERE id = ?", {id},
                                   [](const Row& row) { return ParseFile(row.Text(0)); });
}

std::int64_t CountNumbers(ReadTransaction& tx, const std::string& prefix) {
  const std::string past = prefix + "~";
  return *tx.One<std::int64_t>("SELECT count(*) FROM emergency_file WHERE number > ? AND number < ?", {prefix, past},
                               [](const Row& row) { return row.Int(0); });
}

void PutParty(WriteTransaction& tx, const std::string& file, const std::string& structure) {
  tx.Run("INSERT OR IGNORE INTO emergency_party (structure, file) SELECT ?, position FROM emergency_file WHERE id = ?",
         {structure, file});
}

bool IsParty(ReadTransaction& tx, const std::string& file, const std::string& structure) {
  return tx
      .One<bool>(
          "SELECT 1 FROM emergency_party p JOIN emergency_file f ON f.position = p.file "
          "WHERE f.id = ? AND p.structure = ?",
          {file, structure}, [](const Row&) { return true; })
      .has_value();
}

std::vector<ListedFile> FilesOf(ReadTransaction& tx, const std::string& structure, std::int64_t after,
                                std::int64_t most) {
  return tx.All<ListedFile>(
      "SELECT f.position, f.record FROM emergency_party p JOIN emergency_file f ON f.position = p.file "
      "WHERE p.structure = ? AND p.file > ? ORDER BY p.file LIMIT ?",
      {structure, after, most}, [](const Row& row) {
        return ListedFile{row.Int(0), ParseFile(row.Text(1))};
      });
}

bool Engage(WriteTransaction& tx, const v1::Engagement& engagement) {
  return tx.Run("INSERT OR IGNORE INTO emergency_engaged (structure, call_sign, engagement) VALUES (?, ?, ?)",
                {engagement.structure(), engagement.call_sign(), engagement.id()}) > 0;
}

void Release(WriteTransaction& tx, const std::string& engagement) {
  tx.Run("DELETE FROM emergency_engaged WHERE engagement = ?", {engagement});
}

}  // namespace parcours::emergency
