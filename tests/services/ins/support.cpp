#include "tests/services/ins/support.h"

#include "core/matricule.h"
#include "core/text.h"
#include "services/ins/seed.h"

namespace parcours::ins {
namespace {

// Each person a number of its own, so that matricules never collide inside a test.
std::uint32_t NextOrdinal() {
  static std::uint32_t ordinal = 0;
  return ++ordinal;
}

constexpr char kRequest[] = "request-1";  // handlers do not look at it

}  // namespace

sandbox::v1::Person CastPerson(const std::string& handle, const std::string& birth_name, const std::string& given_names,
                               common::v1::Sex sex, const std::string& birth_date, const std::string& birth_place) {
  sandbox::v1::Person person;
  person.set_handle(handle);
  auto& traits = *person.mutable_traits();
  traits.set_birth_name(birth_name);
  for (const std::string& name : core::Split(given_names, ' ')) traits.add_given_names(name);
  traits.set_sex(sex);
  traits.set_birth_date(birth_date);
  traits.set_birth_place(birth_place);
  *person.mutable_ins() = core::MakeTestIns(traits, NextOrdinal());
  return person;
}

sandbox::v1::Cast DefaultCast() {
  sandbox::v1::Cast cast;
  auto& paul = *cast.add_persons();
  paul = CastPerson("paul", "MARTEL", "PAUL LEON", common::v1::SEX_MALE, "1961-06-12", "18033");
  paul.mutable_carte_vitale()->set_serial("99000000001");
  paul.set_mobile("+33 6 39 98 12 34");
  paul.set_has_appli_carte_vitale(true);
  auto& lea = *cast.add_persons();
  lea = CastPerson("lea", "MARTEL", "LEA", common::v1::SEX_FEMALE, "2016-03-01", "18033");
  lea.add_legal_representatives("paul");
  *cast.add_persons() = CastPerson("jean_1", "DUPUIS", "JEAN MARIE", common::v1::SEX_MALE, "1970-01-01", "2A004");
  *cast.add_persons() = CastPerson("jean_2", "DUPUIS", "JEAN", common::v1::SEX_MALE, "1970-01-01", "63220");
  return cast;
}

v1::DeclaredTraits Declare(const std::string& birth_name, const std::string& given_names, common::v1::Sex sex,
                           const std::string& birth_date, const std::string& birth_place) {
  v1::DeclaredTraits traits;
  traits.set_birth_name(birth_name);
  for (const std::string& name : core::Split(given_names, ' ')) traits.add_given_names(name);
  traits.set_sex(sex);
  traits.set_birth_date(birth_date);
  traits.set_birth_place(birth_place);
  return traits;
}

InsWorld::InsWorld() : world_({InsSchema()}) {
  world_.caller = platform::testing::ClerkAt(kHospital);
}

void InsWorld::Populate(const sandbox::v1::Cast& cast) {
  const auto seeded = world_.Transact([&](platform::Transaction& tx) { return SeedPersons(tx, cast); });
  ASSERT_TRUE(seeded) << seeded.error().violations.front().field;
}

core::Result<v1::SearchByTraitsResponse> InsWorld::Search(const std::string& birth_name, const std::string& given_name,
                                                          common::v1::Sex sex, const std::string& birth_date,
                                                          const std::string& birth_place,
                                                          const std::string& identity_id) {
  v1::SearchByTraitsRequest request;
  request.set_request_id(kRequest);
  request.set_birth_name(birth_name);
  request.set_given_name(given_name);
  request.set_sex(sex);
  request.set_birth_date(birth_date);
  request.set_birth_place(birth_place);
  request.set_identity_id(identity_id);
  return world_.Run(&SearchByTraits, request);
}

core::Result<v1::SearchByTraitsResponse> InsWorld::SearchPaul(const std::string& identity_id) {
  return Search("MARTEL", "PAUL", common::v1::SEX_MALE, "1961-06-12", "", identity_id);
}

v1::Identity InsWorld::RegisterPaul() {
  v1::RegisterIdentityRequest request;
  request.set_request_id(kRequest);
  *request.mutable_traits() = Declare("Martel", "Paul Léon", common::v1::SEX_MALE, "1961-06-12", "18033");
  request.set_used_name("Martel-Roy");
  auto response = world_.Run(&RegisterIdentity, request);
  EXPECT_TRUE(response);
  return response ? response->identity() : v1::Identity();
}

core::Result<v1::ValidateIdentityResponse> InsWorld::Validate(const std::string& identity_id,
                                                              v1::IdentityDocument document,
                                                              v1::IdentityDocument guardian) {
  v1::ValidateIdentityRequest request;
  request.set_request_id(kRequest);
  request.set_identity_id(identity_id);
  request.set_document(document);
  request.set_guardian_document(guardian);
  return world_.Run(&ValidateIdentity, request);
}

core::Result<v1::SetIdentityAttributesResponse> InsWorld::SetAttributes(
    const std::string& identity_id, std::initializer_list<v1::IdentityAttribute> attributes) {
  v1::SetIdentityAttributesRequest request;
  request.set_request_id(kRequest);
  request.set_identity_id(identity_id);
  for (const v1::IdentityAttribute attribute : attributes) request.add_attributes(attribute);
  return world_.Run(&SetIdentityAttributes, request);
}

v1::Identity InsWorld::Read(const std::string& identity_id) {
  v1::GetIdentityRequest request;
  request.set_identity_id(identity_id);
  auto response = world_.Run(&GetIdentity, request);
  EXPECT_TRUE(response);
  return response ? response->identity() : v1::Identity();
}

int InsWorld::CountRecords() {
  auto response = world_.Run(&ListIdentities, v1::ListIdentitiesRequest());
  EXPECT_TRUE(response);
  return response ? response->identities_size() : -1;
}

}  // namespace parcours::ins
