// Searching: filters, pages, and that a record of 10,000 documents is found by its indexes.
#include <gmock/gmock.h>

#include <chrono>

#include "services/dmp/store.h"
#include "tests/services/dmp/support.h"

namespace parcours::dmp {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Searching : public DmpWorld {
 protected:
  Searching() { EXPECT_TRUE(Authorise()); }

  v1::SearchDocumentsRequest AboutPaul() {
    v1::SearchDocumentsRequest request;
    *request.mutable_patient() = Paul();
    return request;
  }
  int Count(const v1::SearchDocumentsRequest& request) {
    const auto found = world_.Run(&dmp::SearchDocuments, request);
    EXPECT_TRUE(found) << found.error().detail;
    return found ? found->documents_size() : -1;
  }

  void Fill(int count) {
    EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) -> core::Result<void> {
      const std::int64_t record = RecordOf(tx.sql(), Paul().matricule())->position;
      for (int i = 0; i < count; ++i) {
        StoredDocument stored{.record = record, .document = {}};
        stored.document.set_id("bulk-" + std::to_string(i));
        stored.document.mutable_metadata()->set_unique_id(stored.document.id());
        stored.document.mutable_metadata()->mutable_type()->set_code(i % 2 == 0 ? "11488-4" : "11502-2");
        stored.document.mutable_metadata()->set_class_code("10");
        stored.document.mutable_metadata()->set_title("Document " + std::to_string(i));
        stored.document.mutable_metadata()->mutable_created()->set_seconds(1'500'000'000 + i / 3);
        stored.document.set_status(v1::DOCUMENT_STATUS_CURRENT);
        stored.document.add_confidentiality("N");
        InsertDocument(tx.sql(), stored, "content");
      }
      return {};
    }));
  }
};

TEST_F(Searching, FiltersByTypeClassDateTitleAndStatus) {
  SubmitOne();
  ASSERT_TRUE(Submit(Filled("urgences", {{"document.id", "u"}, {"document.created", "20250320100000+0100"}})));
  ASSERT_TRUE(Submit(Filled("synthese_medicale", {{"document.id", "s"}})));
  EXPECT_EQ(Count(AboutPaul()), 3);
  auto by_type = AboutPaul();
  by_type.add_types("15507-7");
  EXPECT_EQ(Count(by_type), 1);
  by_type.add_types("60591-5");
  EXPECT_EQ(Count(by_type), 2);
  auto by_class = AboutPaul();
  by_class.add_classes("11");
  EXPECT_EQ(Count(by_class), 1);
  auto by_title = AboutPaul();
  by_title.set_title("ÉLECTRO");
  EXPECT_EQ(Count(by_title), 1);
  by_title.set_title("%");
  EXPECT_EQ(Count(by_title), 0) << "no wildcard";
  auto by_date = AboutPaul();
  by_date.mutable_created_before()->set_seconds(1742549600);  // 2025-03-21
  EXPECT_EQ(Count(by_date), 1);
  auto from = AboutPaul();
  from.mutable_created_from()->set_seconds(1742549600);
  EXPECT_EQ(Count(from), 2);
  auto superseded = AboutPaul();
  superseded.add_statuses(v1::DOCUMENT_STATUS_SUPERSEDED);
  EXPECT_EQ(Count(superseded), 0);
}

TEST_F(Searching, PagesGoThroughEverythingOnceNewestFirst) {
  Fill(103);
  auto request = AboutPaul();
  request.set_page_size(10);
  std::set<std::string> met;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  int pages = 0;
  do {
    const auto page = world_.Run(&dmp::SearchDocuments, request);
    ASSERT_TRUE(page);
    for (const auto& one : page->documents()) {
      EXPECT_TRUE(met.insert(one.id()).second) << one.id();
      EXPECT_LE(one.metadata().created().seconds(), last);
      last = one.metadata().created().seconds();
    }
    request.set_page_token(page->next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(met.size(), 103U);
  EXPECT_EQ(pages, 11);
}

TEST_F(Searching, APageIsFullWhateverTheReaderMayNotSee) {
  Fill(60);
  ActAs(kNurse, "60");
  for (int i = 0; i < 30; ++i) Put("68599-0");  // newer, closed to nurses
  auto request = AboutPaul();
  request.set_page_size(20);
  const auto page = world_.Run(&dmp::SearchDocuments, request);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->documents_size(), 20);
  EXPECT_EQ(page->documents(0).metadata().type().code(), "11502-2");
}

TEST_F(Searching, ATokenBelongsToItsSearch) {
  Fill(30);
  auto request = AboutPaul();
  request.set_page_size(10);
  const std::string token = world_.Run(&dmp::SearchDocuments, request)->next_page_token();
  auto other = AboutPaul();
  other.set_title("Document");
  other.set_page_token(token);
  EXPECT_EQ(ReasonOf(world_.Run(&dmp::SearchDocuments, other)), common::v1::REASON_PAGE_TOKEN_INVALID);
}

// How SQLite would run a statement.
std::string Plan(platform::Store& store, const std::string& sql) {
  std::string plan;
  EXPECT_TRUE(store.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    tx.Select("EXPLAIN QUERY PLAN " + sql, {}, [&](const platform::Row& row) { plan += row.Text(3) + "\n"; });
    return {};
  }));
  return plan;
}

TEST_F(Searching, UsesIndexesOnly) {
  Fill(10'000);
  const std::string search =
      "SELECT position, record, document FROM dmp_document WHERE record = 1 AND (created, position) < (9, 9) AND "
      "created >= 0 AND "
      "created < 9 AND ('' = '' OR instr('', ',' || type || ',') > 0) ORDER BY created DESC, position DESC LIMIT 50";
  EXPECT_THAT(Plan(world_.store(), search), HasSubstr("USING INDEX dmp_document_created"));
  for (const std::string& sql :
       {search, std::string("SELECT 1 FROM dmp_document WHERE id = 'x'"),
        std::string("SELECT 1 FROM dmp_document WHERE unique_id = 'x'"),
        std::string("SELECT entry FROM dmp_access WHERE record = 1 AND position < 9 ORDER BY position DESC LIMIT 9"),
        std::string("SELECT entry FROM dmp_access WHERE record = 1 AND document = 'x' AND document <> '' AND position "
                    "< 9 ORDER BY "
                    "position DESC LIMIT 9"),
        std::string("SELECT 1 FROM dmp_authorisation WHERE record = 1 AND professional = 'x'"),
        std::string("SELECT 1 FROM dmp_authorisation WHERE record = 1 AND structure = 'x' AND structure <> ''"),
        std::string("SELECT 1 FROM dmp_block WHERE record = 1 AND professional = 'x'"),
        std::string("SELECT 1 FROM dmp_record WHERE matricule = 'x'")}) {
    EXPECT_THAT(Plan(world_.store(), sql), Not(HasSubstr("SCAN"))) << sql;
    EXPECT_THAT(Plan(world_.store(), sql), Not(HasSubstr("TEMP B-TREE"))) << sql;
  }
  auto request = AboutPaul();
  request.set_page_size(50);
  EXPECT_EQ(Count(request), 50);
}

}  // namespace
}  // namespace parcours::dmp
