// The published answers of the INSi test environment, each asked of ours.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "core/matricule.h"
#include "core/text.h"
#include "tests/services/ins/support.h"

namespace parcours::ins {
namespace {

struct InsiCase {
  std::string birth_name, given_name, sex, birth_date, cr, matricule, key, key_right, oid, given_names, birth_place,
      history;
};

std::vector<InsiCase> LoadCases() {
  std::ifstream file(PARCOURS_SOURCE_DIR "/tests/fixtures/insi_test_cases.tsv");
  std::vector<InsiCase> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    auto c = core::Split(line, '\t');
    c.resize(12);
    cases.push_back({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11]});
  }
  return cases;
}

common::v1::Sex SexOf(const InsiCase& row) {
  return row.sex == "F" ? common::v1::SEX_FEMALE : common::v1::SEX_MALE;
}

std::vector<common::v1::Ins> HistoryOf(const InsiCase& row) {
  std::vector<common::v1::Ins> history;
  for (const std::string& one : core::Split(row.history, ';')) {
    if (one.empty()) continue;
    auto& ins = history.emplace_back();
    ins.set_matricule(one.substr(0, 13));
    ins.set_key(one.substr(14));
    ins.set_oid(row.oid);
  }
  return history;
}

sandbox::v1::Cast Registered(const std::vector<InsiCase>& cases) {
  sandbox::v1::Cast cast;
  for (const InsiCase& row : cases) {
    if (row.cr != "00") continue;
    auto& person = *cast.add_persons();
    person = CastPerson("person-" + std::to_string(cast.persons_size()), row.birth_name, row.given_names, SexOf(row),
                        row.birth_date, row.birth_place);
    person.mutable_ins()->set_matricule(row.matricule);
    person.mutable_ins()->set_key(row.key);
    person.mutable_ins()->set_oid(row.oid);
    for (const auto& ins : HistoryOf(row)) *person.add_ins_history() = ins;
  }
  // Who the two people behind the answer 02 are is not published.
  *cast.add_persons() = CastPerson("leonardo-1", "DE VINCI", "LEONARDO", common::v1::SEX_MALE, "2014-02-01", "63220");
  *cast.add_persons() = CastPerson("leonardo-2", "DE VINCI", "LEONARDO", common::v1::SEX_MALE, "2014-02-01", "99127");
  return cast;
}

class InsiCases : public InsWorld {
 protected:
  void SetUp() override {
    ASSERT_EQ(cases_.size(), 11U);
    Populate(Registered(cases_));
  }
  const std::vector<InsiCase> cases_ = LoadCases();
};

TEST_F(InsiCases, AreAnsweredAsTheTestEnvironmentDoes) {
  for (const InsiCase& row : cases_) {
    SCOPED_TRACE(row.birth_name + " " + row.given_name);
    const auto answer = Search(row.birth_name, row.given_name, SexOf(row), row.birth_date);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->cr_code(), row.cr);
    EXPECT_EQ(answer->has_identity(), row.cr == "00");
    if (row.cr != "00") continue;
    const v1::Identity& identity = answer->identity();
    EXPECT_EQ(identity.ins().matricule(), row.matricule);
    EXPECT_EQ(identity.ins().key(), row.key);
    EXPECT_EQ(identity.ins().oid(), row.oid);
    EXPECT_EQ(core::KeyMatches(identity.ins()), row.key_right == "1");
    EXPECT_EQ(core::Join({identity.traits().given_names().begin(), identity.traits().given_names().end()}, " "),
              row.given_names);
    EXPECT_EQ(identity.traits().birth_place(), row.birth_place);
    const auto history = HistoryOf(row);
    ASSERT_EQ(identity.ins_history_size(), static_cast<int>(history.size()));
    for (std::size_t i = 0; i < history.size(); ++i) {
      EXPECT_EQ(identity.ins_history(static_cast<int>(i)).matricule(), history[i].matricule());
      EXPECT_EQ(identity.ins_history(static_cast<int>(i)).key(), history[i].key());
    }
  }
}

TEST_F(InsiCases, CarryTheLabelsOfTheRealService) {
  EXPECT_EQ(Search("HOUILLES", "PIERRE", common::v1::SEX_MALE, "1993-01-27")->cr_label(), "Aucune identité trouvée");
  EXPECT_EQ(Search("DE VINCI", "LEONARDO", common::v1::SEX_MALE, "2014-02-01")->cr_label(),
            "Plusieurs identités trouvées");
}

TEST_F(InsiCases, FindSomebodyByAnyOfTheGivenNamesAndByAllOfThem) {
  for (const char* name : {"PIERRE-ALAIN", "MURIEL", "FLORIANT", "PIERRE-ALAIN MURIEL FLORIANT"}) {
    EXPECT_EQ(Search("ECETINSI", name, common::v1::SEX_MALE, "2009-07-14")->cr_code(), "00") << name;
  }
  for (const char* name : {"PIERRE", "ALAIN", "PIERRE-ALAIN MURIEL", "MURIEL PIERRE-ALAIN FLORIANT"}) {
    EXPECT_EQ(Search("ECETINSI", name, common::v1::SEX_MALE, "2009-07-14")->cr_code(), "01") << name;
  }
  EXPECT_EQ(CountRecords(), 1);
}

TEST_F(InsiCases, TellNamesakesApartByBirthPlace) {
  const auto answer = Search("DE VINCI", "LEONARDO", common::v1::SEX_MALE, "2014-02-01", "99127");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->cr_code(), "00");
  EXPECT_EQ(answer->identity().traits().birth_place(), "99127");
}

TEST_F(InsiCases, RetryEveryGivenNameBeforeGivingUp) {
  v1::RetrieveIdentityRequest request;
  request.set_request_id("request-1");
  *request.mutable_traits() = Declare("Houilles", "Pierre Paul Jacques", common::v1::SEX_MALE, "1993-01-27");
  const auto answer = world_.Run(&RetrieveIdentity, request);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->outcome(), v1::SEARCH_OUTCOME_NOT_FOUND);
  ASSERT_EQ(answer->attempts_size(), 4);
  EXPECT_EQ(answer->attempts(0).given_name(), "PIERRE");
  EXPECT_EQ(answer->attempts(3).given_name(), "PIERRE PAUL JACQUES");
  for (const auto& attempt : answer->attempts()) EXPECT_EQ(attempt.cr_code(), "01");
}

}  // namespace
}  // namespace parcours::ins
