// Searching and reading the directory.
#include <google/protobuf/text_format.h>

#include <functional>
#include <vector>

#include "tests/services/directory/support.h"

namespace parcours::directory {
namespace {

class Directory : public testing::Test {
 protected:
  Directory() : world_({DirectorySchema()}) {
    world_.caller = platform::testing::PhysicianAt(kHospital);
    sandbox::v1::Cast cast;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
    EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) { return SeedDirectory(tx, cast); }));
  }

  // Family names of whoever is found.
  std::vector<std::string> Find(const std::function<void(v1::SearchProfessionalsRequest&)>& criteria) {
    v1::SearchProfessionalsRequest request;
    criteria(request);
    std::vector<std::string> names;
    const auto found = world_.Run(&SearchProfessionals, request);
    EXPECT_TRUE(found);
    if (!found) return names;
    for (const auto& one : found->professionals()) names.push_back(one.family_name());
    return names;
  }

  core::Result<v1::GetProfessionalResponse> Get(const std::string& ps_id_nat) {
    v1::GetProfessionalRequest request;
    request.set_ps_id_nat(ps_id_nat);
    return world_.Run(&GetProfessional, request);
  }

  core::Result<v1::FindMssAddressesResponse> Addresses(
      const std::function<void(v1::FindMssAddressesRequest&)>& criteria) {
    v1::FindMssAddressesRequest request;
    criteria(request);
    return world_.Run(&FindMssAddresses, request);
  }

  platform::testing::TestWorld world_;
};

using Names = std::vector<std::string>;

TEST_F(Directory, FindsNamesByTheBeginningOfAnyWordWithoutAccents) {
  const Names aubry = {"d'Aubry-Lérenne"};
  for (const char* typed : {"Aubry", "AUBRY", "lere", "Lérenne", "d'aubry", "Aubry Lérenne"}) {
    EXPECT_EQ(Find([&](auto& wanted) { wanted.set_family_name(typed); }), aubry) << typed;
  }
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_given_name("hele"); }), aubry);
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_family_name("ubry"); }), Names());
  v1::SearchProfessionalsRequest nothing;
  nothing.set_family_name("%");
  EXPECT_EQ(FieldOf(world_.Run(&SearchProfessionals, nothing)), "family_name");
}

TEST_F(Directory, CriteriaHoldTogether) {
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_rpps("99700000021"); }), Names{"Fontaine"});
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_profession("10"); }), (Names{"d'Aubry-Lérenne", "Petit"}));
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_speciality("SM54"); }), Names{"d'Aubry-Lérenne"});
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_town("vierz"); }), Names{"d'Aubry-Lérenne"});
  const auto nurse_in_vierzon = [](auto& wanted) {
    wanted.set_town("Vierzon");
    wanted.set_profession("60");
  };
  EXPECT_EQ(Find(nurse_in_vierzon), Names());
}

TEST_F(Directory, EmployeesComeWithTheirStructureOnly) {
  EXPECT_EQ(Find([](auto&) {}), (Names{"d'Aubry-Lérenne", "Fontaine", "Petit"}));
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_struct_id_nat(kSurgery); }), (Names{"d'Aubry-Lérenne", "Moreau"}));
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_family_name("Moreau"); }), Names());
}

TEST_F(Directory, ShowsAProfessionalWithAllExercises) {
  const auto found = Get("899700000013");
  ASSERT_TRUE(found);
  const v1::Professional& gp = found->professional();
  EXPECT_EQ(gp.rpps(), "99700000013");
  EXPECT_EQ(gp.profession().code(), "10");
  EXPECT_EQ(gp.profession().system(), "1.2.250.1.71.1.2.7");
  EXPECT_EQ(gp.profession().display(), "Médecin");
  ASSERT_EQ(gp.exercises_size(), 2);
  EXPECT_EQ(gp.exercises(0).id(), "99700000013-1");
  EXPECT_EQ(gp.exercises(0).structure().struct_id_nat(), kSurgery);
  EXPECT_EQ(gp.exercises(0).mode(), v1::EXERCISE_MODE_SELF_EMPLOYED);
  EXPECT_EQ(gp.exercises(1).structure().name(), "Hôpital des Trois-Chênes (test)");
  EXPECT_TRUE(gp.exercises(1).structure().medical_regulation());
  EXPECT_FALSE(gp.exercises(0).has_role());
}

TEST_F(Directory, AStudentsProfessionIsOneInTraining) {
  const auto found = Get("899700000039");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->professional().student());
  EXPECT_EQ(found->professional().profession().system(), "1.2.250.1.71.1.2.8");
}

TEST_F(Directory, ShowsAnEmployeeByTheNumberAtTheEmployer) {
  const auto found = Get("31B0062049/000000007");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->professional().family_name(), "Moreau");
  EXPECT_TRUE(found->professional().rpps().empty());
  EXPECT_FALSE(found->professional().has_profession());
  EXPECT_EQ(found->professional().exercises(0).role().code(), "331");
  EXPECT_EQ(found->professional().exercises(0).role().display(), "Secrétaire médicale");
}

TEST_F(Directory, SaysWhoIsNotThereAndWhatIsNoNumber) {
  EXPECT_EQ(ReasonOf(Get("899700000047")), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(FieldOf(Get("899700000014")), "ps_id_nat") << "wrong Luhn key";
  EXPECT_EQ(FieldOf(Get("99700000013")), "ps_id_nat") << "no prefix";
  EXPECT_EQ(FieldOf(Get("31B0062049/")), "ps_id_nat");
  EXPECT_EQ(FieldOf(Get("")), "ps_id_nat");
}

TEST_F(Directory, FindsAStructureByEitherNumberAndNotByBoth) {
  v1::GetStructureRequest by_finess;
  by_finess.set_finess("1B0062023");
  v1::GetStructureRequest by_struct;
  by_struct.set_struct_id_nat(kHospital);
  for (const auto& request : {by_finess, by_struct}) {
    const auto found = world_.Run(&GetStructure, request);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->structure().town(), "Bourges");
    EXPECT_EQ(found->structure().sector().code(), "SA01");
    EXPECT_EQ(found->structure().mss_address(), "accueil@hopital.exemple.invalid");
  }
  v1::GetStructureRequest both = by_finess;
  both.set_struct_id_nat(kHospital);
  EXPECT_EQ(FieldOf(world_.Run(&GetStructure, both)), "struct_id_nat");
  EXPECT_EQ(FieldOf(world_.Run(&GetStructure, v1::GetStructureRequest())), "struct_id_nat");
  by_finess.set_finess("1B0062056");
  EXPECT_EQ(ReasonOf(world_.Run(&GetStructure, by_finess)), common::v1::REASON_NOT_FOUND);
}

TEST_F(Directory, SearchesStructures) {
  v1::SearchStructuresRequest request;
  request.set_name("trois chenes");
  auto found = world_.Run(&SearchStructures, request);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->structures_size(), 1);
  EXPECT_EQ(found->structures(0).finess(), "1B0062023");
  request.set_sector("SA07");
  found = world_.Run(&SearchStructures, request);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->structures_size(), 0);
}

TEST_F(Directory, PagesAreWholeAndTheirTokensStayWithTheirSearch) {
  v1::SearchProfessionalsRequest request;
  request.set_page_size(2);
  const auto first = world_.Run(&SearchProfessionals, request);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->professionals_size(), 2);
  request.set_page_token(first->next_page_token());
  const auto second = world_.Run(&SearchProfessionals, request);
  ASSERT_TRUE(second);
  ASSERT_EQ(second->professionals_size(), 1);
  EXPECT_EQ(second->professionals(0).family_name(), "Petit");
  EXPECT_TRUE(second->next_page_token().empty());
  request.set_profession("10");
  EXPECT_EQ(ReasonOf(world_.Run(&SearchProfessionals, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
  v1::SearchStructuresRequest other;
  other.set_page_token(first->next_page_token());
  EXPECT_EQ(ReasonOf(world_.Run(&SearchStructures, other)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

TEST_F(Directory, FindsSecureMailAddressesOfPeopleAndHouses) {
  auto found = Addresses([](auto& wanted) { wanted.set_struct_id_nat(kHospital); });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->addresses_size(), 2);
  EXPECT_EQ(found->addresses(0).kind(), v1::MSS_ADDRESS_KIND_ORGANISATIONAL);
  EXPECT_EQ(found->addresses(0).address(), "accueil@hopital.exemple.invalid");
  EXPECT_EQ(found->addresses(1).address(), "lucie@hopital.exemple.invalid");
  EXPECT_EQ(found->addresses(1).ps_id_nat(), "899700000021");
  found = Addresses([](auto& wanted) { wanted.set_ps_id_nat("899700000013"); });
  ASSERT_TRUE(found);
  ASSERT_EQ(found->addresses_size(), 1) << "the second exercise has no address";
  EXPECT_EQ(found->addresses(0).kind(), v1::MSS_ADDRESS_KIND_PERSONAL);
  EXPECT_EQ(found->addresses(0).holder(), "Dr Hélène d'Aubry-Lérenne, Cabinet du Tilleul (test)");
  EXPECT_EQ(FieldOf(Addresses([](auto&) {})), "name");
  EXPECT_EQ(FieldOf(Addresses([](auto& wanted) { wanted.set_struct_id_nat("hospital"); })), "struct_id_nat");
}

TEST_F(Directory, ACitizenSeesNeitherEmployeesNorSecureAddresses) {
  world_.caller = platform::testing::CitizenNamed("cit-1");
  EXPECT_EQ(Find([](auto& wanted) { wanted.set_struct_id_nat(kSurgery); }), Names{"d'Aubry-Lérenne"});
  EXPECT_EQ(ReasonOf(Get("31B0062049/000000007")), common::v1::REASON_NOT_FOUND);
  auto gp = Get("899700000013");
  ASSERT_TRUE(gp);
  EXPECT_TRUE(gp->professional().exercises(0).mss_address().empty());
  EXPECT_TRUE(gp->professional().exercises(1).structure().mss_address().empty());

  world_.via_service = "parcours.dmp.v1.DmpService";
  gp = Get("899700000013");
  ASSERT_TRUE(gp);
  EXPECT_FALSE(gp->professional().exercises(0).mss_address().empty()) << "a service on their behalf sees all";
}

}  // namespace
}  // namespace parcours::directory
