// A scenario played before a class, over the wire: by commands, seen by a watch.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/playback/v1/playback.grpc.pb.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

using playback::v1::CommandPlaybackRequest;
using playback::v1::OpenPlaybackRequest;
using playback::v1::OpenPlaybackResponse;
using State = playback::v1::Playback;
using testing::HasSubstr;

constexpr const char* kStory = R"(parcours: 1
title: { fr: "Essai", en: "Trial" }
learn: { fr: "Une chose", en: "One thing" }
level: débutant
lasts: 5 min
starts: 2025-03-22T14:35:00+01:00
cast:
  persons:
    paul: { traits: { birth_name: MARTEL, given_names: [PAUL], sex: MALE, birth_date: 1961-06-12, birth_place: "18033" } }
  employees:
    secretary: { given_name: ANNE, family_name: ROY, structure: hospital, internal_id: "000000018", role: "331" }
  structures:
    hospital: { name: HOPITAL DE TEST, finess: 1B0062023, sector: SA01, town: Bourges }
acts:
  - title: { fr: "Premier", en: "First" }
    steps:
      - { id: hello, note: { fr: "Bonjour", en: "Hello" } }
      - { id: found, as: secretary, call: ins.InsService/SearchByTraits,
          with: { birth_name: MARTEL, given_name: PAUL, sex: MALE, birth_date: 1961-06-12 },
          expect: { outcome: FOUND }, save: { id: /identity/id }, takes: 1 min }
      - id: question
        ask: { fr: "Et maintenant ?", en: "What now?" }
        answers:
          - { fr: "Qualifier", en: "Qualify", right: true, because: { fr: "Oui", en: "Yes" } }
          - { fr: "Rien", en: "Nothing", because: { fr: "Non", en: "No" } }
      - id: qualify
        task:
          who: secretary
          goal: { fr: "Qualifiez", en: "Qualify" }
          done_when: { as: secretary, call: ins.InsService/GetIdentity, with: { identity_id: "${id}" }, expect: { identity: { status: QUALIFIED } } }
          solution:
            - { as: secretary, call: ins.InsService/ValidateIdentity, with: { identity_id: "${id}", document: PASSPORT } }
)";

class Playbacks : public World {
 protected:
  Playbacks() : stub_(playback::v1::PlaybackService::NewStub(OperatorChannel())) { std::ofstream(File()) << kStory; }

  std::filesystem::path File() const { return folder_ / "story.yaml"; }

  OpenPlaybackResponse Open() {
    OpenPlaybackRequest request;
    request.set_request_id(NextRequestId());
    request.set_path(File());
    grpc::ClientContext context;
    OpenPlaybackResponse response;
    const auto status = stub_->OpenPlayback(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::Status Command(const State& at, CommandPlaybackRequest request,
                       playback::v1::PlaybackService::Stub* stub = nullptr) {
    request.set_request_id(NextRequestId());
    request.set_playback_id(at.id());
    request.set_revision(at.revision());
    grpc::ClientContext context;
    playback::v1::CommandPlaybackResponse response;
    return (stub != nullptr ? stub : stub_.get())->CommandPlayback(&context, request, &response);
  }

  // Watches until it stands still.
  State Settled(const std::string& id) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    playback::v1::WatchPlaybackRequest request;
    request.set_playback_id(id);
    const auto stream = stub_->WatchPlayback(&context, request);
    playback::v1::WatchPlaybackResponse event;
    while (stream->Read(&event)) {
      if (event.playback().mode() == State::MODE_WAITING || event.playback().mode() == State::MODE_ENDED) break;
    }
    context.TryCancel();
    return event.playback();
  }

  State Do(const State& at, const CommandPlaybackRequest& request) {
    const auto status = Command(at, request);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return Settled(at.id());
  }

  static CommandPlaybackRequest Step() {
    CommandPlaybackRequest request;
    request.mutable_step();
    return request;
  }
  static CommandPlaybackRequest Play(bool stop_at_questions = false) {
    CommandPlaybackRequest request;
    request.mutable_play()->set_stop_at_questions(stop_at_questions);
    return request;
  }
  static CommandPlaybackRequest GoTo(const std::string& step) {
    CommandPlaybackRequest request;
    request.mutable_go_to()->set_step_id(step);
    return request;
  }
  static CommandPlaybackRequest Answer(const std::string& step, std::uint32_t choice) {
    CommandPlaybackRequest request;
    request.mutable_answer()->set_step_id(step);
    request.mutable_answer()->set_choice(choice);
    return request;
  }

  const std::unique_ptr<playback::v1::PlaybackService::Stub> stub_;
};

TEST_F(Playbacks, TellTheirStoryBeforeItIsPlayed) {
  const auto opened = Open();
  EXPECT_EQ(opened.playback().mode(), State::MODE_WAITING);
  EXPECT_EQ(opened.playback().position(), 0U);
  const auto& story = opened.story();
  EXPECT_EQ(story.card().title().fr(), "Essai");
  EXPECT_EQ(story.card().steps(), 4U);
  EXPECT_EQ(story.card().tasks(), 1U);
  ASSERT_EQ(story.acts(0).steps_size(), 4);
  EXPECT_EQ(story.acts(0).steps(0).say().fr(), "Bonjour");
  EXPECT_EQ(story.acts(0).steps(1).service(), "parcours.ins.v1.InsService");
  EXPECT_FALSE(story.acts(0).steps(1).action().fr().empty());
  EXPECT_TRUE(story.acts(0).steps(2).question().choices(0).right());
  EXPECT_EQ(story.acts(0).steps(3).task().goal().en(), "Qualify");
  EXPECT_EQ(story.roles(0).handle(), "paul");
  EXPECT_EQ(story.roles(0).matricule().size(), 13U);
}

TEST_F(Playbacks, ArePlayedStepByStepAndBack) {
  State state = Open().playback();
  state = Do(state, Step());
  state = Do(state, Step());
  ASSERT_EQ(state.played_size(), 2);
  EXPECT_EQ(state.played(1).outcome(), playback::v1::PlayedStep::OUTCOME_PASSED);
  EXPECT_EQ(state.played(1).calls(2).who(), "ANNE ROY");
  const auto later = state.simulated_time().seconds();
  state = Do(state, GoTo("found"));
  EXPECT_EQ(state.position(), 1U);
  EXPECT_EQ(state.played_size(), 1);
  EXPECT_EQ(later - state.simulated_time().seconds(), 60);
  state = Do(state, Play(true));
  EXPECT_EQ(state.position(), 2U) << "it stops before the question";
  EXPECT_EQ(state.simulated_time().seconds(), later);
}

TEST_F(Playbacks, KeepTheClassesAnswerAndForgetItOnTheWayBack) {
  State state = Do(Open().playback(), GoTo("question"));
  ASSERT_TRUE(Command(state, Answer("question", 1)).ok());
  EXPECT_THAT(Command(state, Answer("question", 2)).error_message(), HasSubstr("no such choice"));
  state = Do(Settled(state.id()), Step());
  EXPECT_EQ(state.played(2).answer(), 2U);
  state = Do(state, GoTo(""));
  state = Do(state, GoTo("qualify"));
  EXPECT_EQ(state.played(2).answer(), 0U);
}

TEST_F(Playbacks, CheckATaskPlayItsSolutionAndEnd) {
  State state = Do(Open().playback(), GoTo("qualify"));
  CommandPlaybackRequest check;
  check.mutable_check_task();
  state = Do(state, check);
  ASSERT_TRUE(state.has_task_check());
  EXPECT_FALSE(state.task_check().done());
  EXPECT_THAT(state.task_check().missing(0).fr(), HasSubstr("QUALIFIED"));
  state = Do(state, Step());
  EXPECT_EQ(state.mode(), State::MODE_ENDED);
  EXPECT_EQ(state.played(3).outcome(), playback::v1::PlayedStep::OUTCOME_PASSED);
  EXPECT_THAT(Command(state, Step()).error_message(), HasSubstr("all steps were played"));
}

TEST_F(Playbacks, ARevokedCardIsSeenInTheNextStepAndUndoneOnTheWayBack) {
  State state = Do(Open().playback(), Step());
  CommandPlaybackRequest gesture;
  gesture.mutable_gesture()->set_kind(CommandPlaybackRequest::Gesture::KIND_REVOKE);
  gesture.mutable_gesture()->set_card("secretary");
  state = Do(state, gesture);
  state = Do(state, Step());
  ASSERT_EQ(state.played(1).outcome(), playback::v1::PlayedStep::OUTCOME_FAILED);
  state = Do(state, GoTo(""));
  state = Do(state, GoTo("question"));
  EXPECT_EQ(state.played(1).outcome(), playback::v1::PlayedStep::OUTCOME_PASSED);
}

TEST_F(Playbacks, TakeNoCommandThatWasMeantForAnotherMomentOrByAnotherOperator) {
  const State state = Open().playback();
  State old = state;
  old.set_revision(state.revision() - 1);
  EXPECT_EQ(Command(old, Step()).error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(Command(state, CommandPlaybackRequest()).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(Command(state, GoTo("nowhere")).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const auto stranger = playback::v1::PlaybackService::NewStub(OperatorChannel("stranger"));
  EXPECT_EQ(Command(state, Step(), stranger.get()).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(Playbacks, EndTheirWatchAndTheirSandboxWhenTheyAreClosed) {
  const State state = Open().playback();
  grpc::ClientContext watching;
  watching.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  playback::v1::WatchPlaybackRequest watch;
  watch.set_playback_id(state.id());
  const auto stream = stub_->WatchPlayback(&watching, watch);
  playback::v1::WatchPlaybackResponse event;
  ASSERT_TRUE(stream->Read(&event));
  playback::v1::ClosePlaybackRequest request;
  request.set_request_id(NextRequestId());
  request.set_playback_id(state.id());
  grpc::ClientContext context;
  playback::v1::ClosePlaybackResponse response;
  ASSERT_TRUE(stub_->ClosePlayback(&context, request, &response).ok());
  EXPECT_FALSE(stream->Read(&event));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(Command(state, Step()).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(Playbacks, SayWhatIsWrongWithAFileAndOpenNothing) {
  std::ofstream(File())
      << "parcours: 1\ntitle: x\nstarts: 2025-03-22T14:35:00+01:00\nacts:\n  - title: y\n    steps: [ { nte: z } ]\n";
  const auto opened = Open();
  EXPECT_FALSE(opened.has_playback());
  ASSERT_GE(opened.diagnostics_size(), 1);
  EXPECT_EQ(opened.diagnostics(0).line(), 6U);

  playback::v1::ListScenariosRequest list;
  list.set_path(folder_);
  grpc::ClientContext context;
  playback::v1::ListScenariosResponse listed;
  ASSERT_TRUE(stub_->ListScenarios(&context, list, &listed).ok());
  ASSERT_EQ(listed.scenarios_size(), 1);
  EXPECT_GE(listed.scenarios(0).diagnostics_size(), 1);
}

}  // namespace
}  // namespace parcours::host
