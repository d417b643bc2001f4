#include "services/directory/store.h"

#include "core/names.h"
#include "directory_sql.h"
#include "services/directory/rules/nomenclature.h"

namespace parcours::directory {
namespace {

using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

// "" or " " + key: what `instr` looks for at the beginning of a word.
std::string WordStart(const std::string& wanted) {
  const std::string key = core::ForLookup(wanted);
  return key.empty() ? key : " " + key;
}

// Columns from `first`: struct_id_nat, finess, name, sector, town, medical_regulation, mss_address.
v1::Structure ReadStructure(const Row& row, int first) {
  v1::Structure structure;
  structure.set_struct_id_nat(row.Text(first));
  structure.set_finess(row.Text(first + 1));
  structure.set_name(row.Text(first + 2));
  *structure.mutable_sector() = Sector(row.Text(first + 3));
  structure.set_town(row.Text(first + 4));
  structure.set_medical_regulation(row.Int(first + 5) != 0);
  structure.set_mss_address(row.Text(first + 6));
  return structure;
}

v1::Exercise ReadExercise(const Row& row) {
  v1::Exercise exercise;
  exercise.set_id(row.Text(0));
  exercise.set_mode(static_cast<v1::ExerciseMode>(row.Int(1)));
  if (const std::string role = row.Text(2); !role.empty()) *exercise.mutable_role() = Role(role);
  exercise.set_mss_address(row.Text(3));
  *exercise.mutable_structure() = ReadStructure(row, 4);
  return exercise;
}

Listed<v1::Professional> ReadProfessional(const Row& row) {
  Listed<v1::Professional> listed{.position = row.Int(0), .value = {}};
  v1::Professional& one = listed.value;
  one.set_ps_id_nat(row.Text(1));
  one.set_rpps(row.Text(2));
  one.set_title(row.Text(3));
  one.set_given_name(row.Text(4));
  one.set_family_name(row.Text(5));
  one.set_student(row.Int(8) != 0);
  if (const std::string code = row.Text(6); !code.empty()) {
    *one.mutable_profession() = one.student() ? StudentProfession(code) : Profession(code);
  }
  if (const std::string code = row.Text(7); !code.empty()) *one.mutable_speciality() = Speciality(code);
  return listed;
}

void AddExercises(ReadTransaction& tx, Listed<v1::Professional>& listed) {
  auto exercises = tx.All<v1::Exercise>(
      "SELECT e.id, e.mode, e.role, e.mss_address, s.struct_id_nat, s.finess, s.name, s.sector, s.town, "
      "s.medical_regulation, s.mss_address FROM directory_exercise e "
      "JOIN directory_structure s ON s.position = e.structure WHERE e.professional = ? ORDER BY e.position",
      {listed.position}, ReadExercise);
  for (v1::Exercise& exercise : exercises) *listed.value.add_exercises() = std::move(exercise);
}

// "Dr Claire Lenoir".
std::string NameForPeople(const std::string& title, const std::string& given_name, const std::string& family_name) {
  std::string name = title == "DR" ? "Dr " : title == "PR" ? "Pr " : "";
  name += given_name;
  return name + " " + family_name;
}

Listed<v1::MssAddress> ReadMssAddress(const Row& row) {
  Listed<v1::MssAddress> listed{.position = row.Int(0), .value = {}};
  v1::MssAddress& one = listed.value;
  one.set_address(row.Text(1));
  one.set_ps_id_nat(row.Text(2));
  one.set_struct_id_nat(row.Text(3));
  one.set_kind(one.ps_id_nat().empty() ? v1::MSS_ADDRESS_KIND_ORGANISATIONAL : v1::MSS_ADDRESS_KIND_PERSONAL);
  one.set_holder(one.ps_id_nat().empty() ? row.Text(4)
                                         : NameForPeople(row.Text(5), row.Text(6), row.Text(7)) + ", " + row.Text(4));
  return listed;
}

}  // namespace

platform::Schema DirectorySchema() {
  return {.owner = "directory", .migrations = {kDirectory1Sql}};
}

void InsertStructure(WriteTransaction& tx, const v1::Structure& structure) {
  const std::string name_key = core::ForLookup(structure.name());
  const std::string town_key = core::ForLookup(structure.town());
  tx.Run(
      "INSERT INTO directory_structure (struct_id_nat, finess, name, name_key, sector, town, town_key, "
      "medical_regulation, mss_address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {structure.struct_id_nat(), structure.finess(), structure.name(), name_key, structure.sector().code(),
       structure.town(), town_key, std::int64_t{structure.medical_regulation()}, structure.mss_address()});
}

void InsertProfessional(WriteTransaction& tx, const v1::Professional& professional) {
  const std::string given_key = core::ForLookup(professional.given_name());
  const std::string family_key = core::ForLookup(professional.family_name());
  tx.Run(
      "INSERT INTO directory_professional (ps_id_nat, rpps, title, given_name, given_key, family_name, family_key, "
      "profession, speciality, student) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {professional.ps_id_nat(), professional.rpps(), professional.title(), professional.given_name(), given_key,
       professional.family_name(), family_key, professional.profession().code(), professional.speciality().code(),
       std::int64_t{professional.student()}});
  for (const v1::Exercise& exercise : professional.exercises()) {
    tx.Run(
        "INSERT INTO directory_exercise (id, professional, structure, mode, role, mss_address) VALUES (?, "
        "(SELECT position FROM directory_professional WHERE ps_id_nat = ?), "
        "(SELECT position FROM directory_structure WHERE struct_id_nat = ?), ?, ?, ?)",
        {exercise.id(), professional.ps_id_nat(), exercise.structure().struct_id_nat(), std::int64_t{exercise.mode()},
         exercise.role().code(), exercise.mss_address()});
  }
}

std::optional<v1::Structure> FindStructure(ReadTransaction& tx, const std::string& struct_id_nat) {
  return tx.One<v1::Structure>(
      "SELECT struct_id_nat, finess, name, sector, town, medical_regulation, mss_address FROM directory_structure "
      "WHERE struct_id_nat = ?",
      {struct_id_nat}, [](const Row& row) { return ReadStructure(row, 0); });
}

std::optional<v1::Professional> FindProfessional(ReadTransaction& tx, const std::string& ps_id_nat) {
  auto found = tx.One<Listed<v1::Professional>>(
      "SELECT position, ps_id_nat, rpps, title, given_name, family_name, profession, speciality, student "
      "FROM directory_professional WHERE ps_id_nat = ?",
      {ps_id_nat}, ReadProfessional);
  if (!found) return std::nullopt;
  AddExercises(tx, *found);
  return std::move(found->value);
}

std::vector<Listed<v1::Professional>> ListProfessionals(ReadTransaction& tx,
                                                        const v1::SearchProfessionalsRequest& wanted,
                                                        Employees employees, const platform::Page& page) {
  const std::string family = WordStart(wanted.family_name());
  const std::string given = WordStart(wanted.given_name());
  const std::string town = WordStart(wanted.town());
  auto listed = tx.All<Listed<v1::Professional>>(
      "SELECT position, ps_id_nat, rpps, title, given_name, family_name, profession, speciality, student "
      "FROM directory_professional p WHERE position > ?1 AND (rpps <> '' OR ?2 = 1) "
      "AND (?3 = '' OR instr(' ' || family_key, ?3) > 0) AND (?4 = '' OR instr(' ' || given_key, ?4) > 0) "
      "AND (?5 = '' OR rpps = ?5) AND (?6 = '' OR profession = ?6) AND (?7 = '' OR speciality = ?7) "
      "AND ((?8 = '' AND ?9 = '') OR EXISTS (SELECT 1 FROM directory_exercise e "
      "JOIN directory_structure s ON s.position = e.structure WHERE e.professional = p.position "
      "AND (?8 = '' OR instr(' ' || s.town_key, ?8) > 0) AND (?9 = '' OR s.struct_id_nat = ?9))) "
      "ORDER BY position LIMIT ?10",
      {page.after, std::int64_t{employees == Employees::kIncluded}, family, given, wanted.rpps(), wanted.profession(),
       wanted.speciality(), town, wanted.struct_id_nat(), page.size},
      ReadProfessional);
  for (auto& one : listed) AddExercises(tx, one);
  return listed;
}

std::vector<Listed<v1::Structure>> ListStructures(ReadTransaction& tx, const v1::SearchStructuresRequest& wanted,
                                                  const platform::Page& page) {
  const std::string name = WordStart(wanted.name());
  const std::string town = WordStart(wanted.town());
  return tx.All<Listed<v1::Structure>>(
      "SELECT position, struct_id_nat, finess, name, sector, town, medical_regulation, mss_address "
      "FROM directory_structure WHERE position > ?1 AND (?2 = '' OR instr(' ' || name_key, ?2) > 0) "
      "AND (?3 = '' OR instr(' ' || town_key, ?3) > 0) AND (?4 = '' OR sector = ?4) ORDER BY position LIMIT ?5",
      {page.after, name, town, wanted.sector(), page.size},
      [](const Row& row) { return Listed<v1::Structure>{.position = row.Int(0), .value = ReadStructure(row, 1)}; });
}

std::vector<Listed<v1::MssAddress>> ListMssAddresses(ReadTransaction& tx, const v1::FindMssAddressesRequest& wanted,
                                                     const platform::Page& page) {
  const std::string name = WordStart(wanted.name());
  const std::string town = WordStart(wanted.town());
  // Personal addresses come after all organisational ones.
  return tx.All<Listed<v1::MssAddress>>(
      "SELECT place, address, ps_id_nat, struct_id_nat, structure_name, title, given_name, family_name FROM ("
      "SELECT position AS place, mss_address AS address, '' AS ps_id_nat, struct_id_nat, name AS structure_name, "
      "'' AS title, '' AS given_name, '' AS family_name, name_key AS key, town_key FROM directory_structure "
      "UNION ALL SELECT 1000000000 + e.position, e.mss_address, p.ps_id_nat, s.struct_id_nat, s.name, p.title, "
      "p.given_name, p.family_name, p.family_key, s.town_key FROM directory_exercise e "
      "JOIN directory_professional p ON p.position = e.professional "
      "JOIN directory_structure s ON s.position = e.structure) "
      "WHERE place > ?1 AND address <> '' AND (?2 = '' OR ps_id_nat = ?2) AND (?3 = '' OR struct_id_nat = ?3) "
      "AND (?4 = '' OR instr(' ' || key, ?4) > 0) AND (?5 = '' OR instr(' ' || town_key, ?5) > 0) "
      "ORDER BY place LIMIT ?6",
      {page.after, wanted.ps_id_nat(), wanted.struct_id_nat(), name, town, page.size}, ReadMssAddress);
}

}  // namespace parcours::directory
