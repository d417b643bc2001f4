#include "scenarios/engine/checker.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

using testing::kHead;
using testing::SaidOf;

// Steps in one act, each on a line of its own; the first is line 22.
std::string With(const std::string& step) {
  return kHead + "acts:\n  - title: Acte\n    steps:\n      - " + step + "\n";
}

constexpr const char* kFind =
    "{ as: secretary, call: ins.InsService/SearchByTraits, with: { birth_name: MARTEL, given_name: PAUL, sex: MALE, "
    "birth_date: 1961-06-12 }";

struct Case {
  const char* name;
  std::string step;
  std::string said;
};

class Checking : public ::testing::TestWithParam<Case> {};

TEST_P(Checking, SaysWhatWouldFailWhoeverPlaysIt) {
  EXPECT_EQ(SaidOf(With(GetParam().step)), GetParam().said);
}

std::string NameOf(const ::testing::TestParamInfo<Case>& one) {
  return one.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Calls, Checking,
    ::testing::Values(
        Case{"Right",
             kFind + std::string(", expect: { outcome: FOUND, identity: { status: RETRIEVED } }, save: { ins: "
                                 "/identity/ins, first: /identity/traits/given_names/0 } }"),
             ""},
        Case{"FullNames",
             "{ as: secretary, call: parcours.ins.v1.InsService/ListIdentities, with: { status: "
             "IDENTITY_STATUS_QUALIFIED } }",
             ""},
        Case{
            "Method", "{ as: secretary, call: ins.InsService/SearchByTrait }",
            "t.yaml:22:32: unknown method ins.InsService/SearchByTrait, did you mean ins.InsService/SearchByTraits?\n"},
        Case{"Person", "{ as: secretery, call: ins.InsService/ListIdentities }",
             "t.yaml:22:15: unknown person secretery, did you mean secretary?\n"},
        Case{"Card", "{ as: { who: doctor, card: docter }, call: ins.InsService/ListIdentities }",
             "t.yaml:22:15: unknown card docter, did you mean doctor?\n"},
        Case{"Certificate", "{ as: { certificate: expired }, call: ins.InsService/ListIdentities }",
             "t.yaml:22:15: unknown certificate expired, one of self_signed, wrong_authority\n"},
        Case{"NotSignedIn", "{ as: paul, call: ins.InsService/ListIdentities }",
             "t.yaml:22:15: paul has not signed in, an earlier step has signs_in: paul\n"},
        Case{"NotSignedInOnPurpose",
             "{ as: paul, call: ins.InsService/ListIdentities, expect: { refused: CREDENTIAL_MISSING } }", ""},
        Case{"Field", "{ as: secretary, call: ins.InsService/GetIdentity, with: { identity: x } }",
             "t.yaml:22:66: identity_id is required\nt.yaml:22:68: unknown field identity, one of identity_id\n"},
        Case{"Required", "{ as: secretary, call: ins.InsService/GetIdentity }",
             "t.yaml:22:32: identity_id is required\n"},
        Case{"RequiredInside",
             "{ as: secretary, call: ins.InsService/CheckIdentity, with: { ins: { matricule: '1610699000001', key: "
             "'84' } } }",
             "t.yaml:22:75: oid is required\n"},
        Case{"Enum", "{ as: secretary, call: ins.InsService/ListIdentities, with: { status: QUALIFED } }",
             "t.yaml:22:79: unknown value QUALIFED, did you mean QUALIFIED?\n"},
        Case{"Variable", "{ as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: '${id}' } }",
             "t.yaml:22:81: no variable id, save it in an earlier step or define it under variables\n"},
        Case{"SavedBefore",
             kFind + std::string(", save: { id: /identity/id } }\n      - { as: secretary, call: "
                                 "ins.InsService/GetIdentity, with: { identity_id: '${id}' } }"),
             ""},
        Case{"CastMember", "{ as: secretary, call: ins.InsService/CheckIdentity, with: { ins: '${cast.pual.ins}' } }",
             "t.yaml:22:75: no variable cast.pual.ins, save it in an earlier step or define it under variables\n"},
        Case{"Csr", "{ as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: '${csr:somebody}' } }",
             "t.yaml:22:81: no variable csr:somebody, save it in an earlier step or define it under variables\n"},
        Case{"Pointer", kFind + std::string(", save: { ins: /identity/inz } }"),
             "t.yaml:22:154: unknown field inz, did you mean ins?\n"},
        Case{"PointerIntoText", kFind + std::string(", save: { x: /cr_code/y } }"),
             "t.yaml:22:154: unknown field y\n"}),
    NameOf);

std::string Expecting(const std::string& expectation) {
  return kFind + std::string(", expect: ") + expectation + " }";
}

INSTANTIATE_TEST_SUITE_P(
    Expectations, Checking,
    ::testing::Values(
        Case{"Field", Expecting("{ outcom: FOUND }"), "t.yaml:22:156: unknown field outcom, did you mean outcome?\n"},
        Case{"FieldInside", Expecting("{ identity: { statos: QUALIFIED } }"),
             "t.yaml:22:168: unknown field statos, did you mean status?\n"},
        Case{"FieldInAList", Expecting("{ identity: { ins_history: { contains: { keyy: '1' } } } }"),
             "t.yaml:22:195: unknown field keyy, did you mean key?\n"},
        Case{"Enum", Expecting("{ outcome: FOND }"), "t.yaml:22:165: unknown value FOND, did you mean FOUND?\n"},
        Case{"EnumInAnOperator", Expecting("{ outcome: { one_of: [FOUND, NONE] } }"),
             "t.yaml:22:183: unknown value NONE, one of UNSPECIFIED, FOUND, NOT_FOUND, SEVERAL\n"},
        Case{"Operator", Expecting("{ cr_code: { matchs: x } }"),
             "t.yaml:22:167: unknown operator matchs, did you mean matches?\n"},
        Case{"OperatorBesideAnother", Expecting("{ cr_code: { matches: x, lenght: 2 } }"),
             "t.yaml:22:179: unknown operator lenght, did you mean length?\n"},
        Case{"Pattern", Expecting("{ cr_code: { matches: '(' } }"), "t.yaml:22:176: not a regular expression: (\n"},
        Case{"PatternInAVariable", Expecting("{ cr_code: { matches: '^${cast.paul.handle}' } }"), ""},
        Case{"Between", Expecting("{ identity: { revision: { between: [1] } } }"),
             "t.yaml:22:180: between wants [low, high]\n"},
        Case{"Number", Expecting("{ identity: { revision: first } }"),
             "t.yaml:22:178: revision is never first: it is a number\n"},
        Case{"Time", Expecting("{ identity: { created: yesterday } }"),
             "t.yaml:22:177: created is never yesterday: it is a time such as 2025-03-22T14:35:00+01:00\n"},
        Case{"ListAsValue", Expecting("{ discrepancies: SEX }"),
             "t.yaml:22:171: discrepancies is a list, write [ … ], or an operator such as contains or length\n"},
        Case{"ValueAsList", Expecting("{ cr_code: [x] }"), "t.yaml:22:165: a list where cr_code has one value\n"},
        Case{"AnyOrderOfOne", Expecting("{ cr_code: { any_order: [x] } }"),
             "t.yaml:22:167: any_order is for lists, and cr_code is none\n"},
        Case{"Present", Expecting("{ cr_code: { present: yes } }"), "t.yaml:22:167: present wants true or false\n"},
        Case{"Variable", Expecting("{ cr_code: '${code}' }"),
             "t.yaml:22:165: no variable code, save it in an earlier step or define it under variables\n"},
        Case{"Reason", Expecting("{ refused: IDENTITY_NOT_QUALIFED }"),
             "t.yaml:22:165: unknown reason IDENTITY_NOT_QUALIFED, did you mean IDENTITY_NOT_QUALIFIED?\n"},
        Case{"ReasonInAMap", Expecting("{ refused: { code: NOT_FOUND, reason: NOT_FUND } }"),
             "t.yaml:22:192: unknown reason NOT_FUND, did you mean NOT_FOUND?\n"},
        Case{"Reasons", Expecting("{ refused: { one_of: [NOT_FOUND, NOPE] } }"),
             "t.yaml:22:187: unknown reason NOPE\n"},
        Case{"Code", Expecting("{ refused: { code: NOT_FUND } }"),
             "t.yaml:22:173: unknown status code NOT_FUND, did you mean NOT_FOUND?\n"},
        Case{"FieldOfRefused", Expecting("{ refused: { reson: NOT_FOUND } }"),
             "t.yaml:22:167: unknown field of refused: reson, did you mean reason?\n"},
        Case{"RefusedAndAnswered", Expecting("{ refused: NOT_FOUND, outcome: FOUND }"),
             "t.yaml:22:156: refused cannot be expected of a call that is refused\nt.yaml:22:176: outcome cannot be "
             "expected of a call that is refused\n"},
        Case{"Tls", Expecting("{ tls: broken }"), "t.yaml:22:161: tls can only be refused, write {tls: refused}\n"},
        Case{"Stream",
             "{ as: operator, call: journal.JournalService/WatchExchanges, receive: 2, expect: { messages: [ { "
             "exchange: { code: 0 } }, { exchnge: {} } ] } }",
             "t.yaml:22:133: unknown field exchnge, did you mean exchange?\n"},
        Case{"StreamField",
             "{ as: operator, call: journal.JournalService/WatchExchanges, expect: { exchange: { code: 0 } } }",
             "t.yaml:22:80: unknown field of a stream's answer: exchange, one of messages\n"},
        Case{"Until", "{ as: secretary, call: ins.InsService/ListIdentities, retry: { until: { identitys: [] } } }",
             "t.yaml:22:81: unknown field identitys, did you mean identities?\n"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Others, Checking,
    ::testing::Values(Case{"Card", "{ card: { insert: docter } }",
                           "t.yaml:22:17: unknown card docter, did you mean doctor?\n"},
                      Case{"Pin", "{ card: { pin: doctor } }", "t.yaml:22:17: pin is required\n"},
                      Case{"CardField", "{ card: { pin: doctor, with: { pin: '1', pine: x } } }",
                           "t.yaml:22:50: unknown field pine, did you mean pin?\n"},
                      Case{"FaultService", "{ fault: { service: ins.InsServise, unavailable: true } }",
                           "t.yaml:22:29: unknown service ins.InsServise, did you mean ins.InsService?\n"},
                      Case{"FaultReason", "{ fault: { service: ins.InsService, refuse: NOPE } }",
                           "t.yaml:22:53: unknown value NOPE\n"},
                      Case{"FaultDelay", "{ fault: { service: ins.InsService, slow: 3 } }",
                           "t.yaml:22:51: not a duration, write it as 5 min or 1 h 30 min\n"},
                      Case{"Condition", "{ note: x, if: '${a} == b' }",
                           "t.yaml:22:24: no variable a, save it in an earlier step or define it under variables\n"},
                      Case{"ConditionOfPresence", "{ note: x, if: '${a}' }", ""},
                      Case{"TaskMethodAndReason",
                           "{ task: { who: paul, goal: x, done_when: { as: secretary, call: "
                           "ins.InsService/ListIdentities, expect: { identities: [] } }, "
                           "mistakes: [ { when: { call: ins.InsService/Nope, refused: NOPE }, say: x } ], solution: [ "
                           "{ as: nowho, call: ins.InsService/ListIdentities } ] } }",
                           "t.yaml:22:146: unknown method ins.InsService/Nope\nt.yaml:22:146: unknown reason NOPE\n"
                           "t.yaml:22:230: unknown person nowho, one of paul, doctor, student, secretary, hospital, "
                           "operator, nobody\n"},
                      Case{"TaskWho",
                           "{ task: { who: pual, goal: x, done_when: { as: secretary, call: "
                           "ins.InsService/ListIdentities, expect: { identities: [] } }, solution: [] } }",
                           "t.yaml:22:17: unknown person pual, did you mean paul?\n"}),
    NameOf);

TEST(Checker, KnowsWhoHasSignedIn) {
  EXPECT_EQ(SaidOf(kHead + R"(
acts:
  - title: Acte
    steps:
      - { as: nobody, call: sandbox.SandboxService/GetSandbox, with: { sandbox_id: "${csr:paul}" }, signs_in: paul }
      - { as: paul, call: ins.InsService/ListIdentities }
)"),
            "");
}

}  // namespace
}  // namespace parcours::scenarios
