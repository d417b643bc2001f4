// A scenario played step by step, forwards and back, on a real host.
#include "scenarios/engine/session.h"

#include <gtest/gtest.h>

#include <string>

#include "parcours/common/v1/reason.pb.h"
#include "scenarios/engine/loader.h"
#include "tests/scenarios/engine/playing.h"

namespace parcours::scenarios {
namespace {

const std::string kTask = R"(
      - id: qualify
        task:
          who: secretary
          goal: { fr: "Qualifiez Paul", en: "Qualify Paul" }
          done_when: { as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: "${id}" }, expect: { identity: { status: QUALIFIED } } }
          solution:
            - { id: solve, as: secretary, call: ins.InsService/ValidateIdentity, with: { identity_id: "${id}", document: PASSPORT } }
)";
const std::string kList =
    "      - { id: list, as: secretary, call: ins.InsService/ListIdentities, expect: { identities: { length: 1 } } }\n";
const std::string kRemove = "      - { id: out, card: { remove: secretary } }\n";

class Sessions : public Playing {
 protected:
  std::unique_ptr<Session> Open(const std::string& steps, const std::string& rest = {}) {
    auto session = Session::Open(testing::Load(testing::kHead + "acts:\n  - title: Acte\n    steps:\n" + steps + rest),
                                 *world_, 7, listener_);
    EXPECT_TRUE(session) << session.error().detail;
    return session ? std::move(*session) : nullptr;
  }

  // Plays to the end; how each step ended, and how many exchanges it took.
  static std::string ToTheEnd(Session& session) {
    std::string story;
    while (session.position() < session.steps().size()) {
      if (!session.PlayNext()) return story + "stuck\n";
      const StepResult& last = session.results().back();
      story +=
          last.step->id + " " + std::string(NameOf(last.outcome)) + " " + std::to_string(last.exchanges.size()) + "\n";
    }
    return story;
  }

  Listener listener_;
};

TEST_F(Sessions, GoingBackGivesTheStateThatWas) {
  const auto session = Open(kFound + kList + kTask + kRemove);
  ASSERT_EQ(ToTheEnd(*session), "found passed 4\nlist passed 1\nqualify passed 2\nout passed 1\n");
  const core::Time end = session->now();
  ASSERT_TRUE(session->GoBackTo(0));
  EXPECT_EQ(session->position(), 0U);
  EXPECT_EQ(end - session->now(), std::chrono::minutes(1));
  // The card is out again and Paul is not found yet: the same calls are made, with the same answers.
  EXPECT_EQ(ToTheEnd(*session), "found passed 4\nlist passed 1\nqualify passed 2\nout passed 1\n");
  ASSERT_TRUE(session->GoBackTo(3));
  EXPECT_EQ(session->results().size(), 3U);
  EXPECT_EQ(ToTheEnd(*session), "out passed 1\n") << "the card is in its reader again";
  EXPECT_TRUE(session->Close());
}

TEST_F(Sessions, ATaskIsCheckedDoneByHandAndComesBackUndone) {
  const auto session = Open(kFound + kTask + kList);
  ASSERT_TRUE(session->PlayNext());
  EXPECT_EQ(session->CheckTask().outcome, Outcome::kFailed);
  // What a trainee does.
  const auto& task = std::get<TaskStep>(session->steps()[1]->action);
  ASSERT_EQ(session->PlayAside(task.solution.front()).outcome, Outcome::kPassed);
  EXPECT_EQ(session->CheckTask().outcome, Outcome::kPassed);
  ASSERT_TRUE(session->PassTask());
  EXPECT_EQ(session->position(), 2U);
  ASSERT_TRUE(session->GoBackTo(1));
  EXPECT_EQ(session->CheckTask().outcome, Outcome::kFailed) << "what was done by hand is undone too";
}

TEST_F(Sessions, AFailedStepIsToldAndTheNextOneMayBePlayed) {
  const auto session = Open(
      "      - { id: wrong, as: secretary, call: ins.InsService/ListIdentities, expect: { identities: { length: 3 } } "
      "}\n"
      "      - { id: next, note: x }\n");
  EXPECT_EQ(ToTheEnd(*session), "wrong failed 3\nnext passed 0\n");
}

TEST_F(Sessions, AVariableWithoutAValueOpensNothing) {
  Diagnostics unread;  // the checker, which is not asked here, would find it
  auto scenario = LoadScenarioText(
      testing::kHead + "variables: { a: \"${nobody}\" }\nacts:\n  - title: Acte\n    steps: [ { note: x } ]\n",
      "t.yaml", unread);
  ASSERT_NE(scenario, nullptr);
  const auto session = Session::Open(std::move(scenario), *world_, 7, listener_);
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().reason, common::v1::REASON_INVALID_ARGUMENT);
}

}  // namespace
}  // namespace parcours::scenarios
