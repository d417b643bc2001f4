// Searches and what they make of the structure's records.
#include <gtest/gtest.h>

#include "core/matricule.h"
#include "services/ins/rules/phone.h"
#include "services/ins/seed.h"
#include "tests/services/ins/support.h"

namespace parcours::ins {
namespace {

constexpr auto kMale = common::v1::SEX_MALE;

class Searches : public InsWorld {
 protected:
  void SetUp() override { Populate(cast_); }

  core::Result<v1::SearchByCarteVitaleResponse> ReadCard(const std::string& serial,
                                                         const std::string& identity_id = "") {
    v1::SearchByCarteVitaleRequest request;
    request.set_request_id("request-1");
    request.set_serial(serial);
    request.set_identity_id(identity_id);
    return world_.Run(&SearchByCarteVitale, request);
  }

  core::Result<v1::SearchByAppliCarteVitaleResponse> ReadApp(const std::string& phone,
                                                             const std::string& given_name = "",
                                                             const std::string& identity_id = "") {
    v1::SearchByAppliCarteVitaleRequest request;
    request.set_request_id("request-1");
    request.set_phone(phone);
    request.set_given_name(given_name);
    request.set_identity_id(identity_id);
    return world_.Run(&SearchByAppliCarteVitale, request);
  }

  core::Result<v1::RetrieveIdentityResponse> Retrieve(const v1::DeclaredTraits& traits,
                                                      const std::string& identity_id = "") {
    v1::RetrieveIdentityRequest request;
    request.set_request_id("request-1");
    *request.mutable_traits() = traits;
    request.set_identity_id(identity_id);
    return world_.Run(&RetrieveIdentity, request);
  }

  const sandbox::v1::Cast cast_ = DefaultCast();
};

TEST_F(Searches, AMistypedNameFindsNobodyAndMakesNoRecord) {
  const auto answer = Search("MARTEI", "PAUL", kMale, "1961-06-12");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_NOT_FOUND);
  EXPECT_FALSE(answer->has_identity());
  EXPECT_EQ(CountRecords(), 0);
}

TEST_F(Searches, AHitMakesARetrievedRecordWithTheTraitsOfInsi) {
  const auto answer = SearchPaul();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->cr_code(), "00");
  const v1::Identity& identity = answer->identity();
  EXPECT_EQ(identity.status(), v1::IDENTITY_STATUS_RETRIEVED);
  EXPECT_EQ(identity.structure(), kHospital);
  EXPECT_EQ(identity.collection_mode(), v1::COLLECTION_MODE_INSI);
  EXPECT_EQ(identity.traits().given_names_size(), 2);
  EXPECT_EQ(identity.traits().birth_place(), "18033");
  EXPECT_EQ(identity.ins().matricule().substr(0, 10), "1610618033");
  EXPECT_TRUE(core::KeyMatches(identity.ins()));
  EXPECT_EQ(identity.retrieved().seconds(), 1742650500);
  EXPECT_EQ(Read(identity.id()).SerializeAsString(), identity.SerializeAsString());
}

TEST_F(Searches, SearchingAgainUpdatesTheSameRecord) {
  const auto first = SearchPaul()->identity();
  const auto second = Search("MARTEL", "LEON", kMale, "1961-06-12", "18033")->identity();
  EXPECT_EQ(second.id(), first.id());
  EXPECT_EQ(second.revision(), 2U);
  EXPECT_EQ(CountRecords(), 1);
}

TEST_F(Searches, EachStructureHasItsOwnRecord) {
  const auto at_hospital = SearchPaul()->identity();
  world_.caller = platform::testing::ClerkAt(kClinic);
  const auto at_clinic = SearchPaul()->identity();
  EXPECT_NE(at_hospital.id(), at_clinic.id());
  v1::GetIdentityRequest request;
  request.set_identity_id(at_hospital.id());
  EXPECT_EQ(ReasonOf(world_.Run(&GetIdentity, request)), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(SearchPaul(at_hospital.id())), common::v1::REASON_NOT_FOUND);
}

TEST_F(Searches, AProfessionalWithoutStructureKeepsRecordsUnderTheirOwnName) {
  world_.caller = platform::testing::PhysicianAt("");
  EXPECT_EQ(SearchPaul()->identity().structure(), world_.caller.subject);
}

TEST_F(Searches, AHitQualifiesARecordWhoseDocumentWasChecked) {
  const auto registered = RegisterPaul();
  ASSERT_TRUE(Validate(registered.id(), v1::IDENTITY_DOCUMENT_PASSPORT));
  const auto answer = SearchPaul(registered.id());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(answer->identity().used_name(), "Martel-Roy");
}

TEST_F(Searches, AHitWithoutIdCompletesTheStructuresOnlyRecordOfThoseTraits) {
  const auto registered = RegisterPaul();
  EXPECT_EQ(SearchPaul()->identity().id(), registered.id());
  EXPECT_EQ(CountRecords(), 1);
}

TEST_F(Searches, ARecordWithoutCheckTakesOverWhatInsiSaysAndTellsWhere) {
  v1::RegisterIdentityRequest request;
  request.set_request_id("request-1");
  *request.mutable_traits() = Declare("Martell", "Paul", kMale, "1961-06-21", "63220");
  const auto registered = world_.Run(&RegisterIdentity, request);
  const auto answer = SearchPaul(registered->identity().id());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->identity().status(), v1::IDENTITY_STATUS_RETRIEVED);
  EXPECT_EQ(answer->identity().traits().birth_name(), "MARTEL");
  ASSERT_EQ(answer->discrepancies_size(), 3);
  EXPECT_EQ(answer->discrepancies(0), v1::TRAIT_BIRTH_NAME);
  EXPECT_EQ(answer->discrepancies(1), v1::TRAIT_BIRTH_DATE);
  EXPECT_EQ(answer->discrepancies(2), v1::TRAIT_BIRTH_PLACE);
}

TEST_F(Searches, ACheckedRecordThatDiffersStaysAsItIs) {
  v1::RegisterIdentityRequest request;
  request.set_request_id("request-1");
  *request.mutable_traits() = Declare("Martell", "Paul", kMale, "1961-06-12");
  const std::string id = world_.Run(&RegisterIdentity, request)->identity().id();
  ASSERT_TRUE(Validate(id, v1::IDENTITY_DOCUMENT_PASSPORT));
  const auto answer = SearchPaul(id);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_FOUND);
  EXPECT_EQ(answer->discrepancies_size(), 1);
  EXPECT_EQ(answer->identity().status(), v1::IDENTITY_STATUS_VALIDATED);
  EXPECT_FALSE(answer->identity().has_ins());
  EXPECT_EQ(Read(id).traits().birth_name(), "MARTELL");
}

TEST_F(Searches, ARecordRetrievedForSomebodyElseIsNotOverwritten) {
  const auto jean = Search("DUPUIS", "JEAN", kMale, "1970-01-01", "2A004")->identity();
  EXPECT_EQ(ReasonOf(SearchPaul(jean.id())), common::v1::REASON_IDENTITY_OTHER_PERSON);
  EXPECT_EQ(Read(jean.id()).traits().birth_name(), "DUPUIS");
}

TEST_F(Searches, OneMatriculeStandsInOneRecordOfAStructure) {
  ASSERT_TRUE(SearchPaul());
  const auto twice = RegisterPaul();
  EXPECT_EQ(ReasonOf(SearchPaul(twice.id())), common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(Read(twice.id()).status(), v1::IDENTITY_STATUS_PROVISIONAL);
}

TEST_F(Searches, AMatriculeReceivedForSomebodyElseGoesToItsOwner) {
  v1::RegisterIdentityRequest request;
  request.set_request_id("request-1");
  *request.mutable_traits() = Declare("Roy", "Luc", kMale, "1980-02-02");
  *request.mutable_received_ins() = cast_.persons(0).ins();
  const auto luc = world_.Run(&RegisterIdentity, request)->identity();
  const auto paul = SearchPaul();
  ASSERT_TRUE(paul);
  EXPECT_NE(paul->identity().id(), luc.id());
  EXPECT_EQ(paul->identity().status(), v1::IDENTITY_STATUS_RETRIEVED);
  EXPECT_EQ(Read(luc.id()).traits().birth_name(), "ROY");
  EXPECT_FALSE(Read(luc.id()).has_ins());
}

TEST_F(Searches, EveryTraitMustMatch) {
  EXPECT_EQ(Search("MARTEL", "PAUL", common::v1::SEX_FEMALE, "1961-06-12")->cr_code(), "01");
  EXPECT_EQ(Search("MARTEL", "PAUL", kMale, "1961-12-06")->cr_code(), "01");
  EXPECT_EQ(Search("MARTEL", "PAUL", kMale, "1961-06-12", "18034")->cr_code(), "01");
  EXPECT_EQ(Search("MARTEL", "PAUL", kMale, "1961-06-12", "18033")->cr_code(), "00");
}

TEST_F(Searches, AHitWithoutIdLeavesADoubtfulRecordAlone) {
  const auto doubtful = RegisterPaul();
  ASSERT_TRUE(SetAttributes(doubtful.id(), {v1::IDENTITY_ATTRIBUTE_DOUBTFUL}));
  const auto answer = SearchPaul();
  ASSERT_TRUE(answer);
  EXPECT_NE(answer->identity().id(), doubtful.id());
  EXPECT_EQ(Read(doubtful.id()).status(), v1::IDENTITY_STATUS_PROVISIONAL);
}

TEST_F(Searches, TheAppProvesAnIdentityAnewEvenWhereACheckedRecordDiffers) {
  v1::RegisterIdentityRequest request;
  request.set_request_id("request-1");
  *request.mutable_traits() = Declare("Martell", "Paul", kMale, "1961-06-12");
  const std::string id = world_.Run(&RegisterIdentity, request)->identity().id();
  ASSERT_TRUE(Validate(id, v1::IDENTITY_DOCUMENT_PASSPORT));
  const auto answer = ReadApp("+33639981234", "PAUL", id);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(answer->identity().traits().birth_name(), "MARTEL");
  EXPECT_EQ(answer->discrepancies_size(), 1);
}

TEST_F(Searches, AHitIsComparedWithTheStructuresNamesakes) {
  const auto first = Search("DUPUIS", "JEAN", kMale, "1970-01-01", "2A004")->identity();
  const auto second = Search("DUPUIS", "JEAN", kMale, "1970-01-01", "63220")->identity();
  EXPECT_NE(first.id(), second.id());
  EXPECT_EQ(Read(first.id()).attributes(0), v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED);
  EXPECT_EQ(second.attributes(0), v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED);
}

TEST_F(Searches, ADoubtfulIdentityIsNotLookedUpAtAll) {
  const auto registered = RegisterPaul();
  for (const auto attribute : {v1::IDENTITY_ATTRIBUTE_DOUBTFUL, v1::IDENTITY_ATTRIBUTE_FICTITIOUS}) {
    ASSERT_TRUE(SetAttributes(registered.id(), {attribute}));
    constexpr auto kExpected = common::v1::REASON_IDENTITY_DOUBTFUL_OR_FICTITIOUS;
    EXPECT_EQ(ReasonOf(SearchPaul(registered.id())), kExpected);
    EXPECT_EQ(ReasonOf(Search("NOBODY", "AT-ALL", kMale, "1961-06-12", "", registered.id())), kExpected);
    EXPECT_EQ(ReasonOf(ReadCard("no-card", registered.id())), kExpected);
    EXPECT_EQ(ReasonOf(ReadApp("0639981234", "PAUL", registered.id())), kExpected);
  }
  EXPECT_EQ(Read(registered.id()).status(), v1::IDENTITY_STATUS_PROVISIONAL);
}

TEST_F(Searches, InsiTakesNamesInItsOwnFormOnly) {
  EXPECT_EQ(FieldOf(Search("Martel", "PAUL", kMale, "1961-06-12")), "birth_name");
  EXPECT_EQ(FieldOf(Search("MARTEL", "LÉON", kMale, "1961-06-12")), "given_name");
  EXPECT_EQ(FieldOf(Search("MARTEL", "PAUL", kMale, "12/06/1961")), "birth_date");
  EXPECT_EQ(FieldOf(Search("MARTEL", "PAUL", common::v1::SEX_UNKNOWN, "1961-06-12")), "sex");
  EXPECT_EQ(FieldOf(Search("MARTEL", "PAUL", common::v1::SEX_UNSPECIFIED, "1961-06-12")), "sex");
}

TEST_F(Searches, ALunarBirthDateIsFoundAsItIsRegistered) {
  sandbox::v1::Cast cast;
  *cast.add_persons() = CastPerson("ali", "BENALI", "ALI", kMale, "1950-00-00", "99352");
  Populate(cast);
  EXPECT_EQ(Search("BENALI", "ALI", kMale, "1950-00-00")->cr_code(), "00");
  EXPECT_EQ(Search("BENALI", "ALI", kMale, "1950-01-01")->cr_code(), "01");
}

TEST_F(Searches, RetrievalTriesTheNamesAndTheBirthPlaceAsASoftwareWould) {
  const auto answer = Retrieve(Declare("Dupuis", "Jean", kMale, "1970-01-01", "63220"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_FOUND);
  EXPECT_EQ(answer->identity().traits().birth_place(), "63220");
  ASSERT_EQ(answer->attempts_size(), 2);
  EXPECT_EQ(answer->attempts(0).cr_code(), "02");
  EXPECT_EQ(answer->attempts(1).birth_place(), "63220");
  EXPECT_EQ(answer->attempts(1).cr_code(), "00");
}

TEST_F(Searches, RetrievalWithoutBirthPlaceCannotChooseBetweenNamesakes) {
  const auto answer = Retrieve(Declare("Dupuis", "Jean", kMale, "1970-01-01"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_SEVERAL);
  EXPECT_EQ(answer->cr_label(), "Plusieurs identités trouvées");
  EXPECT_EQ(CountRecords(), 0);
}

TEST_F(Searches, RetrievalTellsWhereANewRecordDiffersFromWhatWasDeclared) {
  const auto answer = Retrieve(Declare("Martel", "Léon", kMale, "1961-06-12", "63220"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_FOUND);
  ASSERT_EQ(answer->discrepancies_size(), 2);
  EXPECT_EQ(answer->discrepancies(0), v1::TRAIT_GIVEN_NAMES);
  EXPECT_EQ(answer->discrepancies(1), v1::TRAIT_BIRTH_PLACE);
}

TEST_F(Searches, ACarteVitaleGivesItsHolder) {
  const auto answer = ReadCard("99000000001");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->identity().traits().given_names(0), "PAUL");
  EXPECT_EQ(answer->identity().status(), v1::IDENTITY_STATUS_RETRIEVED);
  EXPECT_EQ(answer->identity().collection_mode(), v1::COLLECTION_MODE_CARTE_VITALE);
}

TEST_F(Searches, AnUnknownOrOpposedCarteVitaleCannotBeRead) {
  EXPECT_EQ(ReasonOf(ReadCard("99000000002")), common::v1::REASON_VITALE_CARD_UNREADABLE);
  sandbox::v1::Cast cast;
  auto& ines = *cast.add_persons();
  ines = CastPerson("ines", "ROY", "INES", common::v1::SEX_FEMALE, "1980-02-02", "18033");
  ines.mutable_carte_vitale()->set_serial("99000000003");
  ines.mutable_carte_vitale()->set_opposed(true);
  Populate(cast);
  EXPECT_EQ(ReasonOf(ReadCard("99000000003")), common::v1::REASON_VITALE_CARD_UNREADABLE);
  EXPECT_EQ(CountRecords(), 0);
}

TEST_F(Searches, TheAppliCarteVitaleQualifiesAtOnce) {
  const auto answer = ReadApp("06 39 98 12 34", "PAUL");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_FOUND);
  EXPECT_EQ(answer->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(answer->identity().collection_mode(), v1::COLLECTION_MODE_APPLI_CARTE_VITALE);
  EXPECT_FALSE(answer->identity().has_validation());
}

TEST_F(Searches, TheAppServesTheChildToo) {
  const auto unclear = ReadApp("+33639981234");
  ASSERT_TRUE(unclear);
  EXPECT_EQ(unclear->outcome(), v1::SEARCH_OUTCOME_SEVERAL);
  const auto lea = ReadApp("+33639981234", "LEA");
  ASSERT_TRUE(lea);
  EXPECT_EQ(lea->identity().traits().birth_date(), "2016-03-01");
  EXPECT_EQ(lea->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(ReadApp("+33639981234", "ANNE")->outcome(), v1::SEARCH_OUTCOME_NOT_FOUND);
}

TEST_F(Searches, APhoneWithoutTheAppCannotBeRead) {
  EXPECT_EQ(ReasonOf(ReadApp("+33639980000")), common::v1::REASON_VITALE_CARD_UNREADABLE);
  EXPECT_EQ(ReasonOf(ReadApp("no number")), common::v1::REASON_VITALE_CARD_UNREADABLE);
}

TEST(NormalisePhone, BringsTheUsualFormsTogether) {
  for (const char* number : {"06 39 98 12 34", "06.39.98.12.34", "+33 6 39 98 12 34", "0033639981234"}) {
    EXPECT_EQ(NormalisePhone(number), "+33639981234") << number;
  }
  EXPECT_EQ(NormalisePhone("+49 30 123"), "+4930123");
}

class Seeding : public InsWorld {
 protected:
  std::string Fault(const sandbox::v1::Cast& cast) {
    return FieldOf(world_.Transact([&](platform::Transaction& tx) { return SeedPersons(tx, cast); }));
  }
};

TEST_F(Seeding, SaysWhichPersonAndFieldCannotBe) {
  const auto broken = [](auto breaks) {
    sandbox::v1::Cast cast = DefaultCast();
    breaks(cast);
    return cast;
  };
  using sandbox::v1::Cast;
  EXPECT_EQ(Fault(broken([](Cast& cast) { cast.mutable_persons(2)->clear_ins(); })), "persons[2].ins");
  EXPECT_EQ(Fault(broken([](Cast& cast) { *cast.mutable_persons(3)->mutable_ins() = cast.persons(2).ins(); })),
            "persons[3].ins.matricule");
  EXPECT_EQ(
      Fault(broken([](Cast& cast) { cast.mutable_persons(1)->mutable_traits()->set_sex(common::v1::SEX_UNKNOWN); })),
      "persons[1].traits.sex");
  EXPECT_EQ(
      Fault(broken([](Cast& cast) { cast.mutable_persons(1)->mutable_carte_vitale()->set_serial("99000000001"); })),
      "persons[1].carte_vitale.serial");
  EXPECT_EQ(Fault(broken([](Cast& cast) { cast.mutable_persons(0)->clear_mobile(); })), "persons[0].mobile");
  EXPECT_EQ(Fault(broken([](Cast& cast) { cast.mutable_persons(1)->add_legal_representatives("nobody"); })),
            "persons[1].legal_representatives[1]");
  EXPECT_EQ(Fault(broken([](Cast& cast) { cast.mutable_persons(1)->add_legal_representatives("paul"); })), "");
}

}  // namespace
}  // namespace parcours::ins
