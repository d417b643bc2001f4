// The history of accesses as the patient sees it, and what they are told on the phone.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "core/secret.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/dmp/store.h"
#include "services/platform/testing/temporary_folder.h"
#include "tests/services/dmp/support.h"

namespace parcours::dmp {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class History : public DmpWorld {
 protected:
  std::vector<v1::AccessAction> Actions(const std::string& document = "") {
    ActAsPaul();
    const auto history = DmpWorld::History(document);
    EXPECT_TRUE(history);
    std::vector<v1::AccessAction> actions;
    if (history)
      for (const auto& one : history->accesses()) actions.push_back(one.action());
    return actions;
  }
};

TEST_F(History, TellsWhoDidWhatNewestFirst) {
  ASSERT_TRUE(Authorise());
  const std::string id = SubmitOne();
  ASSERT_TRUE(Search());
  ASSERT_TRUE(Get(id));
  EXPECT_THAT(Actions(), ElementsAre(v1::ACCESS_ACTION_READ, v1::ACCESS_ACTION_SEARCH, v1::ACCESS_ACTION_SUBMIT,
                                     v1::ACCESS_ACTION_AUTHORISATION));
  EXPECT_THAT(Actions(id), ElementsAre(v1::ACCESS_ACTION_READ, v1::ACCESS_ACTION_SUBMIT));
  const v1::AccessEntry read = DmpWorld::History()->accesses(0);
  EXPECT_EQ(read.actor().subject(), kCardiologist);
  EXPECT_EQ(read.structure_name(), "Hôpital des Trois Chênes (test)");
  EXPECT_EQ(read.document_title(), "Électrocardiogramme");
  EXPECT_EQ(read.mode(), v1::ACCESS_MODE_NORMAL);
  EXPECT_FALSE(read.by_patient());
}

TEST_F(History, TellsTheJustificationOfABreakGlass) {
  ASSERT_TRUE(Search(v1::ACCESS_MODE_BREAK_GLASS, "patient inconscient"));
  ActAsPaul();
  const auto entry = DmpWorld::History()->accesses(0);
  EXPECT_EQ(entry.mode(), v1::ACCESS_MODE_BREAK_GLASS);
  EXPECT_EQ(entry.justification(), "patient inconscient");
}

TEST_F(History, HoldsNoRefusedAccess) {
  EXPECT_FALSE(Search());
  EXPECT_FALSE(Submit("no document"));
  EXPECT_THAT(Actions(), IsEmpty());
}

TEST_F(History, HoldsThePatientsChangesAndNotTheirReading) {
  ActAsPaul();
  ASSERT_TRUE(Search());
  ChooseSettings(true, false, false);
  EXPECT_THAT(Actions(), ElementsAre(v1::ACCESS_ACTION_SETTINGS));
  const auto entry = DmpWorld::History()->accesses(0);
  EXPECT_TRUE(entry.by_patient());
  EXPECT_EQ(entry.actor().subject(), "");
}

TEST_F(History, IsForThePatientAndTheMedecinTraitantOnly) {
  ASSERT_TRUE(Authorise());
  EXPECT_EQ(ReasonOf(DmpWorld::History()), common::v1::REASON_AUTHORISATION_MISSING);
  ActAs(kPractitioner);
  EXPECT_TRUE(DmpWorld::History());
  EXPECT_THAT(Actions(), ElementsAre(v1::ACCESS_ACTION_HISTORY, v1::ACCESS_ACTION_AUTHORISATION));
}

TEST_F(History, DoesNotTellOfADocumentThatIsNotYetVisible) {
  const std::string id = SubmitOne({}, {v1::VISIBILITY_HIDDEN_FROM_PATIENT});
  ActAsPaul();
  const auto entry = DmpWorld::History()->accesses(0);
  EXPECT_EQ(entry.document_id(), "");
  EXPECT_EQ(entry.document_title(), "");
  EXPECT_THAT(Actions(id), IsEmpty());
}

TEST_F(History, IsPaged) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(Search(v1::ACCESS_MODE_BREAK_GLASS, std::to_string(i)));
  ActAsPaul();
  v1::ListAccessesRequest request;
  *request.mutable_patient() = Paul();
  request.set_page_size(2);
  std::string met;
  do {
    const auto page = world_.Run(&dmp::ListAccesses, request);
    ASSERT_TRUE(page);
    for (const auto& one : page->accesses()) met += one.justification();
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(met, "43210");
  request.set_page_token("forged");
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::ListAccesses, request)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

TEST_F(History, ComesWithANotificationThatSaysNothingOfTheContent) {
  SubmitOne();
  ASSERT_EQ(world_.enqueued().size(), 1U);
  EXPECT_EQ(world_.enqueued()[0].method, "parcours.signin.v1.PhoneService/Deliver");
  signin::v1::DeliverRequest notice;
  ASSERT_TRUE(notice.ParseFromString(world_.enqueued()[0].request));
  EXPECT_EQ(notice.ins().matricule(), Paul().matricule());
  EXPECT_THAT(notice.title().fr(), HasSubstr("document a été ajouté"));
  EXPECT_THAT(notice.text().fr(), HasSubstr(world_.caller.display_name));
  EXPECT_THAT(notice.ShortDebugString(), Not(HasSubstr("lectrocardio")));
}

TEST_F(History, TellsReadingOnceADayAndEachBreakGlass) {
  ASSERT_TRUE(Authorise());
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Search());
  EXPECT_EQ(world_.enqueued().size(), 1U);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(Search(v1::ACCESS_MODE_BREAK_GLASS, "urgence"));
  EXPECT_EQ(world_.enqueued().size(), 3U);
  world_.now += std::chrono::hours(24);
  ASSERT_TRUE(Search());
  EXPECT_EQ(world_.enqueued().size(), 4U);
  ActAsPaul();
  ASSERT_TRUE(Search());
  EXPECT_EQ(world_.enqueued().size(), 4U) << "nobody is told of what they do themselves";
}

// What the tables of an older program hold is found by the present one.
TEST(Migration, KeepsTheAccessesOfTheFirstTables) {
  const platform::testing::TemporaryFolder folder;
  const auto open = [&](const platform::Schema& schema) {
    const platform::Schema schemas[] = {schema};
    return platform::OpenStore(folder.path() / "world.db", core::Secret(std::string(32, 'k')), schemas).value();
  };
  v1::AccessEntry entry;
  entry.set_document_id("doc-1");
  const std::string bytes = entry.SerializeAsString();
  const platform::Schema first{.owner = "dmp", .migrations = {DmpSchema().migrations.front()}};
  ASSERT_TRUE(
      open(first)->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> core::Result<void> {
        tx.Run("INSERT INTO dmp_record VALUES (1, 'm', '', '', '', 2, 0, NULL, NULL, '', 0, 0, 0, 0, '')", {});
        for (const std::string_view document : {"", "doc-1", ""}) {
          tx.Run("INSERT INTO dmp_access (record, document, entry) VALUES (1, ?, ?)",
                 {document, platform::Blob{bytes}});
        }
        return {};
      }));
  ASSERT_TRUE(open(DmpSchema())
                  ->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> core::Result<void> {
                    InsertAccess(tx, 1, entry);
                    std::vector<std::int64_t> all;
                    for (const ListedAccess& one : AccessesTo(tx, 1, "", 0, 9)) all.push_back(one.position);
                    EXPECT_THAT(all, ElementsAre(4, 3, 2, 1));
                    std::vector<std::int64_t> about;
                    for (const ListedAccess& one : AccessesTo(tx, 1, "doc-1", 0, 9)) about.push_back(one.position);
                    EXPECT_THAT(about, ElementsAre(4, 2));
                    return {};
                  }));
}

}  // namespace
}  // namespace parcours::dmp
