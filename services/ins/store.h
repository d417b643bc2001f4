// All SQL of the INSi service: the persons that INSi knows, and the identity records of structures.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/common/v1/common.pb.h"
#include "parcours/ins/v1/identity.pb.h"
#include "services/platform/store/store.h"

namespace parcours::ins {

platform::Schema InsSchema();

// Somebody whom INSi knows.
struct Person {
  std::int64_t position = 0;  // given by InsertPerson
  common::v1::Ins ins;        // as registered, oddities included
  std::vector<common::v1::Ins> history;
  common::v1::Traits traits;
  std::string vitale_serial;  // empty: no carte Vitale
  bool vitale_opposed = false;
};

std::int64_t InsertPerson(platform::WriteTransaction& tx, const Person& person);
// Matricules and traits only.
void UpdatePerson(platform::WriteTransaction& tx, const Person& person);
// The appli carte Vitale on that phone serves the person; nothing happens if it did already.
void InsertApp(platform::WriteTransaction& tx, const std::string& phone, std::int64_t person);

std::vector<Person> PersonsBorn(platform::ReadTransaction& tx, const std::string& birth_name,
                                const std::string& birth_date);
std::optional<Person> PersonByMatricule(platform::ReadTransaction& tx,
                                        const std::string& matricule);  // the current one
// Everybody who has or had this number.
std::vector<Person> PersonsByAnyMatricule(platform::ReadTransaction& tx, const std::string& matricule);
std::optional<Person> PersonByVitale(platform::ReadTransaction& tx, const std::string& serial);
std::vector<Person> PersonsByApp(platform::ReadTransaction& tx, const std::string& phone);

// Identity records. `structure` is who keeps them.
void InsertIdentity(platform::WriteTransaction& tx, const v1::Identity& identity);
void UpdateIdentity(platform::WriteTransaction& tx, const v1::Identity& identity);
std::optional<v1::Identity> FindIdentity(platform::ReadTransaction& tx, const std::string& structure,
                                         const std::string& id);
std::optional<v1::Identity> IdentityByMatricule(platform::ReadTransaction& tx, const std::string& structure,
                                                const std::string& matricule);
std::vector<v1::Identity> IdentitiesBorn(platform::ReadTransaction& tx, const std::string& structure,
                                         const std::string& birth_name, const std::string& birth_date);

struct ListedIdentity {
  std::int64_t position;
  v1::Identity identity;
};
// Oldest first, after a position. UNSPECIFIED: of any status.
std::vector<ListedIdentity> ListIdentitiesOf(platform::ReadTransaction& tx, const std::string& structure,
                                             v1::IdentityStatus status, std::int64_t after, std::int64_t most);

}  // namespace parcours::ins
