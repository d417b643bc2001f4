// The structure's own records: registered, checked, changed, verified, listed; and what other services ask.
#include <gtest/gtest.h>

#include <set>

#include "core/matricule.h"
#include "tests/services/ins/support.h"

namespace parcours::ins {
namespace {

constexpr auto kMale = common::v1::SEX_MALE;

class Records : public InsWorld {
 protected:
  void SetUp() override { Populate(cast_); }

  core::Result<v1::RegisterIdentityResponse> Register(const v1::DeclaredTraits& traits,
                                                      const common::v1::Ins* ins = nullptr) {
    v1::RegisterIdentityRequest request;
    request.set_request_id("request-1");
    *request.mutable_traits() = traits;
    if (ins != nullptr) *request.mutable_received_ins() = *ins;
    return world_.Run(&RegisterIdentity, request);
  }

  v1::Identity QualifyPaul() {
    const std::string id = SearchPaul()->identity().id();
    const auto validated = Validate(id, v1::IDENTITY_DOCUMENT_NATIONAL_IDENTITY_CARD);
    EXPECT_TRUE(validated);
    return validated ? validated->identity() : v1::Identity();
  }

  v1::Verification Verify(const std::string& id) {
    v1::VerifyIdentitiesRequest request;
    request.set_request_id("request-1");
    request.add_identity_ids(id);
    const auto response = world_.Run(&VerifyIdentities, request);
    EXPECT_TRUE(response);
    return response ? response->verifications(0) : v1::Verification();
  }

  core::Result<v1::AmendCivilStatusResponse> Amend(const common::v1::Ins& ins, const common::v1::Traits* traits,
                                                   const common::v1::Ins* new_ins = nullptr) {
    v1::AmendCivilStatusRequest request;
    request.set_request_id("request-1");
    request.set_sandbox_id("test-world");
    *request.mutable_ins() = ins;
    if (traits != nullptr) *request.mutable_traits() = *traits;
    if (new_ins != nullptr) *request.mutable_new_ins() = *new_ins;
    return world_.Run(&AmendCivilStatus, request);
  }

  core::Result<v1::DowngradeIdentityResponse> Downgrade(const std::string& id, v1::Withdrawal withdrawal) {
    v1::DowngradeIdentityRequest request;
    request.set_request_id("request-1");
    request.set_identity_id(id);
    request.set_withdrawal(withdrawal);
    return world_.Run(&DowngradeIdentity, request);
  }

  v1::CheckIdentityResponse Check(const common::v1::Ins& ins) {
    v1::CheckIdentityRequest request;
    *request.mutable_ins() = ins;
    const auto response = world_.Run(&CheckIdentity, request);
    EXPECT_TRUE(response);
    return response ? *response : v1::CheckIdentityResponse();
  }

  const sandbox::v1::Cast cast_ = DefaultCast();
};

TEST_F(Records, ARegisteredIdentityIsProvisionalAndInTheFormOfInsi) {
  const auto identity = RegisterPaul();
  EXPECT_EQ(identity.status(), v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_EQ(identity.traits().birth_name(), "MARTEL");
  EXPECT_EQ(identity.traits().given_names(1), "LEON");
  EXPECT_EQ(identity.used_name(), "Martel-Roy");
  EXPECT_EQ(identity.collection_mode(), v1::COLLECTION_MODE_TYPED);
  EXPECT_FALSE(identity.has_ins());
  EXPECT_EQ(identity.attributes_size(), 0);
}

TEST_F(Records, ValidationThenRetrievalAndTheReverseBothQualify) {
  const auto registered = RegisterPaul();
  const auto validated = Validate(registered.id(), v1::IDENTITY_DOCUMENT_PASSPORT);
  ASSERT_TRUE(validated);
  EXPECT_EQ(validated->identity().status(), v1::IDENTITY_STATUS_VALIDATED);
  EXPECT_EQ(validated->identity().validation().validated_by(), world_.caller.subject);
  EXPECT_EQ(SearchPaul()->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  world_.caller = platform::testing::NurseAt(kClinic);
  EXPECT_EQ(QualifyPaul().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(world_.decision(), "high-confidence document checked (RNIV 1, EXI SI 07)");
}

TEST_F(Records, ACarteVitaleOrADrivingLicenceValidatesNothing) {
  const std::string id = SearchPaul()->identity().id();
  for (const auto document : {v1::IDENTITY_DOCUMENT_CARTE_VITALE, v1::IDENTITY_DOCUMENT_DRIVING_LICENCE}) {
    EXPECT_EQ(ReasonOf(Validate(id, document)), common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE);
  }
  EXPECT_EQ(Read(id).status(), v1::IDENTITY_STATUS_RETRIEVED);
}

TEST_F(Records, AMinorNeedsAParentsDocumentBesideTheBirthCertificate) {
  const std::string id = Search("MARTEL", "LEA", common::v1::SEX_FEMALE, "2016-03-01")->identity().id();
  EXPECT_EQ(ReasonOf(Validate(id, v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE)),
            common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE);
  EXPECT_EQ(ReasonOf(Validate(id, v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE, v1::IDENTITY_DOCUMENT_CARTE_VITALE)),
            common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE);
  const auto validated = Validate(id, v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE, v1::IDENTITY_DOCUMENT_PASSPORT);
  ASSERT_TRUE(validated);
  EXPECT_EQ(validated->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(validated->identity().validation().guardian_document(), v1::IDENTITY_DOCUMENT_PASSPORT);
}

TEST_F(Records, AMinorComesOfAgeOnTheSimulatedClock) {
  const std::string id = Search("MARTEL", "LEA", common::v1::SEX_FEMALE, "2016-03-01")->identity().id();
  world_.now = *core::ParseTime("2034-03-01T00:00:00Z");
  EXPECT_EQ(ReasonOf(Validate(id, v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE, v1::IDENTITY_DOCUMENT_PASSPORT)),
            common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE);
}

TEST_F(Records, NamesakesAreDetectedOnBothSidesAndMustBeSettledBeforeValidation) {
  const auto first = Register(Declare("Dupuis", "Jean", kMale, "1970-01-01", "2A004"))->identity();
  const auto second = Register(Declare("DUPUIS", "JEAN", kMale, "1970-01-01", "63220"));
  ASSERT_TRUE(second);
  ASSERT_EQ(second->namesake_ids_size(), 1);
  EXPECT_EQ(second->namesake_ids(0), first.id());
  for (const std::string& id : {first.id(), second->identity().id()}) {
    EXPECT_EQ(Read(id).attributes(0), v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED);
    EXPECT_EQ(ReasonOf(Validate(id, v1::IDENTITY_DOCUMENT_PASSPORT)), common::v1::REASON_HOMONYM_DETECTED);
  }
  ASSERT_TRUE(SetAttributes(first.id(), {v1::IDENTITY_ATTRIBUTE_HOMONYM}));
  EXPECT_EQ(Validate(first.id(), v1::IDENTITY_DOCUMENT_PASSPORT)->identity().status(), v1::IDENTITY_STATUS_VALIDATED);
  EXPECT_EQ(ReasonOf(Validate(second->identity().id(), v1::IDENTITY_DOCUMENT_PASSPORT)),
            common::v1::REASON_HOMONYM_DETECTED);
}

TEST_F(Records, ASettledNamesakeStaysSettledWhenAThirdOneComes) {
  const auto first = Register(Declare("Dupuis", "Jean", kMale, "1970-01-01"))->identity();
  ASSERT_TRUE(SetAttributes(first.id(), {v1::IDENTITY_ATTRIBUTE_HOMONYM}));
  const auto second = Register(Declare("Dupuis", "Jean", kMale, "1970-01-01"))->identity();
  EXPECT_EQ(Read(first.id()).attributes(0), v1::IDENTITY_ATTRIBUTE_HOMONYM);
  EXPECT_EQ(second.attributes(0), v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED);
}

TEST_F(Records, NamesakesOfAnotherStructureDoNotCount) {
  ASSERT_TRUE(Register(Declare("Dupuis", "Jean", kMale, "1970-01-01")));
  world_.caller = platform::testing::ClerkAt(kClinic);
  EXPECT_EQ(Register(Declare("Dupuis", "Jean", kMale, "1970-01-01"))->namesake_ids_size(), 0);
}

TEST_F(Records, ASearchCompletesTheNamesakeWhoseBirthPlaceIsRight) {
  ASSERT_TRUE(Register(Declare("Dupuis", "Jean", kMale, "1970-01-01", "2A004")));
  const auto second = Register(Declare("Dupuis", "Jean", kMale, "1970-01-01", "63220"))->identity();
  EXPECT_EQ(Search("DUPUIS", "JEAN", kMale, "1970-01-01", "63220")->identity().id(), second.id());
}

TEST_F(Records, DoubtTakesEverythingAwayAndNothingCanBeProvenUntilItIsLifted) {
  const auto qualified = QualifyPaul();
  const auto doubtful = SetAttributes(qualified.id(), {v1::IDENTITY_ATTRIBUTE_DOUBTFUL})->identity();
  EXPECT_EQ(doubtful.status(), v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_FALSE(doubtful.has_ins());
  EXPECT_FALSE(doubtful.has_validation());
  EXPECT_EQ(ReasonOf(Validate(qualified.id(), v1::IDENTITY_DOCUMENT_PASSPORT)),
            common::v1::REASON_IDENTITY_DOUBTFUL_OR_FICTITIOUS);
  ASSERT_TRUE(SetAttributes(qualified.id(), {}));
  EXPECT_TRUE(Validate(qualified.id(), v1::IDENTITY_DOCUMENT_PASSPORT));
}

TEST_F(Records, AttributesThatContradictOrDoNotExistAreRefused) {
  const auto id = RegisterPaul().id();
  EXPECT_EQ(FieldOf(SetAttributes(id, {v1::IDENTITY_ATTRIBUTE_HOMONYM, v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED})),
            "attributes");
  EXPECT_EQ(FieldOf(SetAttributes(id, {v1::IDENTITY_ATTRIBUTE_HOMONYM, static_cast<v1::IdentityAttribute>(99)})),
            "attributes[1]");
  EXPECT_EQ(FieldOf(SetAttributes(id, {v1::IDENTITY_ATTRIBUTE_UNSPECIFIED})), "attributes[0]");
}

TEST_F(Records, AChangedStrictTraitMakesProvisionalAndAUsedNameDoesNot) {
  const auto qualified = QualifyPaul();
  v1::UpdateTraitsRequest request;
  request.set_request_id("request-1");
  request.set_identity_id(qualified.id());
  request.set_used_name("Roy");
  request.set_expected_revision(qualified.revision());
  const auto renamed = world_.Run(&UpdateTraits, request);
  ASSERT_TRUE(renamed);
  EXPECT_EQ(renamed->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(renamed->identity().used_name(), "Roy");

  EXPECT_EQ(ReasonOf(world_.Run(&UpdateTraits, request)), common::v1::REASON_CONFLICT);

  request.set_expected_revision(0);
  request.clear_used_name();
  *request.mutable_traits() = Declare("Martel", "Paul Léon", kMale, "1961-06-12", "18033");
  EXPECT_EQ(world_.Run(&UpdateTraits, request)->identity().status(), v1::IDENTITY_STATUS_QUALIFIED);

  request.mutable_traits()->set_birth_date("1961-06-13");
  const auto changed = world_.Run(&UpdateTraits, request);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->identity().status(), v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_FALSE(changed->identity().has_ins());
  EXPECT_EQ(changed->identity().used_name(), "Roy");
}

TEST_F(Records, AnUpdateOfNothingIsRefused) {
  v1::UpdateTraitsRequest request;
  request.set_request_id("request-1");
  request.set_identity_id(RegisterPaul().id());
  EXPECT_EQ(FieldOf(world_.Run(&UpdateTraits, request)), "traits");
}

TEST_F(Records, DowngradingTakesBackWhatIsNamedAndOnlyWhatThereIs) {
  const std::string id = QualifyPaul().id();
  EXPECT_EQ(Downgrade(id, v1::WITHDRAWAL_VALIDATION)->identity().status(), v1::IDENTITY_STATUS_RETRIEVED);
  EXPECT_EQ(ReasonOf(Downgrade(id, v1::WITHDRAWAL_VALIDATION)), common::v1::REASON_IDENTITY_TRANSITION_NOT_ALLOWED);
  EXPECT_EQ(Downgrade(id, v1::WITHDRAWAL_RETRIEVAL)->identity().status(), v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_EQ(ReasonOf(Downgrade(id, v1::WITHDRAWAL_BOTH)), common::v1::REASON_IDENTITY_TRANSITION_NOT_ALLOWED);
  EXPECT_EQ(FieldOf(Downgrade(id, static_cast<v1::Withdrawal>(9))), "withdrawal");
}

TEST_F(Records, VerificationConfirmsWhatInsiGave) {
  const auto qualified = QualifyPaul();
  EXPECT_EQ(Verify(qualified.id()).verdict(), v1::VERDICT_OK);
  EXPECT_EQ(Read(qualified.id()).status(), v1::IDENTITY_STATUS_QUALIFIED);
  const auto provisional = Register(Declare("Roy", "Inès", common::v1::SEX_FEMALE, "1980-02-02"))->identity();
  EXPECT_EQ(Verify(provisional.id()).verdict(), v1::VERDICT_NOTHING_TO_VERIFY);
}

TEST_F(Records, VerificationAfterAChangeOfCivilStatusDowngrades) {
  const auto qualified = QualifyPaul();
  auto traits = cast_.persons(0).traits();
  traits.set_birth_name("MARTEL-ROY");
  ASSERT_TRUE(Amend(qualified.ins(), &traits));
  const auto verification = Verify(qualified.id());
  EXPECT_EQ(verification.verdict(), v1::VERDICT_KO);
  EXPECT_EQ(verification.status(), v1::IDENTITY_STATUS_VALIDATED);
  EXPECT_FALSE(Read(qualified.id()).has_ins());
  EXPECT_TRUE(Read(qualified.id()).has_validation());
}

TEST_F(Records, ARetrievedIdentityThatFailsVerificationIsProvisional) {
  const auto retrieved = SearchPaul()->identity();
  auto traits = cast_.persons(0).traits();
  traits.set_birth_date("1961-06-13");
  ASSERT_TRUE(Amend(retrieved.ins(), &traits));
  EXPECT_EQ(Verify(retrieved.id()).status(), v1::IDENTITY_STATUS_PROVISIONAL);
}

TEST_F(Records, VerificationOfManyIsAllOrNothing) {
  const auto retrieved = SearchPaul()->identity();
  v1::VerifyIdentitiesRequest request;
  request.set_request_id("request-1");
  request.add_identity_ids(retrieved.id());
  request.add_identity_ids("identity-nobody");
  const auto response = world_.Run(&VerifyIdentities, request);
  EXPECT_EQ(ReasonOf(response), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(response.error().detail, "identity_ids[1]");
  EXPECT_EQ(Read(retrieved.id()).revision(), retrieved.revision());
}

TEST_F(Records, AReceivedMatriculeCountsOnlyOnceVerified) {
  const auto& paul = cast_.persons(0);
  const auto received = Register(Declare("Martel", "Paul", kMale, "1961-06-12"), &paul.ins());
  ASSERT_TRUE(received);
  EXPECT_EQ(received->identity().status(), v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_EQ(Check(paul.ins()).status(), v1::IDENTITY_STATUS_PROVISIONAL);
  const auto verification = Verify(received->identity().id());
  EXPECT_EQ(verification.verdict(), v1::VERDICT_OK);
  EXPECT_EQ(verification.status(), v1::IDENTITY_STATUS_RETRIEVED);
}

TEST_F(Records, AReceivedMatriculeOfAnotherAuthorityIsKo) {
  auto ins = cast_.persons(0).ins();
  ins.set_oid(std::string(core::kNirOid));
  const auto received = Register(Declare("Martel", "Paul", kMale, "1961-06-12"), &ins);
  EXPECT_EQ(Verify(received->identity().id()).verdict(), v1::VERDICT_KO);
}

TEST_F(Records, AMatriculeReplacedSinceIsKo) {
  const auto retrieved = SearchPaul()->identity();
  const auto nir = core::MakeTestIns(cast_.persons(0).traits(), 502);
  ASSERT_TRUE(Amend(retrieved.ins(), nullptr, &nir));
  EXPECT_EQ(Verify(retrieved.id()).verdict(), v1::VERDICT_KO);
}

TEST_F(Records, AReceivedMatriculeOfSomebodyElseIsDropped) {
  const auto received = Register(Declare("Martel", "Paul", kMale, "1961-06-12"), &cast_.persons(2).ins());
  const auto verification = Verify(received->identity().id());
  EXPECT_EQ(verification.verdict(), v1::VERDICT_KO);
  EXPECT_EQ(verification.status(), v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_FALSE(Read(received->identity().id()).has_ins());
}

TEST_F(Records, AReceivedMatriculeWithAWrongKeyOrInUseIsRefused) {
  auto ins = cast_.persons(0).ins();
  ASSERT_TRUE(SearchPaul());
  EXPECT_EQ(ReasonOf(Register(Declare("Martel", "Paul", kMale, "1961-06-12"), &ins)),
            common::v1::REASON_ALREADY_EXISTS);
  ins.set_key(ins.key() == "01" ? "02" : "01");
  EXPECT_EQ(ReasonOf(Register(Declare("Martel", "Paul", kMale, "1961-06-12"), &ins)), common::v1::REASON_KEY_WRONG);
  EXPECT_EQ(CountRecords(), 1);
}

TEST_F(Records, CheckingTellsTheStatusInTheCallersStructureOnly) {
  const auto qualified = QualifyPaul();
  const auto checked = Check(qualified.ins());
  EXPECT_EQ(checked.status(), v1::IDENTITY_STATUS_QUALIFIED);
  EXPECT_EQ(checked.identity_id(), qualified.id());
  auto wrong_key = qualified.ins();
  wrong_key.set_key(wrong_key.key() == "01" ? "02" : "01");
  EXPECT_EQ(Check(wrong_key).status(), v1::IDENTITY_STATUS_UNSPECIFIED);
  auto wrong_oid = qualified.ins();
  wrong_oid.set_oid(std::string(core::kNirOid));
  EXPECT_EQ(Check(wrong_oid).status(), v1::IDENTITY_STATUS_UNSPECIFIED);
  world_.caller = platform::testing::PhysicianAt(kClinic);
  EXPECT_EQ(Check(qualified.ins()).status(), v1::IDENTITY_STATUS_UNSPECIFIED);
  EXPECT_EQ(Check(qualified.ins()).identity_id(), "");
}

TEST_F(Records, AReplacedMatriculeIsFoundAgainAndTheRecordFollows) {
  const auto qualified = QualifyPaul();
  const auto nir = core::MakeTestIns(cast_.persons(0).traits(), 500);
  const auto amended = Amend(qualified.ins(), nullptr, &nir);
  ASSERT_TRUE(amended);
  EXPECT_EQ(amended->ins_history(0).matricule(), qualified.ins().matricule());
  v1::ResolvePersonRequest request;
  *request.mutable_ins() = qualified.ins();
  EXPECT_EQ(world_.Run(&ResolvePerson, request)->ins().matricule(), nir.matricule());
  EXPECT_EQ(ReasonOf(Amend(qualified.ins(), &cast_.persons(0).traits())), common::v1::REASON_NOT_FOUND);
  const auto found = SearchPaul()->identity();
  EXPECT_EQ(found.id(), qualified.id());
  EXPECT_EQ(found.ins().matricule(), nir.matricule());
  EXPECT_EQ(found.status(), v1::IDENTITY_STATUS_QUALIFIED);
}

TEST_F(Records, AmendingRefusesNumbersThatAreTakenOrWrong) {
  const auto& paul = cast_.persons(0).ins();
  EXPECT_EQ(ReasonOf(Amend(paul, nullptr, &cast_.persons(1).ins())), common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(ReasonOf(Amend(paul, nullptr, &paul)), common::v1::REASON_ALREADY_EXISTS);
  auto wrong = core::MakeTestIns(cast_.persons(0).traits(), 501);
  EXPECT_EQ(ReasonOf(Amend(wrong, nullptr, &paul)), common::v1::REASON_NOT_FOUND);
  wrong.set_key(wrong.key() == "01" ? "02" : "01");
  EXPECT_EQ(ReasonOf(Amend(paul, nullptr, &wrong)), common::v1::REASON_KEY_WRONG);
  EXPECT_EQ(FieldOf(Amend(paul, nullptr)), "traits");
}

TEST_F(Records, OtherServicesResolveAPersonByMatriculeOrTraits) {
  v1::ResolvePersonRequest request;
  *request.mutable_traits() = cast_.persons(0).traits();
  EXPECT_EQ(world_.Run(&ResolvePerson, request)->ins().matricule(), cast_.persons(0).ins().matricule());
  *request.mutable_ins() = cast_.persons(1).ins();
  EXPECT_EQ(ReasonOf(world_.Run(&ResolvePerson, request)), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(FieldOf(world_.Run(&ResolvePerson, v1::ResolvePersonRequest())), "ins");
  for (const bool wrong_key : {true, false}) {
    v1::ResolvePersonRequest odd;
    *odd.mutable_ins() = cast_.persons(0).ins();
    wrong_key ? odd.mutable_ins()->set_key("00") : odd.mutable_ins()->set_oid(std::string(core::kNirOid));
    EXPECT_EQ(ReasonOf(world_.Run(&ResolvePerson, odd)), common::v1::REASON_NOT_FOUND);
  }
  v1::ResolvePersonRequest namesakes;
  *namesakes.mutable_traits() = cast_.persons(3).traits();
  namesakes.mutable_traits()->clear_birth_place();
  EXPECT_EQ(ReasonOf(world_.Run(&ResolvePerson, namesakes)), common::v1::REASON_CONFLICT);
  EXPECT_EQ(CountRecords(), 0);
}

TEST_F(Records, ListsComeInPagesOldestFirst) {
  std::vector<std::string> made;
  for (int i = 0; i < 5; ++i) {
    made.push_back(
        Register(Declare("Roy", std::string(1, static_cast<char>('A' + i)), kMale, "1980-02-02"))->identity().id());
  }
  ASSERT_TRUE(SearchPaul());
  v1::ListIdentitiesRequest request;
  request.set_status(v1::IDENTITY_STATUS_PROVISIONAL);
  request.set_page_size(2);
  std::vector<std::string> listed;
  do {
    const auto page = world_.Run(&ListIdentities, request);
    ASSERT_TRUE(page);
    ASSERT_LE(page->identities_size(), 2);
    for (const auto& identity : page->identities()) listed.push_back(identity.id());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(listed, made);
  EXPECT_EQ(CountRecords(), 6);
}

TEST_F(Records, APageTokenOfAnotherListIsRefused) {
  for (int i = 0; i < 3; ++i)
    ASSERT_TRUE(Register(Declare("Roy", std::string(1, static_cast<char>('A' + i)), kMale, "1980-02-02")));
  v1::ListIdentitiesRequest request;
  request.set_page_size(2);
  request.set_page_token(world_.Run(&ListIdentities, request)->next_page_token());
  EXPECT_TRUE(world_.Run(&ListIdentities, request));
  request.set_status(v1::IDENTITY_STATUS_PROVISIONAL);
  EXPECT_EQ(ReasonOf(world_.Run(&ListIdentities, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
  request.clear_status();
  world_.caller = platform::testing::ClerkAt(kClinic);
  EXPECT_EQ(ReasonOf(world_.Run(&ListIdentities, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
  request.set_page_token("garbage");
  EXPECT_EQ(ReasonOf(world_.Run(&ListIdentities, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

TEST_F(Records, OnlyAQualifiedIdentityIsPrintedAndScannedBack) {
  v1::BuildDatamatrixRequest build;
  build.set_identity_id(SearchPaul()->identity().id());
  EXPECT_EQ(ReasonOf(world_.Run(&BuildDatamatrix, build)), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  const auto qualified = QualifyPaul();
  const auto built = world_.Run(&BuildDatamatrix, build);
  ASSERT_TRUE(built);
  v1::ReadDatamatrixRequest read;
  read.set_content(built->content());
  const auto scanned = world_.Run(&ReadDatamatrix, read);
  ASSERT_TRUE(scanned);
  EXPECT_EQ(scanned->ins().SerializeAsString(), qualified.ins().SerializeAsString());
  EXPECT_EQ(scanned->traits().SerializeAsString(), qualified.traits().SerializeAsString());
  ASSERT_EQ(scanned->findings_size(), 1);
  EXPECT_EQ(scanned->findings(0), v1::DATAMATRIX_FINDING_OID_NOT_REAL);
  read.set_content(built->content().substr(0, 60));
  EXPECT_EQ(FieldOf(world_.Run(&ReadDatamatrix, read)), "content");
}

TEST_F(Records, AnUnknownRecordIsNotFoundWhateverIsAskedOfIt) {
  EXPECT_EQ(ReasonOf(Validate("nobody", v1::IDENTITY_DOCUMENT_PASSPORT)), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(SetAttributes("nobody", {})), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Downgrade("nobody", v1::WITHDRAWAL_BOTH)), common::v1::REASON_NOT_FOUND);
  v1::BuildDatamatrixRequest build;
  build.set_identity_id("nobody");
  EXPECT_EQ(ReasonOf(world_.Run(&BuildDatamatrix, build)), common::v1::REASON_NOT_FOUND);
}

}  // namespace
}  // namespace parcours::ins
