#include "services/simulator/holder.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::simulator {
namespace {

using policy::v1::CallerKind;

// PS_IdNat and Struct_IdNat prefixes (source: ANS, Modèle des objets de santé, Professionnel and EntiteGeographique).
constexpr const char* kRppsPrefix = "8";
constexpr const char* kEmployeePrefix = "3";
constexpr const char* kFinessPrefix = "1";

// What the card says of its holder: TRE_G15-ProfessionSante (ANS, NOS).
std::string ProfessionTitle(std::string_view code) {
  constexpr std::pair<std::string_view, std::string_view> kTitles[] = {{"10", "Médecin"},
                                                                       {"21", "Pharmacien"},
                                                                       {"26", "Audioprothésiste"},
                                                                       {"28", "Opticien-Lunetier"},
                                                                       {"35", "Aide-soignant"},
                                                                       {"36", "Ambulancier"},
                                                                       {"40", "Chirurgien-Dentiste"},
                                                                       {"50", "Sage-Femme"},
                                                                       {"60", "Infirmier"},
                                                                       {"70", "Masseur-Kinésithérapeute"},
                                                                       {"80", "Pédicure-Podologue"},
                                                                       {"86", "Technicien de laboratoire médical"},
                                                                       {"91", "Orthophoniste"},
                                                                       {"92", "Orthoptiste"},
                                                                       {"94", "Ergothérapeute"},
                                                                       {"95", "Diététicien"},
                                                                       {"96", "Psychomotricien"},
                                                                       {"98", "Manipulateur ERM"}};
  for (const auto& [known, title] : kTitles) {
    if (known == code) return std::string(title);
  }
  return {};
}

template <class List>
auto Find(const List& list, const std::string& handle) {
  return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.handle() == handle; });
}

core::Result<void> AtStructure(const sandbox::v1::Cast& cast, const std::string& handle, pki::Identity& identity) {
  const auto structure = Find(cast.structures(), handle);
  if (structure == cast.structures().end())
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "no structure " + handle + " in the cast");
  identity.structure = kFinessPrefix + structure->finess();
  identity.organisation = structure->name();
  identity.sector = structure->sector();
  return {};
}

core::Result<pki::Identity> OfProfessional(const sandbox::v1::Cast& cast, const sandbox::v1::Professional& professional,
                                           CallerKind kind) {
  const CallerKind fits = professional.student() ? policy::v1::CALLER_KIND_CPF : policy::v1::CALLER_KIND_CPS;
  if (kind != fits) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT,
                        professional.student() ? "a student has a CPF" : "a professional of the RPPS has a CPS");
  }
  pki::Identity identity;
  identity.kind = kind;
  identity.subject = kRppsPrefix + professional.rpps();
  identity.given_name = professional.given_name();
  identity.family_name = professional.family_name();
  identity.title = ProfessionTitle(professional.profession());
  identity.profession = professional.profession();
  identity.speciality = professional.speciality();
  if (!professional.exercises().empty()) TRY(AtStructure(cast, professional.exercises(0).structure(), identity));
  return identity;
}

core::Result<pki::Identity> OfEmployee(const sandbox::v1::Cast& cast, const sandbox::v1::Employee& employee,
                                       CallerKind kind) {
  if (kind != policy::v1::CALLER_KIND_CPE && kind != policy::v1::CALLER_KIND_CPA) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "an employee has a CPE or a CPA");
  }
  pki::Identity identity;
  identity.kind = kind;
  identity.given_name = employee.given_name();
  identity.family_name = employee.family_name();
  identity.role = employee.role();
  TRY(AtStructure(cast, employee.structure(), identity));
  identity.subject = kEmployeePrefix + identity.structure.substr(1) + "/" + employee.internal_id();
  return identity;
}

}  // namespace

core::Result<pki::Identity> IdentityOfHolder(const sandbox::v1::Cast& cast, const sandbox::v1::CardSpec& card) {
  const std::string& handle = card.holder();
  if (const auto one = Find(cast.professionals(), handle); one != cast.professionals().end()) {
    return OfProfessional(cast, *one, card.kind());
  }
  if (const auto one = Find(cast.employees(), handle); one != cast.employees().end())
    return OfEmployee(cast, *one, card.kind());
  if (const auto one = Find(cast.structures(), handle); one != cast.structures().end()) {
    if (card.kind() != policy::v1::CALLER_KIND_STRUCTURE) {
      return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "a structure has a STRUCTURE certificate");
    }
    pki::Identity identity;
    identity.kind = card.kind();
    TRY(AtStructure(cast, handle, identity));
    identity.subject = identity.structure;
    return identity;
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "nobody of the cast is called " + handle);
}

}  // namespace parcours::simulator
