// The life of a space, what it holds, and the catalogue, on a real store.
#include <gtest/gtest.h>

#include "services/portal/rules/delegation.h"
#include "tests/services/portal/support.h"

namespace parcours::portal {
namespace {

using common::v1::REASON_UNSPECIFIED;

class Spaces : public PortalWorld {
 protected:
  template <class Request, class Function>
  common::v1::Reason Try(const Function& handler, const std::string& holder = "a0") {
    return ReasonOf(world_.Run(handler, About<Request>(holder)));
  }
  std::size_t Told(const std::string& method) const {
    std::size_t count = 0;
    for (const auto& one : world_.enqueued()) count += one.method == method ? 1 : 0;
    return count;
  }
  core::Result<v1::RecordMeasureResponse> Record(const std::string& code, double value) {
    auto request = About<v1::RecordMeasureRequest>("a0");
    request.set_code(code);
    request.set_value(value);
    return world_.Run(&RecordMeasure, request);
  }
  void Consent(const std::string& purpose) {
    auto request = About<v1::GiveConsentRequest>("a0");
    request.set_service_code("carnet-tension");
    request.add_purposes(purpose);
    ActAs("a0");
    ASSERT_TRUE(world_.Run(&GiveConsent, request));
  }
};

TEST_F(Spaces, ActivationOpensAnAnnouncedRecord) {
  ActAs("idle");
  records_[InsOf("idle").matricule()] = dmp::v1::RECORD_STATE_ANNOUNCED;
  EXPECT_EQ(Try<v1::ListFoldersRequest>(&ListFolders, "idle"), common::v1::REASON_SPACE_NOT_ACTIVE);
  auto request = About<v1::ActivateSpaceRequest>("idle");
  EXPECT_EQ(ReasonOf(world_.Run(&ActivateSpace, request)), common::v1::REASON_INVALID_ARGUMENT);
  request.set_accept_terms(true);
  ASSERT_TRUE(world_.Run(&ActivateSpace, request));
  EXPECT_EQ(Told("parcours.dmp.v1.DmpService/OpenRecord"), 1U);
  records_[InsOf("idle").matricule()] = dmp::v1::RECORD_STATE_OPEN;
  EXPECT_EQ(Try<v1::ListFoldersRequest>(&ListFolders, "idle"), REASON_UNSPECIFIED);
}

TEST_F(Spaces, ClosingEndsDelegationsAndConsents) {
  Delegate("a0", "a1");
  Delegate("a2", "a0");
  Consent("lire-mesures");
  ASSERT_TRUE(world_.Run(&CloseSpace, About<v1::CloseSpaceRequest>("a0")));
  EXPECT_EQ(Told("parcours.dmp.v1.DmpService/CloseRecord"), 1U);
  EXPECT_EQ(Told("parcours.dmp.v1.DmpService/RecordDelegation"), 4U);  // two began, two ended
  records_[InsOf("a0").matricule()] = dmp::v1::RECORD_STATE_CLOSED;
  EXPECT_EQ(Try<v1::ListFoldersRequest>(&ListFolders), common::v1::REASON_SPACE_CLOSED);
  EXPECT_EQ(Try<v1::ListFoldersRequest>(&ListFolders, "a2"), common::v1::REASON_DELEGATION_MISSING);
  ActAsEditor();
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), common::v1::REASON_PURPOSE_NOT_CONSENTED);
}

TEST_F(Spaces, DeletionWaitsThreeMonthsAndIsTakenBackUntilThen) {
  EXPECT_EQ(Try<v1::RequestDeletionRequest>(&RequestDeletion), common::v1::REASON_ACCOUNT_ALREADY_ACTIVE);
  ASSERT_TRUE(world_.Run(&CloseSpace, About<v1::CloseSpaceRequest>("a0")));
  records_[InsOf("a0").matricule()] = dmp::v1::RECORD_STATE_CLOSED;
  EXPECT_EQ(Try<v1::CancelDeletionRequest>(&CancelDeletion), common::v1::REASON_NOT_FOUND);
  ASSERT_TRUE(world_.Run(&RequestDeletion, About<v1::RequestDeletionRequest>("a0")));
  EXPECT_EQ(Try<v1::RequestDeletionRequest>(&RequestDeletion), common::v1::REASON_ALREADY_EXISTS);
  EXPECT_EQ(Try<v1::ReopenSpaceRequest>(&ReopenSpace), common::v1::REASON_SPACE_CLOSED);
  world_.now += kDeletionTakes - core::Duration(1);
  EXPECT_TRUE(world_.Run(&CancelDeletion, About<v1::CancelDeletionRequest>("a0")));
  ASSERT_TRUE(world_.Run(&RequestDeletion, About<v1::RequestDeletionRequest>("a0")));
  world_.now += kDeletionTakes;
  EXPECT_EQ(Try<v1::CancelDeletionRequest>(&CancelDeletion), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(world_.Run(&GetSpace, About<v1::GetSpaceRequest>("a0"))->space().state(), v1::SPACE_STATE_DELETED);
}

TEST_F(Spaces, AServiceReadsAndWritesForConsentedPurposesOnly) {
  ActAsEditor();
  EXPECT_EQ(ReasonOf(Record("8867-4", 60)), common::v1::REASON_PURPOSE_NOT_CONSENTED);
  Consent("lire-mesures");
  ActAsEditor();
  EXPECT_EQ(ReasonOf(Record("8867-4", 60)), common::v1::REASON_PURPOSE_NOT_CONSENTED);
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), REASON_UNSPECIFIED);
  EXPECT_EQ(Try<v1::ListProfileEntriesRequest>(&ListProfileEntries), common::v1::REASON_PURPOSE_NOT_CONSENTED);
  Consent("ecrire-mesures");  // the whole choice is made anew
  ActAsEditor();
  EXPECT_EQ(Record("8867-4", 60)->measure().author(), v1::SOURCE_AUTHOR_ORGANISATION);
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), common::v1::REASON_PURPOSE_NOT_CONSENTED);
  world_.caller = platform::testing::SoftwareOf("11B0062023");
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), common::v1::REASON_SERVICE_NOT_AVAILABLE);
}

TEST_F(Spaces, ProfessionalsReadWhereTheDmpAuthorisesThem) {
  ActAsDoctor();
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), common::v1::REASON_AUTHORISATION_MISSING);
  authorisation_ = dmp::v1::AUTHORISATION_STATE_BLOCKED;
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), common::v1::REASON_PROFESSIONAL_BLOCKED);
  authorisation_ = dmp::v1::AUTHORISATION_STATE_OWN;
  EXPECT_EQ(Try<v1::ListMeasuresRequest>(&ListMeasures), REASON_UNSPECIFIED);
  ActAs("a0");
  const auto told = world_.Run(&ListActivities, About<v1::ListActivitiesRequest>("a0"));
  ASSERT_EQ(told->activities_size(), 1);
  EXPECT_EQ(told->activities(0).actor(), v1::ACTIVITY_ACTOR_PROFESSIONAL);
}

TEST_F(Spaces, TheBmiIsComputedFromTheHeightKnownThen) {
  ASSERT_TRUE(Record("29463-7", 80));  // no height yet
  world_.now += std::chrono::hours(1);
  ASSERT_TRUE(Record("8302-2", 200));
  world_.now += std::chrono::hours(1);
  ASSERT_TRUE(Record("29463-7", 100));
  auto request = About<v1::ListMeasuresRequest>("a0");
  request.set_code("39156-5");
  const auto listed = world_.Run(&ListMeasures, request);
  ASSERT_EQ(listed->measures_size(), 1);
  EXPECT_DOUBLE_EQ(listed->measures(0).value(), 25);
  EXPECT_EQ(listed->measures(0).unit(), "kg/m2");
}

TEST_F(Spaces, MeasuresComeInPagesNewestFirst) {
  for (int i = 1; i <= 5; ++i) {
    ASSERT_TRUE(Record("8867-4", 60 + i));
    world_.now += std::chrono::minutes(1);
  }
  auto request = About<v1::ListMeasuresRequest>("a0");
  request.set_page_size(2);
  std::vector<double> values;
  do {
    const auto page = world_.Run(&ListMeasures, request);
    ASSERT_TRUE(page);
    for (const auto& one : page->measures()) values.push_back(one.value());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(values, (std::vector<double>{65, 64, 63, 62, 61}));
}

TEST_F(Spaces, ABloodGroupReplacesTheOneBefore) {
  auto request = About<v1::AddProfileEntryRequest>("a0");
  request.set_kind(v1::PROFILE_KIND_BLOOD_GROUP);
  for (const char* group : {"A+", "O-"}) {
    request.set_label(group);
    ASSERT_TRUE(world_.Run(&AddProfileEntry, request));
  }
  const auto listed = world_.Run(&ListProfileEntries, About<v1::ListProfileEntriesRequest>("a0"));
  ASSERT_EQ(listed->entries_size(), 1);
  EXPECT_EQ(listed->entries(0).label(), "O-");
}

TEST_F(Spaces, TenRemindersADay) {
  auto request = About<v1::AddEventRequest>("a0");
  request.set_kind(v1::EVENT_KIND_REMINDER);
  request.set_title("Essai");
  request.mutable_time()->set_seconds(1742860800);  // 2025-03-25, midnight UTC
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(world_.Run(&AddEvent, request));
  EXPECT_EQ(ReasonOf(world_.Run(&AddEvent, request)), common::v1::REASON_INVALID_ARGUMENT);
  request.mutable_time()->set_seconds(1742860800 - 1);
  EXPECT_TRUE(world_.Run(&AddEvent, request));
}

TEST_F(Spaces, AFolderThatIsRemovedLeavesWhatIsPinned) {
  world_.Answer<dmp::v1::GetDocumentRequest, dmp::v1::GetDocumentResponse>(
      "parcours.dmp.v1.DmpService/GetDocument", [](const auto& question) -> core::Result<dmp::v1::GetDocumentResponse> {
        if (question.document_id() == "doc-none") return core::Refuse(common::v1::REASON_NOT_FOUND, "document");
        return dmp::v1::GetDocumentResponse();
      });
  auto folder = About<v1::CreateFolderRequest>("a0");
  folder.set_name("Essai");
  const std::string id = world_.Run(&CreateFolder, folder)->folder().id();
  auto file = About<v1::FileDocumentRequest>("a0");
  file.set_folder_id(id);
  file.set_document_id("doc-none");
  EXPECT_EQ(ReasonOf(world_.Run(&FileDocument, file)), common::v1::REASON_NOT_FOUND);
  file.set_document_id("doc-1");
  ASSERT_TRUE(world_.Run(&FileDocument, file));
  file.set_document_id("doc-2");
  file.set_pinned(true);
  ASSERT_TRUE(world_.Run(&FileDocument, file));
  auto remove = About<v1::DeleteFolderRequest>("a0");
  remove.set_folder_id(id);
  ASSERT_TRUE(world_.Run(&DeleteFolder, remove));
  const auto left = world_.Run(&ListFiledDocuments, About<v1::ListFiledDocumentsRequest>("a0"));
  ASSERT_EQ(left->documents_size(), 1);
  EXPECT_EQ(left->documents(0).document_id(), "doc-2");
  EXPECT_EQ(left->documents(0).folder_id(), "");
}

}  // namespace
}  // namespace parcours::portal
