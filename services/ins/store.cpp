#include "services/ins/store.h"

#include <utility>

#include "core/text.h"
#include "ins_sql.h"

namespace parcours::ins {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

constexpr char kBetweenNames = '\n';

std::string PackGivenNames(const common::v1::Traits& traits) {
  return core::Join({traits.given_names().begin(), traits.given_names().end()}, std::string_view(&kBetweenNames, 1));
}

Person ReadPerson(const Row& row) {
  Person person;
  person.position = row.Int(0);
  person.traits.set_birth_name(row.Text(1));
  for (std::string& name : core::Split(row.Text(2), kBetweenNames)) person.traits.add_given_names(std::move(name));
  person.traits.set_sex(static_cast<common::v1::Sex>(row.Int(3)));
  person.traits.set_birth_date(row.Text(4));
  person.traits.set_birth_place(row.Text(5));
  person.vitale_serial = row.Text(6);
  person.vitale_opposed = row.Int(7) != 0;
  return person;
}

common::v1::Ins ReadIns(const Row& row) {
  common::v1::Ins ins;
  ins.set_matricule(row.Text(0));
  ins.set_key(row.Text(1));
  ins.set_oid(row.Text(2));
  return ins;
}

// Persons come without their matricules from the first query.
void AddMatricules(ReadTransaction& tx, Person& person) {
  auto all =
      tx.All<common::v1::Ins>("SELECT matricule, check_key, oid FROM ins_matricule WHERE person = ? ORDER BY position",
                              {person.position}, ReadIns);
  if (all.empty()) throw platform::StoreFailure("a person without matricule");
  person.ins = std::move(all.front());
  person.history.assign(std::make_move_iterator(all.begin() + 1), std::make_move_iterator(all.end()));
}

std::vector<Person> Persons(ReadTransaction& tx, std::string_view sql, std::initializer_list<platform::Value> values) {
  auto persons = tx.All<Person>(sql, values, ReadPerson);
  for (Person& person : persons) AddMatricules(tx, person);
  return persons;
}

std::optional<Person> FirstOf(std::vector<Person> persons) {
  if (persons.empty()) return std::nullopt;
  return std::move(persons.front());
}

void InsertMatricules(WriteTransaction& tx, const Person& person) {
  std::int64_t position = 0;
  const auto insert = [&](const common::v1::Ins& ins) {
    tx.Run("INSERT INTO ins_matricule (person, position, matricule, check_key, oid) VALUES (?, ?, ?, ?, ?)",
           {person.position, position++, ins.matricule(), ins.key(), ins.oid()});
  };
  insert(person.ins);
  for (const common::v1::Ins& earlier : person.history) insert(earlier);
}

v1::Identity ParseRecord(const std::string& bytes) {
  v1::Identity identity;
  if (!identity.ParseFromString(bytes)) throw platform::StoreFailure("an identity record cannot be read");
  return identity;
}

v1::Identity ReadIdentity(const Row& row) {
  return ParseRecord(row.Text(0));
}

}  // namespace

platform::Schema InsSchema() {
  return {.owner = "ins", .migrations = {kIns1Sql}};
}

std::int64_t InsertPerson(WriteTransaction& tx, const Person& person) {
  Person numbered = person;
  numbered.position = *tx.One<std::int64_t>("SELECT coalesce(max(position), 0) + 1 FROM ins_person", {},
                                            [](const Row& row) { return row.Int(0); });
  const common::v1::Traits& traits = person.traits;
  const std::string given_names = PackGivenNames(traits);
  tx.Run(
      "INSERT INTO ins_person (position, birth_name, given_names, sex, birth_date, birth_place, vitale_serial, "
      "vitale_opposed) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {numbered.position, traits.birth_name(), given_names, std::int64_t{traits.sex()}, traits.birth_date(),
       traits.birth_place(), person.vitale_serial, std::int64_t{person.vitale_opposed}});
  InsertMatricules(tx, numbered);
  return numbered.position;
}

void UpdatePerson(WriteTransaction& tx, const Person& person) {
  const common::v1::Traits& traits = person.traits;
  const std::string given_names = PackGivenNames(traits);
  tx.Run(
      "UPDATE ins_person SET birth_name = ?, given_names = ?, sex = ?, birth_date = ?, birth_place = ? WHERE position "
      "= ?",
      {traits.birth_name(), given_names, std::int64_t{traits.sex()}, traits.birth_date(), traits.birth_place(),
       person.position});
  tx.Run("DELETE FROM ins_matricule WHERE person = ?", {person.position});
  InsertMatricules(tx, person);
}

void InsertApp(WriteTransaction& tx, const std::string& phone, std::int64_t person) {
  tx.Run(
      "INSERT INTO ins_app (phone, person) SELECT ?, ? "
      "WHERE NOT EXISTS (SELECT 1 FROM ins_app WHERE phone = ? AND person = ?)",
      {phone, person, phone, person});
}

std::vector<Person> PersonsBorn(ReadTransaction& tx, const std::string& birth_name, const std::string& birth_date) {
  return Persons(
      tx,
      "SELECT position, birth_name, given_names, sex, birth_date, birth_place, vitale_serial, vitale_opposed "
      "FROM ins_person WHERE birth_name = ? AND birth_date = ? ORDER BY position",
      {birth_name, birth_date});
}

std::optional<Person> PersonByMatricule(ReadTransaction& tx, const std::string& matricule) {
  return FirstOf(Persons(tx,
                         "SELECT p.position, birth_name, given_names, sex, birth_date, birth_place, vitale_serial, "
                         "vitale_opposed FROM ins_person p JOIN ins_matricule m ON m.person = p.position "
                         "WHERE m.matricule = ? AND m.position = 0",
                         {matricule}));
}

std::vector<Person> PersonsByAnyMatricule(ReadTransaction& tx, const std::string& matricule) {
  return Persons(
      tx,
      "SELECT position, birth_name, given_names, sex, birth_date, birth_place, vitale_serial, vitale_opposed "
      "FROM ins_person WHERE position IN (SELECT person FROM ins_matricule WHERE matricule = ?) ORDER BY position",
      {matricule});
}

std::optional<Person> PersonByVitale(ReadTransaction& tx, const std::string& serial) {
  return FirstOf(Persons(tx,
                         "SELECT position, birth_name, given_names, sex, birth_date, birth_place, vitale_serial, "
                         "vitale_opposed FROM ins_person WHERE vitale_serial = ?",
                         {serial}));
}

std::vector<Person> PersonsByApp(ReadTransaction& tx, const std::string& phone) {
  return Persons(
      tx,
      "SELECT position, birth_name, given_names, sex, birth_date, birth_place, vitale_serial, vitale_opposed "
      "FROM ins_person WHERE position IN (SELECT person FROM ins_app WHERE phone = ?) ORDER BY position",
      {phone});
}

void InsertIdentity(WriteTransaction& tx, const v1::Identity& identity) {
  const std::string record = identity.SerializeAsString();
  tx.Run(
      "INSERT INTO ins_identity (id, structure, matricule, birth_name, birth_date, status, record) VALUES (?, ?, ?, ?, "
      "?, ?, ?)",
      {identity.id(), identity.structure(), identity.ins().matricule(), identity.traits().birth_name(),
       identity.traits().birth_date(), std::int64_t{identity.status()}, Blob{record}});
}

void UpdateIdentity(WriteTransaction& tx, const v1::Identity& identity) {
  const std::string record = identity.SerializeAsString();
  tx.Run("UPDATE ins_identity SET matricule = ?, birth_name = ?, birth_date = ?, status = ?, record = ? WHERE id = ?",
         {identity.ins().matricule(), identity.traits().birth_name(), identity.traits().birth_date(),
          std::int64_t{identity.status()}, Blob{record}, identity.id()});
}

std::optional<v1::Identity> FindIdentity(ReadTransaction& tx, const std::string& structure, const std::string& id) {
  return tx.One<v1::Identity>("SELECT record FROM ins_identity WHERE id = ? AND structure = ?", {id, structure},
                              ReadIdentity);
}

std::optional<v1::Identity> IdentityByMatricule(ReadTransaction& tx, const std::string& structure,
                                                const std::string& matricule) {
  return tx.One<v1::Identity>("SELECT record FROM ins_identity WHERE structure = ? AND matricule = ?",
                              {structure, matricule}, ReadIdentity);
}

std::vector<v1::Identity> IdentitiesBorn(ReadTransaction& tx, const std::string& structure,
                                         const std::string& birth_name, const std::string& birth_date) {
  return tx.All<v1::Identity>(
      "SELECT record FROM ins_identity WHERE structure = ? AND birth_name = ? AND birth_date = ? ORDER BY position",
      {structure, birth_name, birth_date}, ReadIdentity);
}

std::vector<ListedIdentity> ListIdentitiesOf(ReadTransaction& tx, const std::string& structure,
                                             v1::IdentityStatus status, std::int64_t after, std::int64_t most) {
  const auto read = [](const Row& row) { return ListedIdentity{row.Int(0), ParseRecord(row.Text(1))}; };
  if (status == v1::IDENTITY_STATUS_UNSPECIFIED) {
    return tx.All<ListedIdentity>(
        "SELECT position, record FROM ins_identity WHERE structure = ? AND position > ? ORDER BY position LIMIT ?",
        {structure, after, most}, read);
  }
  return tx.All<ListedIdentity>(
      "SELECT position, record FROM ins_identity WHERE structure = ? AND status = ? AND position > ? ORDER BY position "
      "LIMIT ?",
      {structure, std::int64_t{status}, after, most}, read);
}

}  // namespace parcours::ins
