// Documents submitted, read, replaced, masked, deleted; what each refusal says.
#include <gmock/gmock.h>

#include "core/text.h"
#include "pki/crypto.h"
#include "tests/services/dmp/support.h"

namespace parcours::dmp {
namespace {

using common::v1::Reason;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Documents : public DmpWorld {
 protected:
  std::vector<std::string> Listed() {
    const auto found = Search();
    EXPECT_TRUE(found) << found.error().detail;
    std::vector<std::string> ids;
    if (found)
      for (const auto& one : found->documents()) ids.push_back(one.id());
    return ids;
  }
};

TEST_F(Documents, AreFedWithoutAuthorisationAndReadWithOne) {
  const std::string text = Filled("ecg");
  const auto submitted = Submit(text);
  ASSERT_TRUE(submitted) << submitted.error().detail;
  EXPECT_EQ(submitted->document().metadata().class_code(), "10");
  EXPECT_EQ(submitted->document().metadata().format_code(), "urn:ihe:iti:xds-sd:text:2008");
  EXPECT_EQ(submitted->document().metadata().type().display(), "CR d'acte diagnostique (autre)");
  EXPECT_EQ(submitted->document().patient().matricule(), Paul().matricule());
  EXPECT_THAT(submitted->document().confidentiality(), ElementsAre("N"));
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_AUTHORISATION_MISSING);
  EXPECT_EQ(ReasonOf(Get(submitted->document_id())), common::v1::REASON_AUTHORISATION_MISSING);
  ASSERT_TRUE(Authorise());
  EXPECT_THAT(Listed(), ElementsAre(submitted->document_id()));
  const auto read = Get(submitted->document_id());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->content(), text) << "the bytes as they were submitted";
  EXPECT_EQ(read->hash(), core::Hex(pki::Sha256(text)));
}

TEST_F(Documents, NeedAQualifiedIdentity) {
  qualified_ = false;
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg"))), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  qualified_ = true;
  patient_.set_key(patient_.key() == "01" ? "02" : "01");
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg"))), common::v1::REASON_KEY_WRONG);
}

TEST_F(Documents, OfAnotherPatientAreRefusedTraitByTrait) {
  const auto other = Submit(Filled("ecg", AboutLea()));
  ASSERT_EQ(ReasonOf(other), common::v1::REASON_DOCUMENT_PATIENT_MISMATCH);
  EXPECT_EQ(other.error().violations.size(), 4U) << "matricule, given names, sex, birth date";
  const auto misspelt = Submit(Filled("ecg", {{"patient.birth_name", "MARTEI"}}));
  ASSERT_EQ(ReasonOf(misspelt), common::v1::REASON_DOCUMENT_PATIENT_MISMATCH);
  EXPECT_THAT(misspelt.error().violations[0].field, HasSubstr("family[@qualifier='BR']"));
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"patient.birth_place", "18279"}}))),
            common::v1::REASON_DOCUMENT_PATIENT_MISMATCH);
}

TEST_F(Documents, ThatAreInvalidAreRefusedWithEachFinding) {
  auto text = Replaced(Filled("ecg"), "signatureCode code=\"S\"", "signatureCode code=\"X\"");
  text = Replaced(std::move(text), "161061803399914", "161061803399915");
  const auto refused = Submit(text);
  ASSERT_EQ(ReasonOf(refused), common::v1::REASON_DOCUMENT_INVALID);
  EXPECT_EQ(refused.error().violations.size(), 2U);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"patient.id", "161061803399915"}}))), common::v1::REASON_KEY_WRONG);
  EXPECT_EQ(ReasonOf(Submit(Replaced(Filled("ecg"), "70004-7", "99999-9"))), common::v1::REASON_CODE_UNKNOWN);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.created", "20250324000000+0000"}}))),
            common::v1::REASON_DOCUMENT_INVALID)
      << "written the day after tomorrow";
}

TEST_F(Documents, ComeFromTheirAuthorOrFromTheAuthorsStructure) {
  ActAs(kColleague);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg"))), common::v1::REASON_AUTHOR_MISMATCH);
  ActAsClerk();
  EXPECT_TRUE(Submit(Filled("ecg")));
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"structure.id", kSamu}, {"document.id", "other"}}))),
            common::v1::REASON_AUTHOR_MISMATCH);
  ActAsSoftware();
  EXPECT_TRUE(Submit(Filled("ecg", {{"document.id", "by-software"}})));
}

TEST_F(Documents, MustAgreeWithTheDeclaredMetadata) {
  v1::SubmitDocumentRequest request;
  request.set_request_id("req-x");
  *request.mutable_patient() = Paul();
  request.set_document(Filled("ecg"));
  request.mutable_metadata()->set_title("Électrocardiogramme");
  request.mutable_metadata()->mutable_type()->set_code("70004-7");
  request.mutable_metadata()->set_class_code("11");
  const auto refused = world_.Run(&dmp::SubmitDocument, request);
  ASSERT_EQ(ReasonOf(refused), common::v1::REASON_DOCUMENT_METADATA_MISMATCH);
  ASSERT_EQ(refused.error().violations.size(), 1U);
  EXPECT_EQ(refused.error().violations[0].field, "metadata.class_code");
  request.mutable_metadata()->set_class_code("10");
  EXPECT_TRUE(world_.Run(&dmp::SubmitDocument, request));
}

TEST_F(Documents, AreKeptOnceUnderTheirOwnId) {
  ASSERT_TRUE(Submit(Filled("ecg")));
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg"))), common::v1::REASON_ALREADY_EXISTS);
}

TEST_F(Documents, ARefusedSubmissionLeavesNothing) {
  ASSERT_TRUE(Authorise());
  EXPECT_FALSE(Submit(Filled("ecg", {{"document.id", "a"}}), "doc-unknown"));
  EXPECT_THAT(Listed(), IsEmpty());
}

TEST_F(Documents, AreReplacedInAChain) {
  ASSERT_TRUE(Authorise());
  const std::string first = SubmitOne();
  const auto second = Submit(Filled("ecg", {{"document.id", "v2"}, {"document.version", "2"}}), first);
  ASSERT_TRUE(second) << second.error().detail;
  EXPECT_EQ(second->document().replaces(), first);
  const auto third = Submit(Filled("ecg", {{"document.id", "v3"}, {"document.version", "3"}}), second->document_id());
  ASSERT_TRUE(third);
  EXPECT_THAT(Listed(), ElementsAre(third->document_id()));
  const auto old = Get(first);
  ASSERT_TRUE(old) << "older versions can be read";
  EXPECT_EQ(old->document().status(), v1::DOCUMENT_STATUS_SUPERSEDED);
  EXPECT_EQ(old->document().replaced_by(), second->document_id());
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.id", "v4"}, {"document.version", "4"}}), first)),
            common::v1::REASON_DOCUMENT_SUPERSEDED);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.id", "v5"}, {"document.version", "3"}}), third->document_id())),
            common::v1::REASON_DOCUMENT_METADATA_MISMATCH);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.id", "v6"}, {"document.version", "9"}, {"document.set_id", "x"}}),
                            third->document_id())),
            common::v1::REASON_DOCUMENT_METADATA_MISMATCH);
  ActAs(kColleague);
  EXPECT_EQ(
      ReasonOf(Submit(Filled("ecg", {{"author.id", kColleague}, {"document.id", "v7"}, {"document.version", "9"}}),
                      third->document_id())),
      common::v1::REASON_AUTHOR_MISMATCH);
}

TEST_F(Documents, ANewVersionInheritsTheRestrictions) {
  const std::string first = SubmitOne({}, {v1::VISIBILITY_HIDDEN_FROM_PATIENT});
  const auto second = Submit(Filled("ecg", {{"document.id", "v2"}, {"document.version", "2"}}), first);
  ASSERT_TRUE(second);
  EXPECT_THAT(second->document().visibility(), ElementsAre(v1::VISIBILITY_HIDDEN_FROM_PATIENT));
}

TEST_F(Documents, MaskedOnesAreReadByTheirAuthorAndTheMedecinTraitantOnly) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  ActAsPaul();
  ASSERT_TRUE(SetVisibilityOf(id, v1::VISIBILITY_MASKED_TO_PROFESSIONALS));
  const auto found = Search();
  ASSERT_TRUE(found);
  EXPECT_THAT(found->documents(0).visibility(), ElementsAre(v1::VISIBILITY_MASKED_TO_PROFESSIONALS));
  EXPECT_THAT(found->documents(0).confidentiality(), ElementsAre("N", "MASQUE_PS"));
  ActAs(kColleague);
  EXPECT_THAT(Listed(), IsEmpty()) << "not even listed";
  EXPECT_EQ(ReasonOf(Get(id)), common::v1::REASON_DOCUMENT_MASKED);
  ActAs(kCardiologist);
  EXPECT_THAT(Listed(), ElementsAre(id));
  ActAs(kPractitioner, "10", "11B0062049");
  EXPECT_THAT(Listed(), ElementsAre(id));
  EXPECT_EQ(world_.decision(), "dmp.enter.general_practitioner; DMP Accessibilité, TD0.3 (médecin traitant DMP)");
}

TEST_F(Documents, MaskedOnesAreReadInAnEmergencyIfThePatientAllowedIt) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  ActAsPaul();
  ASSERT_TRUE(SetVisibilityOf(id, v1::VISIBILITY_MASKED_TO_PROFESSIONALS));
  ActAs(kColleague, "10", kSamu);
  EXPECT_EQ(ReasonOf(Get(id, v1::ACCESS_MODE_CENTRE_15)), common::v1::REASON_DOCUMENT_MASKED);
  ChooseSettings(true, true, true);
  EXPECT_TRUE(Get(id, v1::ACCESS_MODE_CENTRE_15));
  EXPECT_TRUE(Get(id, v1::ACCESS_MODE_BREAK_GLASS, "inconscient"));
}

TEST_F(Documents, NotYetVisibleOnesAreRevealedByAProfessional) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne({}, {v1::VISIBILITY_HIDDEN_FROM_PATIENT});
  ActAsPaul();
  EXPECT_THAT(Listed(), IsEmpty());
  EXPECT_EQ(ReasonOf(Get(id)), common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE);
  EXPECT_EQ(ReasonOf(SetVisibilityOf(id, v1::VISIBILITY_MASKED_TO_PROFESSIONALS)),
            common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE);
  EXPECT_EQ(ReasonOf(Delete(id)), common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE);
  ActAs(kColleague);
  EXPECT_EQ(ReasonOf(SetVisibilityOf(id, v1::VISIBILITY_MASKED_TO_PROFESSIONALS)),
            common::v1::REASON_VISIBILITY_CONTRADICTS);
  ASSERT_TRUE(SetVisibilityOf(id, v1::VISIBILITY_HIDDEN_FROM_PATIENT, true));
  ActAsPaul();
  EXPECT_THAT(Listed(), ElementsAre(id));
}

TEST_F(Documents, OfAMinorAreHiddenFromTheParentsButNotFromTheChild) {
  patient_ = Lea();
  const std::string id = SubmitOne(AboutLea(), {v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES});
  ActAsPaul();
  EXPECT_THAT(Listed(), IsEmpty());
  EXPECT_EQ(ReasonOf(Get(id)), common::v1::REASON_NOT_FOUND);
  ActAsLea();
  EXPECT_THAT(Listed(), ElementsAre(id));
  ActAsStranger();
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_NOT_YOUR_RECORD);
  EXPECT_EQ(ReasonOf(Get(id)), common::v1::REASON_NOT_FOUND);
  world_.now = *core::ParseTime("2033-09-01T00:00:00Z");
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Search()), common::v1::REASON_NOT_YOUR_RECORD) << "she came of age today";
}

TEST_F(Documents, OfAnAdultCannotBeHiddenFromRepresentatives) {
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg"), "", {v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES})),
            common::v1::REASON_VISIBILITY_NOT_ALLOWED);
  EXPECT_EQ(
      ReasonOf(Submit(Filled("ecg"), "", {v1::VISIBILITY_HIDDEN_FROM_PATIENT, v1::VISIBILITY_MASKED_TO_PROFESSIONALS})),
      common::v1::REASON_VISIBILITY_CONTRADICTS);
}

TEST_F(Documents, ComeInMaskedWhereThePatientMasksByDefault) {
  ChooseSettings(true, true, false, true);
  const auto submitted = Submit(Filled("ecg"));
  ASSERT_TRUE(submitted);
  EXPECT_THAT(submitted->document().visibility(), ElementsAre(v1::VISIBILITY_MASKED_TO_PROFESSIONALS));
}

TEST_F(Documents, AreDeletedByTheirAuthorAndStayListedForThem) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Delete(id)), common::v1::REASON_PATIENT_MAY_NOT_DELETE);
  ActAs(kColleague);
  EXPECT_EQ(ReasonOf(Delete(id)), common::v1::REASON_ONLY_AUTHOR_MAY_DELETE);
  ActAs(kCardiologist);
  ASSERT_TRUE(Delete(id));
  EXPECT_EQ(ReasonOf(Delete(id)), common::v1::REASON_DOCUMENT_DELETED);
  EXPECT_EQ(ReasonOf(Get(id)), common::v1::REASON_DOCUMENT_DELETED);
  EXPECT_EQ(ReasonOf(SetVisibilityOf(id, v1::VISIBILITY_MASKED_TO_PROFESSIONALS)), common::v1::REASON_DOCUMENT_DELETED);
  EXPECT_EQ(ReasonOf(Submit(Filled("ecg", {{"document.id", "v2"}, {"document.version", "2"}}), id)),
            common::v1::REASON_DOCUMENT_DELETED);
  EXPECT_THAT(Listed(), IsEmpty());
  v1::SearchDocumentsRequest deleted;
  *deleted.mutable_patient() = Paul();
  deleted.add_statuses(v1::DOCUMENT_STATUS_DELETED);
  EXPECT_EQ(world_.Run(&dmp::SearchDocuments, deleted)->documents_size(), 1);
  ActAs(kColleague);
  EXPECT_EQ(world_.Run(&dmp::SearchDocuments, deleted)->documents_size(), 0);
}

class PatientDocuments : public Documents {
 protected:
  core::Result<v1::AddPatientDocumentResponse> Add(const std::string& content,
                                                   const std::string& category = "DOCPAT05") {
    v1::AddPatientDocumentRequest request;
    request.set_request_id("req-p" + std::to_string(++added_));
    *request.mutable_patient() = patient_;
    request.set_content(content);
    request.set_title("Ma prise de sang");
    request.set_category(category);
    return world_.Run(&dmp::AddPatientDocument, request);
  }

 private:
  int added_ = 0;
};

TEST_F(PatientDocuments, AreAddedByThePatientAndReadByTheirDoctor) {
  ActAsPaul();
  const auto added = Add("%PDF-1.7 analyses");
  ASSERT_TRUE(added) << added.error().detail;
  EXPECT_TRUE(added->document().by_patient());
  EXPECT_EQ(added->document().media_type(), "application/pdf");
  ActAs(kCardiologist);
  ASSERT_TRUE(Authorise());
  const auto read = Get(added->document_id());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->content(), "%PDF-1.7 analyses");
  EXPECT_EQ(ReasonOf(Delete(added->document_id())), common::v1::REASON_ONLY_AUTHOR_MAY_DELETE);
  ActAsPaul();
  EXPECT_TRUE(Delete(added->document_id()));
}

TEST_F(PatientDocuments, AreOfTheFormatsAndCategoriesOfMonEspaceSante) {
  ActAsPaul();
  EXPECT_EQ(ReasonOf(Add(std::string("\x89PNG\r\n\x1a\n", 8))), common::v1::REASON_FORMAT_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Add("<html></html>")), common::v1::REASON_FORMAT_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Add("texte", "DOCPAT08")), common::v1::REASON_CODE_UNKNOWN);
  EXPECT_EQ(ReasonOf(Add("texte", "11488-4")), common::v1::REASON_CODE_UNKNOWN);
  EXPECT_TRUE(Add("texte", "EXPPAT_3"));
  EXPECT_EQ(ReasonOf(Add(std::string((5U << 20U) + 1, 'a'))), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_TRUE(Add(std::string(5U << 20U, 'a')));
}

TEST_F(Documents, WithAPatientThatIsNotTheirsAreNotFound) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  v1::GetDocumentRequest request;
  request.set_document_id(id);
  *request.mutable_patient() = Lea();
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::GetDocument, request)), common::v1::REASON_NOT_FOUND);
  *request.mutable_patient() = Paul();
  EXPECT_TRUE(world_.Run(&dmp::GetDocument, request));
}

}  // namespace
}  // namespace parcours::dmp
