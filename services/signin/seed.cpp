#include "services/signin/seed.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>

#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/password.h"
#include "services/signin/flows.h"
#include "services/signin/mail.h"
#include "services/signin/store.h"

namespace parcours::signin {
namespace {

core::Result<void> Bad(std::string field, std::string description) {
  return core::Refuse(BadField(std::move(field), std::move(description)));
}

core::Result<void> CheckPerson(platform::ReadTransaction& tx, const sandbox::v1::Person& person,
                               const std::string& path) {
  if (!person.has_ins()) return Bad(path + ".ins", "is missing");
  if (HasPhone(tx, person.handle())) return Bad(path + ".handle", "is somebody else's");
  if (PersonByMatricule(tx, person.ins().matricule())) return Bad(path + ".ins.matricule", "is that of another person");
  const sandbox::v1::RecordStart& record = person.record();
  if (record.account_identifier().empty() != record.account_password().empty()) {
    return Bad(path + ".record", "has one of account_identifier and account_password: give both or none");
  }
  if (!record.account_identifier().empty() && PersonByIdentifier(tx, record.account_identifier())) {
    return Bad(path + ".record.account_identifier", "is that of another person");
  }
  return {};
}

bool HasSpace(sandbox::v1::RecordStart::State state) {
  return state == sandbox::v1::RecordStart::STATE_ANNOUNCED || state == sandbox::v1::RecordStart::STATE_OPEN;
}

core::Result<void> SeedIdentities(platform::Transaction& tx, const sandbox::v1::Person& person,
                                  const std::string& path) {
  for (int i = 0; i < person.digital_identities_size(); ++i) {
    const sandbox::v1::DigitalIdentity& one = person.digital_identities(i);
    const std::string where = fmt::format("{}.digital_identities[{}]", path, i);
    if (one.level() < 1 || one.level() > 3) return Bad(where + ".level", "is 1, 2 or 3");
    if (one.second_factor() && person.mobile().empty()) return Bad(path + ".mobile", "is missing: codes go there");
    if (FindDigitalIdentity(tx.sql(), one.provider(), one.identifier())) {
      return Bad(where + ".identifier", "exists at this provider");
    }
    PutDigitalIdentity(tx.sql(), {.provider = one.provider(),
                                  .identifier = one.identifier(),
                                  .person = person.handle(),
                                  .level = static_cast<int>(one.level()),
                                  .password_hash = pki::HashPassword(one.password()),
                                  .second_factor = one.second_factor(),
                                  .family_name = one.family_name(),
                                  .given_names = {one.given_names().begin(), one.given_names().end()},
                                  .tries = {}});
  }
  return {};
}

core::Result<void> SeedPerson(platform::Transaction& tx, const sandbox::v1::Person& cast, const std::string& path) {
  TRY(CheckPerson(tx.sql(), cast, path));
  const sandbox::v1::RecordStart& record = cast.record();
  Person person;
  person.handle = cast.handle();
  person.subject = tx.NextId("cit");
  person.ins = cast.ins();
  person.traits = cast.traits();
  person.used_name = cast.used_name();
  person.mobile = cast.mobile();
  person.email = cast.email();
  person.vitale_serial = cast.carte_vitale().serial();
  person.has_space = HasSpace(record.state());
  if (!record.account_identifier().empty()) {
    person.identifier = record.account_identifier();
    person.password_hash = pki::HashPassword(record.account_password());
    person.account_email = cast.email();
    person.account_mobile = cast.mobile();
  }
  InsertPerson(tx.sql(), person);
  if (person.has_space && person.identifier.empty()) {
    SendLetter(tx, person, record.provisional_code().empty() ? tx.NextCode() : record.provisional_code());
    UpdatePerson(tx.sql(), person);
  }
  return SeedIdentities(tx, cast, path);
}

core::Result<void> SeedPhone(platform::Transaction& tx, const Professional& professional, const std::string& path) {
  if (HasPhone(tx.sql(), professional.handle)) return Bad(path + ".handle", "is somebody else's");
  if (FindProfessional(tx.sql(), professional.ps_id_nat)) return Bad(path, "has the number of somebody else");
  if (professional.has_ecps && professional.mobile.empty())
    return Bad(path + ".mobile", "is missing: the e-CPS lives there");
  InsertProfessional(tx.sql(), professional);
  return {};
}

core::Result<void> SeedEmployees(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  std::map<std::string_view, std::string_view> finess;
  for (const sandbox::v1::Structure& structure : cast.structures()) finess[structure.handle()] = structure.finess();
  for (int i = 0; i < cast.employees_size(); ++i) {
    const sandbox::v1::Employee& employee = cast.employees(i);
    const std::string path = fmt::format("employees[{}]", i);
    const auto structure = finess.find(employee.structure());
    if (structure == finess.end()) return Bad(path + ".structure", "is no structure of the cast");
    TRY(SeedPhone(tx,
                  {.ps_id_nat = core::PsIdNatOfEmployee(structure->second, employee.internal_id()),
                   .handle = employee.handle(),
                   .mobile = {},
                   .email = {},
                   .has_ecps = false},
                  path));
  }
  return {};
}

}  // namespace

core::Result<void> SeedSignin(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  WriteSecret(tx.sql(), tx.NextId("secret"));
  for (int i = 0; i < cast.persons_size(); ++i) TRY(SeedPerson(tx, cast.persons(i), fmt::format("persons[{}]", i)));
  for (int i = 0; i < cast.professionals_size(); ++i) {
    const sandbox::v1::Professional& one = cast.professionals(i);
    TRY(SeedPhone(tx,
                  {.ps_id_nat = core::PsIdNatOfRpps(one.rpps()),
                   .handle = one.handle(),
                   .mobile = one.mobile(),
                   .email = one.email(),
                   .has_ecps = one.has_ecps()},
                  fmt::format("professionals[{}]", i)));
  }
  return SeedEmployees(tx, cast);
}

}  // namespace parcours::signin
