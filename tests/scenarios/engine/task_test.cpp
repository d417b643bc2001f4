// Tasks are proven by playing them on a real host.
#include <gtest/gtest.h>

#include <string>

#include "tests/scenarios/engine/playing.h"

namespace parcours::scenarios {
namespace {

TEST_F(Playing, ProvesThatATaskCanFailAndBeDone) {
  const std::string task = R"(
      - id: qualify
        task:
          who: secretary
          goal: { fr: "Qualifiez Paul", en: "Qualify Paul" }
          done_when: { as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: "${id}" }, expect: { identity: { status: QUALIFIED } } }
          mistakes:
            - when: { call: ins.InsService/ValidateIdentity, refused: DOCUMENT_NOT_HIGH_CONFIDENCE }
              say: { fr: "Un permis ne suffit pas", en: "A licence is not enough" }
              play: [ { as: doctor, call: ins.InsService/ValidateIdentity, with: { identity_id: "${id}", document: DRIVING_LICENCE } } ]
          solution:
            - { as: secretary, call: ins.InsService/ValidateIdentity, with: { identity_id: "${id}", document: PASSPORT } }
)";
  EXPECT_EQ(Story(Run(kFound + task + "      - { id: after, as: doctor, call: ins.InsService/ListIdentities }\n")),
            "found passed\nqualify passed\nafter passed\n")
      << "the doctor's card was opened in the mistake: that was undone, and works again";
}

TEST_F(Playing, FindsATaskThatIsDoneAlreadyOrNeverAndAMistakeThatIsNone) {
  const auto task = [](const std::string& done, const std::string& more) {
    return "      - { id: t, task: { who: secretary, goal: x, done_when: { as: secretary, call: "
           "ins.InsService/ListIdentities, expect: " +
           done + " }" + more + ", solution: [ { note: x } ] } }\n";
  };
  EXPECT_EQ(Story(Run(task("{ identities: [] }", ""))),
            "t failed\n  the task's check holds before anything was done\n");
  EXPECT_EQ(Story(Run(task("{ identities: { length: 1 } }", ""))),
            "t failed\n  identities: expected length 1, got []\n  the task's check does not hold after its solution\n");
  EXPECT_NE(Story(Run(task("{ identities: { length: 1 } }",
                           ", mistakes: [ { when: { call: ins.InsService/GetIdentity, refused: NOT_FOUND }, say: x, "
                           "play: [ { note: x } ] } ]")))
                .find("  the mistake is not recognised when it is made\n"),
            std::string::npos);
}

}  // namespace
}  // namespace parcours::scenarios
