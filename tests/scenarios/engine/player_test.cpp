// Scenarios played on a real host over mTLS.
#include "scenarios/engine/player.h"

#include <gtest/gtest.h>

#include <stop_token>
#include <string>
#include <vector>

#include "tests/scenarios/engine/playing.h"

namespace parcours::scenarios {
namespace {

using testing::kHead;
using testing::Load;

TEST_F(Playing, InsertsTheCardTypesThePinCallsAndMovesTheClock) {
  const RunResult run = Run(kFound);
  ASSERT_EQ(Story(run), "found passed\n");
  EXPECT_EQ(run.outcome, Outcome::kPassed);
  const StepResult& step = Step(run, 1);
  std::string calls;
  for (const ExchangeResult& one : step.exchanges)
    calls += one.actor + " " + one.card + " " + one.method + (one.implicit ? " implicit" : "") + "\n";
  EXPECT_EQ(
      calls,
      "operator OPERATOR InsertCard implicit\noperator OPERATOR VerifyPin implicit\nsecretary CPE SearchByTraits\n"
      "operator OPERATOR MoveClock implicit\n");
  EXPECT_EQ(step.exchanges[2].who, "ANNE ROY");
  EXPECT_EQ(step.exchanges[1].request["pin"], Json("•••"));
  EXPECT_EQ(step.exchanges[1].response["credential"]["private_key"], Json("•••"));
  EXPECT_EQ(step.captured, (std::vector<std::string>{"ins", "id"}));
  EXPECT_EQ(core::FormatTime(step.simulated_start), "2025-03-22T13:35:00Z");
  EXPECT_EQ(core::FormatTime(step.simulated_end), "2025-03-22T13:36:00Z");
}

TEST_F(Playing, UsesWhatWasSavedAndTheCardThatIsInAlready) {
  const RunResult run = Run(kFound + R"(
      - { as: secretary, call: ins.InsService/CheckIdentity, with: { ins: "${ins}" }, expect: { status: RETRIEVED, identity_id: "${id}" } }
      - { as: secretary, call: ins.InsService/CheckIdentity, with: { ins: "${cast.paul.ins}" }, expect: { identity_id: "${id}" } }
)");
  ASSERT_EQ(Story(run), "found passed\nact1.2 passed\nact1.3 passed\n");
  EXPECT_EQ(Step(run, 2).exchanges.size(), 1U);
}

TEST_F(Playing, SaysWhatDiffersAndStopsTheActButNotTheNextNorTheCleanup) {
  const RunResult run = Run(R"(
      - { id: a, as: secretary, call: ins.InsService/SearchByTraits, with: { birth_name: MARTEI, given_name: PAUL, sex: MALE, birth_date: 1961-06-12 },
          expect: { outcome: FOUND, identity: { present: true } }, save: { code: /cr_code } }
      - { id: b, note: x }
)",
                            R"(
  - title: Suivant
    steps:
      - { id: c, as: secretary, call: ins.InsService/ListIdentities, with: { page_token: "${code}" }, expect: { refused: PAGE_TOKEN_INVALID } }
finally:
  - { id: d, clock: { to: 2020-01-01T00:00:00Z } }
  - { id: e, note: x }
)");
  EXPECT_EQ(Story(run),
            "a failed\n  outcome: expected FOUND, got NOT_FOUND\n  identity: expected something, got nothing\nb "
            "skipped\nc passed\n"
            "d failed\n  " +
                Step(run, 1).skipped_because.en + run.acts[2].steps[0].failures.at(0).what.en + "\ne passed\n");
  EXPECT_EQ(run.outcome, Outcome::kFailed);
  EXPECT_EQ(run.acts[2].steps[0].failures[0].what.en.find("INVALID_ARGUMENT: "), 0U);
  EXPECT_EQ(Step(run, 1).failures[0].mark.line, 24);
  EXPECT_EQ(Step(run, 2).skipped_because.en, "a step before it failed");
}

TEST_F(Playing, StopsAfterTheStepInWhichItIsAskedToAndClearsUp) {
  class StopAtOnce : public Listener {
   public:
    void StepStarted(const struct Step& /*step*/) override { stop.request_stop(); }
    std::stop_source stop;
  };
  const auto scenario = Load(kHead + R"(
acts:
  - title: Acte
    steps: [{ id: a, note: x }, { id: b, note: x }]
  - title: Suivant
    steps: [{ id: c, note: x }]
finally: [{ id: d, note: x }]
)");
  StopAtOnce listener;
  const PlayOptions options{.stop = listener.stop.get_token()};
  const RunResult run = Play(*scenario, *world_, options, listener);
  EXPECT_EQ(Story(run), "environment interrupted\na passed\nb skipped\nd passed\n");
  EXPECT_EQ(Step(run, 2).skipped_because.en, "interrupted");
  EXPECT_EQ(run.outcome, Outcome::kFailed);
  EXPECT_EQ(Story(Play(*scenario, *world_, options, listener)), "environment interrupted\n");
}

TEST_F(Playing, GoesOnAfterAFailureThatSaysSo) {
  EXPECT_EQ(Story(Run(R"(
      - { id: a, as: secretary, call: ins.InsService/ListIdentities, expect: { identities: { length: 3 } }, continue: true }
      - { id: b, note: x }
)")),
            "a failed\n  identities: expected length 3, got []\nb passed\n");
}

TEST_F(Playing, ExpectsRefusalsByReasonCodeAndField) {
  EXPECT_EQ(Story(Run(R"(
      - { as: student, call: ins.InsService/ListIdentities }
      - { as: student, call: ins.InsService/SearchByTraits, with: { birth_name: MARTEL, given_name: PAUL, sex: MALE, birth_date: 1961-06-12 }, expect: { refused: CALLER_KIND_NOT_ALLOWED } }
      - { as: student, call: ins.InsService/SearchByTraits, with: { birth_name: MARTEL, given_name: PAUL, sex: MALE, birth_date: 1961-06-12 }, expect: { refused: { code: PERMISSION_DENIED, reason: { one_of: [NOT_FOUND, CALLER_KIND_NOT_ALLOWED] } } } }
      - { as: secretary, call: ins.InsService/SearchByTraits, with: { birth_name: "martel!", given_name: PAUL, sex: MALE, birth_date: hier }, expect: { refused: { reason: INVALID_ARGUMENT, violations: { any_order: [birth_date, birth_name] } } } }
      - { as: nobody, call: ins.InsService/ListIdentities, expect: { refused: CREDENTIAL_MISSING } }
      - { as: paul, call: ins.InsService/ListIdentities, expect: { refused: CREDENTIAL_MISSING } }
)")),
            "act1.1 passed\nact1.2 passed\nact1.3 passed\nact1.4 passed\nact1.5 passed\nact1.6 passed\n");
}

TEST_F(Playing, FailsWhereARefusalDoesNotComeOrIsAnother) {
  const std::string story = Story(Run(R"(
      - { id: a, as: secretary, call: ins.InsService/ListIdentities, expect: { refused: NOT_FOUND }, continue: true }
      - { id: b, as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: none }, expect: { refused: IDENTITY_NOT_QUALIFIED }, continue: true }
      - { id: c, as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: none }, continue: true }
      - { id: d, as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: none }, expect: { tls: refused } }
)"));
  EXPECT_EQ(story.find("a failed\n  expected a refusal, but the call was accepted\nb failed\n  refused: answer: "
                       "expected IDENTITY_NOT_QUALIFIED, got NOT_FOUND ("),
            0U)
      << story;
  EXPECT_NE(story.find("c failed\n  refused with NOT_FOUND: "), std::string::npos) << story;
  EXPECT_NE(story.find("d failed\n  expected the connection to be refused, but it was made\n"), std::string::npos)
      << story;
}

TEST_F(Playing, MeetsClosedConnectionsWithCertificatesOfNobodyAndOfOthers) {
  EXPECT_EQ(Story(Run(R"(
      - { as: { certificate: self_signed }, call: ins.InsService/ListIdentities, expect: { tls: refused } }
      - { as: { certificate: wrong_authority }, call: ins.InsService/ListIdentities, expect: { tls: refused } }
      - { as: secretary, call: ins.InsService/ListIdentities }
)")),
            "act1.1 passed\nact1.2 passed\nact1.3 passed\n");
}

TEST_F(Playing, PlaysCardsUntilTheyLockAndUnblocksThem) {
  EXPECT_EQ(Story(Run(R"(
      - { card: { pin: doctor, with: { pin: "0000" } }, expect: { refused: CARD_ABSENT } }
      - { card: { insert: doctor }, expect: { card: { inserted: true, pin_state: READY } } }
      - { card: { pin: doctor, with: { pin: "0000" } }, expect: { refused: { reason: CARD_PIN_WRONG, facts: { tries_left: 2 } } } }
      - { as: doctor, call: ins.InsService/ListIdentities, expect: { refused: CREDENTIAL_MISSING } }
      - { card: { pin: doctor, with: { pin: "0000" } }, expect: { refused: CARD_PIN_WRONG } }
      - { card: { pin: doctor, with: { pin: "0000" } }, expect: { refused: CARD_PIN_LOCKED } }
      - { card: { pin: doctor, with: { pin: "1234" } }, expect: { refused: CARD_PIN_LOCKED } }
      - { card: { pin: secretary, with: { pin: "4321" } }, expect: { refused: CARD_ABSENT } }
      - { card: { insert: secretary } }
      - { card: { pin: secretary, with: { pin: "4321" } } }
      - { as: secretary, call: ins.InsService/ListIdentities }
      - { card: { remove: secretary } }
      - { as: secretary, call: ins.InsService/ListIdentities, expect: { refused: { one_of: [CARD_ABSENT, CARD_PIN_NOT_VERIFIED, SESSION_ENDED] } } }
      - { card: { revoke: student, with: { reason: STOLEN } }, expect: { card: { revocation_reason: STOLEN } } }
)")),
            "act1.1 passed\nact1.2 passed\nact1.3 passed\nact1.4 passed\nact1.5 passed\nact1.6 passed\nact1.7 "
            "passed\nact1.8 passed\nact1.9 passed\n"
            "act1.10 passed\nact1.11 passed\nact1.12 passed\nact1.13 passed\nact1.14 passed\n");
}

TEST_F(Playing, SignsInAProfessionalByEcpsAndGoesBackToTheCard) {
  const RunResult run = Run(R"(
      - { as: nobody, call: signin.ProSanteConnectService/StartEcpsSignIn, with: { ps_id_nat: "8${cast.doctor.rpps}", csr: "${csr:doctor}" }, save: { asked: /auth_req_id } }
      - { as: operator, call: signin.PhoneService/Approve, with: { handle: doctor } }
      - { as: nobody, call: signin.ProSanteConnectService/PollEcpsSignIn, with: { auth_req_id: "${asked}" }, signs_in: doctor }
      - { as: doctor, call: dmp.DmpService/GetRecordStatus, with: { patient: "${cast.paul.ins}" } }
      - { as: { who: doctor, card: doctor }, call: dmp.DmpService/GetRecordStatus, with: { patient: "${cast.paul.ins}" } }
)");
  ASSERT_EQ(Story(run), "act1.1 passed\nact1.2 passed\nact1.3 passed\nact1.4 passed\nact1.5 passed\n");
  EXPECT_EQ(Step(run, 4).exchanges.back().card, "ECPS");
  EXPECT_EQ(Step(run, 4).exchanges.back().who, "Dr CLAIRE LENOIR");
  EXPECT_EQ(Step(run, 5).exchanges.back().card, "CPS");
}

TEST_F(Playing, SignsInACitizenWithTheCodeOnThePhoneAndShowsItToNobody) {
  const RunResult run = Run(R"(
      - { as: nobody, call: signin.CitizenAccountService/SignIn, with: { identifier: paul.martel, password: Cerisier2025 }, save: { asked: /sign_in_id } }
      - { as: operator, call: signin.PhoneService/ListMessages, with: { handle: paul, kind: CODE }, save: { code: /messages/0/code } }
      - { as: nobody, call: signin.CitizenAccountService/ConfirmCode, with: { sign_in_id: "${asked}", code: "${code}", csr: "${csr:paul}" }, signs_in: paul }
      - { as: paul, call: dmp.DmpService/GetRecordStatus, with: { patient: "${cast.paul.ins}" }, expect: { state: OPEN } }
)");
  ASSERT_EQ(run.outcome, Outcome::kPassed) << Story(run);
  EXPECT_EQ(Step(run, 2).exchanges.back().response["messages"][0]["code"], Json("•••"));
  EXPECT_EQ(Step(run, 4).exchanges.back().card, "SESSION");
  EXPECT_EQ(Step(run, 4).exchanges.back().who, "PAUL MARTEL");
}

TEST_F(Playing, PutsFaultsThatEndInSimulatedTime) {
  EXPECT_EQ(Story(Run(R"(
      - { fault: { service: ins.InsService, unavailable: true, for: 5 min } }
      - { as: secretary, call: ins.InsService/ListIdentities, expect: { refused: SERVICE_UNAVAILABLE } }
      - { id: waits, as: secretary, call: ins.InsService/ListIdentities, retry: { until: { identities: [] }, attempts: 9, every: 2 min } }
      - { fault: { method: ins.InsService/GetIdentity, refuse: STORE_FAILED } }
      - { as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: x }, expect: { refused: STORE_FAILED } }
      - { fault: { clear: true } }
      - { as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: x }, expect: { refused: NOT_FOUND } }
)")),
            "act1.1 passed\nact1.2 passed\nwaits passed\nact1.4 passed\nact1.5 passed\nact1.6 passed\nact1.7 passed\n");
}

TEST_F(Playing, RetriesByMovingTheClockAndGivesUp) {
  const RunResult run = Run(R"(
      - { id: a, as: secretary, call: ins.InsService/ListIdentities, retry: { until: { identities: { length: 1 } }, attempts: 3, every: 10 min } }
)");
  EXPECT_EQ(Story(run), "a failed\n  identities: expected length 1, got []\n");
  EXPECT_EQ(Step(run, 1).attempts, 3);
  EXPECT_EQ(Step(run, 1).simulated_end - Step(run, 1).simulated_start, std::chrono::minutes(20));
}

TEST_F(Playing, RetriesUntilARefusalComes) {
  const RunResult run = Run(R"(
      - { as: secretary, call: ins.InsService/ListIdentities, retry: { until: { refused: SERVICE_UNAVAILABLE } } }
      - { fault: { service: ins.InsService, unavailable: true } }
      - { as: secretary, call: ins.InsService/ListIdentities, retry: { until: { refused: SERVICE_UNAVAILABLE } } }
)");
  EXPECT_EQ(Step(run, 1).outcome, Outcome::kFailed);
  EXPECT_EQ(Story(Run(R"(
      - { fault: { service: ins.InsService, unavailable: true } }
      - { as: secretary, call: ins.InsService/ListIdentities, retry: { until: { refused: SERVICE_UNAVAILABLE } } }
)")),
            "act1.1 passed\nact1.2 passed\n");
}

TEST_F(Playing, SkipsStepsWhoseConditionDoesNotHold) {
  EXPECT_EQ(Story(RunText(kHead + R"(
variables: { mode: strict, empty: "" }
acts:
  - title: Acte
    steps:
      - { id: a, note: x, if: "${mode} == strict" }
      - { id: b, note: x, if: "${mode} == lax" }
      - { id: c, note: x, if: "${mode} != lax" }
      - { id: d, note: x, if: "${mode}" }
      - { id: e, note: x, if: "${unset}" }
      - { id: f, note: x, if: "${empty}" }
)")),
            "a passed\nb skipped\nc passed\nd passed\ne skipped\nf skipped\n");
}

TEST_F(Playing, TakesVariablesOfAnyForm) {
  EXPECT_EQ(Story(RunText(kHead + R"(
variables:
  name: MARTEL
  traits: { birth_name: "${name}", given_name: PAUL, sex: MALE, birth_date: 1961-06-12 }
acts:
  - title: Acte
    steps:
      - { id: a, as: secretary, call: ins.InsService/SearchByTraits, with: "${traits}", expect: { outcome: FOUND, identity: { traits: { birth_name: "${traits.birth_name}", given_names: [PAUL] } } } }
)")),
            "a passed\n");
}

TEST_F(Playing, ReadsAStreamUntilItHasEnough) {
  const RunResult run = Run(kFound + R"(
      - { id: watch, as: operator, call: journal.JournalService/WatchExchanges, receive: 2,
          expect: { messages: [ { exchange: { sequence: 1 } }, { exchange: { sequence: 2 } } ] }, save: { first: /messages/0/exchange/id } }
      - { id: get, as: operator, call: journal.JournalService/GetExchange, with: { exchange_id: "${first}" } }
)");
  EXPECT_EQ(Story(run), "found passed\nwatch passed\nget passed\n");
  EXPECT_EQ(Step(run, 2).exchanges[0].response["messages"].size(), 2U);
}

TEST_F(Playing, MasksSecretsInTheStepThatSavesThemAndAfter) {
  const RunResult run = RunText(kHead + R"(
variables: { wish: "très-secret" }
secrets: [wish, id]
acts:
  - title: Acte
    steps:
      - { id: a, as: secretary, call: ins.InsService/SearchByTraits, with: { birth_name: MARTEL, given_name: PAUL, sex: MALE, birth_date: 1961-06-12 }, save: { id: /identity/id } }
      - { id: b, as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: "${id}" }, expect: { identity: { id: "${wish}" } } }
)");
  ASSERT_EQ(Story(run), "a passed\nb failed\n  identity.id: expected •••, got •••\n");
  EXPECT_EQ(Step(run, 1).exchanges.back().response["identity"]["id"], Json("•••"));
  EXPECT_EQ(Step(run, 2).exchanges.back().request["identity_id"], Json("•••"));
}

// What must be the same for the same seed: everything but wall times.
std::string Canonical(const RunResult& run) {
  std::string text;
  for (const ActResult& act : run.acts) {
    for (const StepResult& step : act.steps) {
      text += step.step->id + core::FormatTime(step.simulated_start) + "\n";
      for (const ExchangeResult& one : step.exchanges) {
        if (!one.implicit)
          text += one.method + one.request.dump() + one.response.dump() + one.reason +
                  core::FormatTime(one.simulated_time) + "\n";
      }
    }
  }
  return text;
}

TEST_F(Playing, GivesTheSameForTheSameSeed) {
  const std::string first = Canonical(Run(kFound, {}, {.seed = 11}));
  EXPECT_EQ(first, Canonical(Run(kFound, {}, {.seed = 11})));
  EXPECT_NE(first, Canonical(Run(kFound, {}, {.seed = 12})));
}

TEST_F(Playing, TakesASnapshotBeforeEachActIfAsked) {
  EXPECT_EQ(Story(Run(kFound, {}, {.snapshots = true})), "found passed\n");
}

TEST_F(Playing, PlaysNothingWithoutAHost) {
  const auto scenario = Load(kHead + "acts: [ { title: A, steps: [ { note: x } ] } ]\n");
  World nowhere{.address = "localhost:1",
                .trust_root = world_->trust_root,
                .operator_credential = world_->operator_credential,
                .deadline = std::chrono::seconds(2)};
  Listener listener;
  const RunResult run = Play(*scenario, nowhere, {}, listener);
  EXPECT_EQ(run.outcome, Outcome::kFailed);
  EXPECT_TRUE(run.acts.empty());
  ASSERT_EQ(run.environment.size(), 1U);
}

TEST_F(Playing, SaysWhichCallsWentToADevelopersOwnServer) {
  const auto host = host::Host::Start(
      {.state = folder_->path() / "elsewhere", .endpoints = {{"parcours.ins.v1.InsService", "localhost:1"}}});
  ASSERT_TRUE(host) << host.error().detail;
  const World world{.address = (*host)->address(),
                    .trust_root = (*host)->trust_root(),
                    .operator_credential =
                        std::make_shared<const pki::TlsCredential>((*host)->OperatorCredential("trainer").value())};
  const auto scenario = Load(kHead + R"(
acts:
  - title: A
    steps:
      - { as: secretary, call: ins.InsService/ListIdentities, expect: { refused: EXTERNAL_SERVER_UNREACHABLE } }
      - { as: operator, call: journal.JournalService/ListExchanges, with: { target: parcours.ins.v1.InsService },
          expect: { exchanges: [ { external: true, reason: EXTERNAL_SERVER_UNREACHABLE } ] } }
      - { as: nobody, call: ins.InsService/ListIdentities, expect: { refused: CREDENTIAL_MISSING } }
)");
  Listener listener;
  const RunResult run = Play(*scenario, world, {}, listener);
  EXPECT_EQ(run.outcome, Outcome::kPassed) << Story(run);
  EXPECT_TRUE(Step(run, 1).exchanges.back().external);
  EXPECT_FALSE(Step(run, 2).exchanges.back().external);
  EXPECT_FALSE(Step(run, 3).exchanges.back().external) << "the host refused it itself";
}

TEST_F(Playing, TellsTheListenerInOrder) {
  class Recorder final : public Listener {
   public:
    void RunStarted(const Scenario&) override { heard += "run "; }
    void ActStarted(const Act&, std::size_t number, std::size_t of) override {
      heard += std::to_string(number) + "/" + std::to_string(of) + " ";
    }
    void StepStarted(const scenarios::Step& step) override { heard += "+" + step.id + " "; }
    void StepFinished(const StepResult& result) override { heard += "-" + result.step->id + " "; }
    void ActFinished(const ActResult&) override { heard += "act "; }
    void RunFinished(const RunResult&) override { heard += "end"; }
    std::string heard;
  };
  const auto scenario = Load(
      kHead + "acts: [ { title: A, steps: [ { id: a, note: x } ] }, { title: B, steps: [ { id: b, note: x } ] } ]\n");
  Recorder recorder;
  Play(*scenario, *world_, {}, recorder);
  EXPECT_EQ(recorder.heard, "run 1/2 +a -a act 2/2 +b -b act end");
}

}  // namespace
}  // namespace parcours::scenarios
