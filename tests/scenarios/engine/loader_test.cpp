#include "scenarios/engine/loader.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

using testing::kHead;
using testing::Load;
using testing::Said;
using testing::SaidOf;

// One step in one act.
std::string With(const std::string& step) {
  return kHead + "acts:\n  - title: Acte\n    steps:\n      - " + step + "\n";
}

const Step& FirstStep(const Scenario& scenario) {
  return scenario.acts.front().steps.front();
}

TEST(Loader, ReadsTheHead) {
  const auto scenario = Load(kHead + R"(
learn: { fr: "Apprendre", en: "Learn" }
level: discovery
lasts: 10 min
seed: 42
labels: [identity, ci]
variables: { town: Bourges, pin: "0000" }
secrets: pin
acts: []
)");
  ASSERT_NE(scenario, nullptr);
  EXPECT_EQ(scenario->title.en, "Trial");
  EXPECT_EQ(scenario->learn.fr, "Apprendre");
  EXPECT_EQ(scenario->level, "discovery");
  EXPECT_EQ(scenario->lasts, std::chrono::minutes(10));
  EXPECT_EQ(core::FormatTime(scenario->starts), "2025-03-22T13:35:00Z");
  EXPECT_EQ(scenario->seed, 42U);
  EXPECT_EQ(scenario->labels, (std::vector<std::string>{"identity", "ci"}));
  EXPECT_EQ(scenario->secrets, std::vector<std::string>{"pin"});
  EXPECT_EQ(scenario->cast.persons(0).traits().given_names(0), "PAUL");
  EXPECT_EQ(scenario->name, "t");
}

TEST(Loader, GivesEveryoneTheCardThatTheyUsuallyHave) {
  const auto scenario = Load(kHead + "acts: []\n");
  ASSERT_NE(scenario, nullptr);
  std::string cards;
  for (const auto& card : scenario->cast.cards()) {
    cards +=
        card.handle() + " " + policy::v1::CallerKind_Name(card.kind()) + " " + card.holder() + " " + card.pin() + "\n";
  }
  EXPECT_EQ(
      cards,
      "secretary CALLER_KIND_CPE secretary 4321\ndoctor CALLER_KIND_CPS doctor \nstudent CALLER_KIND_CPF student \n");
}

TEST(Loader, ReadsEveryKindOfStep) {
  const auto scenario = Load(kHead + R"(
acts:
  - title: { fr: "Acte", en: "Act" }
    steps:
      - { id: called, as: doctor, call: ins.InsService/SearchByTraits, with: { birth_name: X, given_name: Y, sex: MALE, birth_date: 1961-06-12 }, expect: { outcome: NOT_FOUND }, takes: 1 min, requires: [R-1], continue: true }
      - { card: { pin: doctor, with: { pin: "0000" } }, expect: { refused: CARD_ABSENT } }
      - { clock: { advance: 5 min } }
      - { fault: { service: ins.InsService, unavailable: true, for: 5 min } }
      - { ask: { fr: "Pourquoi ?" }, answers: [ { fr: "Oui", right: true, because: "car" }, { fr: "Non" } ] }
      - { note: "À retenir" }
      - task:
          who: paul
          goal: "Faire"
          hints: ["Un", { fr: "Deux", en: "Two" }]
          done_when: { as: secretary, call: ins.InsService/ListIdentities, expect: { identities: [] } }
          mistakes: [ { when: { call: ins.InsService/GetIdentity, refused: NOT_FOUND }, say: "Non" } ]
          solution: [ { note: "fait" } ]
finally:
  - { clock: { to: 2026-01-01T00:00:00Z } }
)");
  ASSERT_NE(scenario, nullptr);
  std::string kinds;
  for (const Step& step : scenario->acts[0].steps) kinds += std::string(KindOf(step)) + " " + step.id + "\n";
  EXPECT_EQ(kinds, "call called\ncard act1.2\nclock act1.3\nfault act1.4\nask act1.5\nnote act1.6\ntask act1.7\n");
  const Step& called = FirstStep(*scenario);
  EXPECT_EQ(called.takes, std::chrono::minutes(1));
  EXPECT_EQ(called.requires_, std::vector<std::string>{"R-1"});
  EXPECT_TRUE(called.goes_on);
  EXPECT_EQ(called.mark.line, 23);
  const auto& task = std::get<TaskStep>(scenario->acts[0].steps[6].action);
  EXPECT_EQ(task.hints[1].en, "Two");
  EXPECT_EQ(task.solution[0].id, "act1.7.1");
  EXPECT_EQ(scenario->finally[0].id, "finally.1");
}

struct Bad {
  const char* name;
  std::string yaml;
  std::string said;
};

class BadScenario : public ::testing::TestWithParam<Bad> {};

TEST_P(BadScenario, IsRefusedWithItsPlaceAndCure) {
  EXPECT_EQ(SaidOf(GetParam().yaml), GetParam().said);
}

std::string NameOf(const ::testing::TestParamInfo<Bad>& bad) {
  return bad.param.name;
}

const std::string kTop = "parcours: 1\ntitle: T\nstarts: 2025-03-22T14:35:00+01:00\n";

INSTANTIATE_TEST_SUITE_P(
    Head, BadScenario,
    ::testing::Values(
        Bad{"Newer", "parcours: 2\nunknown: x\n",
            "t.yaml:1:11: format 2 is newer than this program, which knows format 1, use a newer program\n"},
        Bad{"Older", "parcours: 0\n", "t.yaml:1:11: there is no format 0, write parcours: 1\n"},
        Bad{"NoNumber", "parcours: one\n", "t.yaml:1:11: parcours wants a whole number\n"},
        Bad{"NoFormat", "title: x\n", "t.yaml:1:1: a scenario has no parcours\n"},
        Bad{"NoMap", "- x\n", "t.yaml:1:1: a scenario is a list, not a map of fields\n"},
        Bad{"NothingElse", "parcours: 1\n",
            "t.yaml:1:1: a scenario has no title\nt.yaml:1:1: a scenario has no starts\nt.yaml:1:1: a scenario has no "
            "acts\n"},
        Bad{"UnknownField", kTop + "acts: []\ntittle: x\n",
            "t.yaml:5:1: unknown field of a scenario: tittle, did you mean title?\n"},
        Bad{"TimeWithoutOffset", "parcours: 1\ntitle: T\nstarts: 2025-03-22T14:35:00\nacts: []\n",
            "t.yaml:3:9: starts is not a time, write it as 2025-03-22T14:35:00+01:00\n"},
        Bad{"Duration", kTop + "lasts: 10\nacts: []\n",
            "t.yaml:4:8: lasts is not a duration, write it as 5 min or 1 h 30 min\n"},
        Bad{"Seed", kTop + "seed: -1\nacts: []\n", "t.yaml:4:7: seed wants a whole number\n"},
        Bad{"Labels", kTop + "labels: [{a: b}]\nacts: []\n", "t.yaml:4:10: labels wants words\n"},
        Bad{"Title", "parcours: 1\ntitle: { en: T }\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
            "t.yaml:2:8: a text has no fr, French comes first\n"},
        Bad{"TextField", "parcours: 1\ntitle: { fr: T, de: U }\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
            "t.yaml:2:17: unknown field of a text: de, one of fr, en\n"},
        Bad{"Secret", kTop + "secrets: [pin]\nacts: []\n", "t.yaml: the secret pin is no variable\n"},
        Bad{"Reserved", kTop + "variables: { now: 1, 'a b': 2 }\nacts: []\n",
            "t.yaml:4:14: now is set by the engine, choose another name\nt.yaml:4:22: a b is no name for a variable, "
            "letters, digits and _\n"},
        Bad{"Variables", kTop + "variables: [a]\nacts: []\n", "t.yaml:4:12: variables wants names and values\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Cast, BadScenario,
    ::testing::Values(
        Bad{"Group", kTop + "cast: { person: {} }\nacts: []\n",
            "t.yaml:4:9: unknown field of cast: person, did you mean persons?\n"},
        Bad{"Handles", kTop + "cast: { persons: [x] }\nacts: []\n",
            "t.yaml:4:18: persons wants handles and what they are\n"},
        Bad{"Field", kTop + "cast: { structures: { s: { name: A, finess: B, sektor: C } } }\nacts: []\n",
            "t.yaml:4:26: sector is required\nt.yaml:4:48: unknown field sektor, did you mean sector?\n"},
        Bad{"Twice",
            kTop + "cast:\n  structures: { t: { name: A, finess: B, sector: C } }\n  persons: { s: { traits: { "
                   "birth_name: A, given_names: B, sex: MALE, birth_date: 2000-01-01 } } }\n  employees: { s: { "
                   "given_name: A, family_name: B, structure: t, internal_id: '1' } }\nacts: []\n",
            "t.yaml:7:16: two of the cast are called s\n"},
        Bad{"Holder", kTop + "cast: { cards: { c: { kind: CPS, holder: nobody_there } } }\nacts: []\n",
            "t.yaml:4:18: card c is held by nobody_there, who is not in the cast\n"},
        Bad{"Structure",
            kTop + "cast: { employees: { e: { given_name: A, family_name: B, structure: hopital, internal_id: '1' } } "
                   "}\nacts: []\n",
            "t.yaml:4:22: e works at hopital, which is not in the cast\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Steps, BadScenario,
    ::testing::Values(
        Bad{"Nothing", With("{ say: x }"),
            "t.yaml:22:9: a step does nothing, give it one of call, card, clock, fault, ask, task, note\n"},
        Bad{"TwoThings", With("{ note: x, clock: { advance: 1 s } }"),
            "t.yaml:22:9: a step does one thing, give it one of call, card, clock, fault, ask, task, note\n"},
        Bad{"UnknownKey", With("{ note: x, sai: y }"),
            "t.yaml:22:20: unknown field of a step: sai, did you mean say?\n"},
        Bad{"KeyOfAnotherKind", With("{ note: x, as: doctor }"),
            "t.yaml:22:20: unknown field of a step: as, did you mean ask?\n"},
        Bad{"NobodyCalls", With("{ call: ins.InsService/ListIdentities }"), "t.yaml:22:9: a step has no as\n"},
        Bad{"Clock", With("{ clock: { advance: 1 s, to: 2025-03-22T14:35:00Z } }"),
            "t.yaml:22:18: a clock step moves the clock once, either advance: or to:\n"},
        Bad{"Gesture", With("{ card: { insert: doctor, remove: doctor } }"),
            "t.yaml:22:17: a card step has one gesture, one of insert, remove, pin, change_pin, unblock, revoke\n"},
        Bad{"Fault", With("{ fault: { service: ins.InsService } }"),
            "t.yaml:22:18: a fault names a service or method and what goes wrong, write {service: dmp.DmpService, "
            "unavailable: true}; or slow: 2 s, refuse: REASON, corrupt: true; or {clear: true}\n"},
        Bad{"NoRightAnswer", With("{ ask: x, answers: [ { fr: a } ] }"),
            "t.yaml:22:16: a question has no right answer, mark one with right: true\n"},
        Bad{"Retry", With("{ note: x, retry: { until: { a: b } } }"),
            "t.yaml:22:27: only a call can be retried, move retry to a step with call\n"},
        Bad{"Attempts",
            With("{ as: secretary, call: ins.InsService/ListIdentities, retry: { until: { identities: [] }, attempts: "
                 "4294967297 } }"),
            "t.yaml:22:70: attempts: from 1 to 1000\n"},
        Bad{"Receive", With("{ as: secretary, call: ins.InsService/ListIdentities, receive: 0 }"),
            "t.yaml:22:72: receive: from 1 to 1000\n"},
        Bad{"Condition", With("{ note: x, if: a == b }"),
            "t.yaml:22:24: a condition looks at a variable, write ${x} == y, ${x} != y or ${x}\n"},
        Bad{"Flag", With("{ note: x, continue: yes }"), "t.yaml:22:30: continue wants true or false\n"},
        Bad{"SameId", With("{ id: a, note: x }\n      - { id: a, note: y }"), "t.yaml:23:9: two steps have the id a\n"},
        Bad{"Pointer", With("{ as: secretary, call: ins.InsService/ListIdentities, save: { x: identities } }"),
            "t.yaml:22:74: identities is no JSON Pointer, it starts with /\n"},
        Bad{"TaskWithoutEnd", With("{ task: { who: paul, goal: x } }"),
            "t.yaml:22:17: task has no done_when\nt.yaml:22:17: task has no solution\n"}),
    NameOf);

TEST(Loader, SaysEverythingAtOnceInTheOrderOfTheFile) {
  EXPECT_EQ(SaidOf(kTop + "lasts: long\nacts:\n  - steps: [ { note: x, sai: y }, { clock: {} } ]\n    titel: z\n"),
            "t.yaml:4:8: lasts is not a duration, write it as 5 min or 1 h 30 min\n"
            "t.yaml:6:25: unknown field of a step: sai, did you mean say?\n"
            "t.yaml:6:44: a clock step moves the clock once, either advance: or to:\n"
            "t.yaml:7:5: unknown field of an act: titel, did you mean title?\n");
}

class Includes : public ::testing::Test {
 protected:
  std::string SaidOfFile(const std::filesystem::path& path) {
    Diagnostics diagnostics;
    scenario_ = LoadScenario(path, diagnostics);
    EXPECT_EQ(scenario_ == nullptr, !diagnostics.empty());
    std::string said = Said(diagnostics);
    const std::string folder = folder_.path().string() + "/";
    for (auto at = said.find(folder); at != std::string::npos; at = said.find(folder)) said.erase(at, folder.size());
    return said;
  }

  testing::Folder folder_;
  std::unique_ptr<const Scenario> scenario_;
};

TEST_F(Includes, AddCastVariablesAndSecretsRelativeToTheFileThatNamesThem) {
  folder_.Write("cast/people.yaml", "parcours: 1\ninclude: more/hospital.yaml\nvariables: { a: 1, b: 2 }\n");
  folder_.Write("cast/more/hospital.yaml",
                "parcours: 1\ncast: { structures: { h: { name: A, finess: B, sector: C } } }\nsecrets: a\n");
  const auto path = folder_.Write(
      "paul/p.yaml",
      kTop + "include: [../cast/people.yaml, ../cast/more/hospital.yaml]\nvariables: { b: 3 }\nacts: []\n");
  EXPECT_EQ(SaidOfFile(path), "");
  ASSERT_EQ(scenario_->cast.structures_size(), 1) << "included twice, there once";
  EXPECT_EQ(scenario_->secrets, std::vector<std::string>{"a"});
  EXPECT_EQ(scenario_->variables.back().value.text, "3") << "the file's own come last and win";
}

TEST_F(Includes, RefuseACircle) {
  folder_.Write("a.yaml", "parcours: 1\ninclude: b.yaml\n");
  folder_.Write("b.yaml", "parcours: 1\ninclude: ./a.yaml\n");
  EXPECT_EQ(SaidOfFile(folder_.Write("p.yaml", kTop + "include: a.yaml\nacts: []\n")),
            "b.yaml:2:10: ./a.yaml includes itself, break the circle\n");
  EXPECT_EQ(SaidOfFile(folder_.Write("q.yaml", kTop + "include: q.yaml\nacts: []\n")),
            "q.yaml:4:10: q.yaml includes itself, break the circle\n");
}

TEST_F(Includes, RefuseWhatIsNotThereTooDeepOrOfAnotherFormat) {
  EXPECT_EQ(
      SaidOfFile(folder_.Write("p.yaml", kTop + "include: none.yaml\nacts: []\n")).find("p.yaml:4:10: cannot include "),
      0U);
  folder_.Write("new.yaml", "parcours: 7\n");
  EXPECT_EQ(SaidOfFile(folder_.Write("q.yaml", kTop + "include: new.yaml\nacts: []\n")),
            "new.yaml:1:11: format 7 is newer than this program, which knows format 1, use a newer program\n");
  for (int i = 0; i < 20; ++i)
    folder_.Write("d" + std::to_string(i) + ".yaml", "parcours: 1\ninclude: d" + std::to_string(i + 1) + ".yaml\n");
  EXPECT_EQ(SaidOfFile(folder_.Write("r.yaml", kTop + "include: d0.yaml\nacts: []\n")),
            "d14.yaml:2:10: includes nested too deep\n");
}

TEST_F(Includes, HaveNoTitleOrActs) {
  folder_.Write("a.yaml", "parcours: 1\nacts: []\n");
  EXPECT_EQ(SaidOfFile(folder_.Write("p.yaml", kTop + "include: a.yaml\nacts: []\n"))
                .find("a.yaml:2:1: unknown field of an included file: acts"),
            0U);
}

TEST_F(Includes, CountMistakesInAnIncludedFileAtTheirPlace) {
  folder_.Write("a.yaml", "parcours: 1\ncast:\n  structures: { h: { name: A, finess: B, sector: C, twon: D } }\n");
  EXPECT_EQ(SaidOfFile(folder_.Write("p.yaml", kTop + "include: a.yaml\nacts: []\n"))
                .find("a.yaml:3:53: unknown field twon, did you mean town?\n"),
            0U);
}

TEST(Loader, SaysThatAFileCannotBeRead) {
  Diagnostics diagnostics;
  EXPECT_EQ(LoadScenario("/nowhere/none.yaml", diagnostics), nullptr);
  EXPECT_EQ(Said(diagnostics).find("/nowhere/none.yaml: cannot be read: "), 0U);
}

}  // namespace
}  // namespace parcours::scenarios
