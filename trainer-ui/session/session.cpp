#include "trainer-ui/session/session.h"

#include <QUuid>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "parcours/playback/v1/playback.grpc.pb.h"
#include "parcours/sandbox/v1/fault.grpc.pb.h"
#include "trainer-ui/session/calls.h"

namespace parcours::trainer {
namespace {

using PlaybackCalls = playback::v1::PlaybackService::StubInterface::async_interface;
using JournalCalls = journal::v1::JournalService::StubInterface::async_interface;
using FaultCalls = sandbox::v1::FaultService::StubInterface::async_interface;
using DmpCalls = dmp::v1::DmpService::StubInterface::async_interface;

constexpr unsigned kPage = 200;

std::string NewRequestId() {
  return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

}  // namespace

struct Session::Services {
  Services(QObject& home, const std::shared_ptr<grpc::Channel>& channel)
      : playback(playback::v1::PlaybackService::NewStub(channel)),
        journal(journal::v1::JournalService::NewStub(channel)),
        faults(sandbox::v1::FaultService::NewStub(channel)),
        dmp(dmp::v1::DmpService::NewStub(channel)),
        calls(home) {}

  const std::unique_ptr<playback::v1::PlaybackService::StubInterface> playback;
  const std::unique_ptr<journal::v1::JournalService::StubInterface> journal;
  const std::unique_ptr<sandbox::v1::FaultService::StubInterface> faults;
  const std::unique_ptr<dmp::v1::DmpService::StubInterface> dmp;
  std::shared_ptr<grpc::ClientContext> state_watch;
  std::shared_ptr<grpc::ClientContext> exchange_watch;
  Calls calls;  // last: it ends first
};

Session::Session(QObject* parent) : QObject(parent) {}

Session::~Session() = default;

void Session::Connect(const HostLink& link) {
  services_ = std::make_unique<Services>(*this, OpenChannel(link));
}

void Session::ListLibrary() {
  ListPage({}, {});
}

void Session::ListPage(const std::string& page_token, std::vector<playback::v1::ScenarioCard> cards) {
  if (!services_) return;
  playback::v1::ListScenariosRequest request;
  request.set_page_size(kPage);
  request.set_page_token(page_token);
  services_->calls.Unary<PlaybackCalls, playback::v1::ListScenariosRequest, playback::v1::ListScenariosResponse>(
      services_->playback->async(), &PlaybackCalls::ListScenarios, request,
      [this, cards = std::move(cards)](core::Result<playback::v1::ListScenariosResponse> page) mutable {
        if (!page) return Refused(page.error());
        cards.insert(cards.end(), page->scenarios().begin(), page->scenarios().end());
        if (page->next_page_token().empty()) {
          Q_EMIT libraryListed(cards);
        } else {
          ListPage(page->next_page_token(), std::move(cards));
        }
      });
}

void Session::Open(const QString& path) {
  if (!services_) return;
  Close();
  playback::v1::OpenPlaybackRequest request;
  request.set_request_id(NewRequestId());
  request.set_path(path.toStdString());
  services_->calls.Unary<PlaybackCalls, playback::v1::OpenPlaybackRequest, playback::v1::OpenPlaybackResponse>(
      services_->playback->async(), &PlaybackCalls::OpenPlayback, request,
      [this, path](const core::Result<playback::v1::OpenPlaybackResponse>& answer) {
        if (!answer) return Refused(answer.error());
        if (!answer->has_playback()) {
          Q_EMIT rejected(path, Diagnostics(answer->diagnostics().begin(), answer->diagnostics().end()));
          return;
        }
        Forget();
        story_ = std::make_unique<Story>(answer->story());
        state_ = answer->playback();
        Q_EMIT opened();
        Q_EMIT stateChanged();
        WatchState();
        WatchExchanges();
      });
}

void Session::Close() {
  if (!story_) return;
  if (services_) {
    playback::v1::ClosePlaybackRequest request;
    request.set_request_id(NewRequestId());
    request.set_playback_id(state_.id());
    services_->calls.Unary<PlaybackCalls, playback::v1::ClosePlaybackRequest, playback::v1::ClosePlaybackResponse>(
        services_->playback->async(), &PlaybackCalls::ClosePlayback, request,
        [](const core::Result<playback::v1::ClosePlaybackResponse>&) {});
  }
  Forget();
  Q_EMIT closed();
}

void Session::Resume() {
  if (!services_ || !story_) return;
  playback::v1::GetPlaybackRequest request;
  request.set_playback_id(state_.id());
  services_->calls.Unary<PlaybackCalls, playback::v1::GetPlaybackRequest, playback::v1::GetPlaybackResponse>(
      services_->playback->async(), &PlaybackCalls::GetPlayback, request,
      [this](const core::Result<playback::v1::GetPlaybackResponse>& answer) {
        if (!answer) return Refused(answer.error());
        state_ = answer->playback();
        Q_EMIT stateChanged();
        WatchState();
        WatchExchanges();
      });
}

void Session::Forget() {
  ++watched_;
  if (services_) {
    if (services_->state_watch) services_->state_watch->TryCancel();
    if (services_->exchange_watch) services_->exchange_watch->TryCancel();
  }
  arrived_.clear();
  story_.reset();
  state_.Clear();
}

void Session::Step() {
  Command command;
  command.mutable_step();
  Give(std::move(command));
}

void Session::Play(unsigned pause_ms, bool stop_at_questions) {
  Command command;
  command.mutable_play()->set_pause_ms(pause_ms);
  command.mutable_play()->set_stop_at_questions(stop_at_questions);
  Give(std::move(command));
}

void Session::Pause() {
  Command command;
  command.mutable_pause();
  Give(std::move(command));
}

void Session::GoTo(const QString& step_id) {
  Command command;
  command.mutable_go_to()->set_step_id(step_id.toStdString());
  Give(std::move(command));
}

void Session::Answer(const QString& step_id, unsigned choice) {
  Command command;
  command.mutable_answer()->set_step_id(step_id.toStdString());
  command.mutable_answer()->set_choice(choice);
  Give(std::move(command));
}

void Session::CheckTask() {
  Command command;
  command.mutable_check_task();
  Give(std::move(command));
}

void Session::PassTask() {
  Command command;
  command.mutable_pass_task();
  Give(std::move(command));
}

void Session::Gesture(Command::Gesture::Kind kind, const QString& card, const QString& pin) {
  Command command;
  command.mutable_gesture()->set_kind(kind);
  command.mutable_gesture()->set_card(card.toStdString());
  command.mutable_gesture()->set_pin(pin.toStdString());
  Give(std::move(command));
}

void Session::Give(Command command) {
  if (!services_ || !story_) return;
  command.set_request_id(NewRequestId());
  command.set_playback_id(state_.id());
  command.set_revision(state_.revision());
  services_->calls.Unary<PlaybackCalls, Command, playback::v1::CommandPlaybackResponse>(
      services_->playback->async(), &PlaybackCalls::CommandPlayback, command,
      [this, at = watched_](const core::Result<playback::v1::CommandPlaybackResponse>& answer) {
        if (at != watched_) return;
        if (!answer) return Refused(answer.error());
        Take(answer->playback());
      });
}

// States come by the watch and with the answers to commands, in either order.
void Session::Take(const Playback& state) {
  if (state.revision() <= state_.revision()) return;
  const bool back = state.position() < state_.position();
  state_ = state;
  if (back) WatchExchanges();
  Q_EMIT stateChanged();
}

void Session::WatchState() {
  playback::v1::WatchPlaybackRequest request;
  request.set_playback_id(state_.id());
  request.set_after_revision(state_.revision());
  const auto at = watched_;
  services_->state_watch =
      services_->calls.Watch<PlaybackCalls, playback::v1::WatchPlaybackRequest, playback::v1::WatchPlaybackResponse>(
          services_->playback->async(), &PlaybackCalls::WatchPlayback, request,
          [this, at](const playback::v1::WatchPlaybackResponse& event) {
            if (at == watched_) Take(event.playback());
          },
          [this, at](const core::Refusal& refusal) {
            if (at == watched_) Q_EMIT lost(refusal);
          });
}

void Session::WatchExchanges() {
  if (services_->exchange_watch) services_->exchange_watch->TryCancel();
  arrived_.clear();
  Q_EMIT exchangesReset();
  const auto mine = std::make_shared<std::weak_ptr<grpc::ClientContext>>();
  const auto current = [this, mine] { return mine->lock() != nullptr && mine->lock() == services_->exchange_watch; };
  journal::v1::WatchExchangesRequest request;
  request.set_sandbox_id(state_.sandbox_id());
  services_->exchange_watch =
      services_->calls.Watch<JournalCalls, journal::v1::WatchExchangesRequest, journal::v1::WatchExchangesResponse>(
          services_->journal->async(), &JournalCalls::WatchExchanges, request,
          [this, current, at = watched_](const journal::v1::WatchExchangesResponse& event) {
            if (at != watched_ || !current()) return;
            arrived_.push_back(event.exchange());
            if (arrived_.size() == 1)
              QMetaObject::invokeMethod(
                  this, [this] { FlushExchanges(); }, Qt::QueuedConnection);
          },
          [](const core::Refusal&) {});  // the watch of the state says so
  *mine = services_->exchange_watch;
}

void Session::FlushExchanges() {
  if (arrived_.empty()) return;
  const std::vector<Exchange> exchanges = std::exchange(arrived_, {});
  Q_EMIT exchangesArrived(exchanges);
}

void Session::ShowExchange(const QString& exchange_id) {
  if (!services_ || !story_) return;
  journal::v1::GetExchangeRequest request;
  request.set_sandbox_id(state_.sandbox_id());
  request.set_exchange_id(exchange_id.toStdString());
  services_->calls.Unary<JournalCalls, journal::v1::GetExchangeRequest, journal::v1::GetExchangeResponse>(
      services_->journal->async(), &JournalCalls::GetExchange, request,
      [this, at = watched_](const core::Result<journal::v1::GetExchangeResponse>& answer) {
        if (at != watched_) return;
        if (!answer) return Refused(answer.error());
        Q_EMIT exchangeShown(*answer);
      });
}

void Session::ListFaults() {
  if (!services_ || !story_) return;
  sandbox::v1::ListFaultsRequest request;
  request.set_sandbox_id(state_.sandbox_id());
  services_->calls.Unary<FaultCalls, sandbox::v1::ListFaultsRequest, sandbox::v1::ListFaultsResponse>(
      services_->faults->async(), &FaultCalls::ListFaults, request,
      [this, at = watched_](const core::Result<sandbox::v1::ListFaultsResponse>& answer) {
        if (at != watched_) return;
        if (!answer) return Refused(answer.error());
        Q_EMIT faultsListed(std::vector<sandbox::v1::Fault>(answer->faults().begin(), answer->faults().end()));
      });
}

void Session::InjectFault(const QString& service, sandbox::v1::FaultKind kind) {
  if (!services_ || !story_) return;
  sandbox::v1::InjectFaultRequest request;
  request.set_request_id(NewRequestId());
  request.set_sandbox_id(state_.sandbox_id());
  request.mutable_fault()->set_target(service.toStdString());
  request.mutable_fault()->set_kind(kind);
  if (kind == sandbox::v1::FAULT_KIND_SLOW) request.mutable_fault()->mutable_delay()->set_seconds(3);
  services_->calls.Unary<FaultCalls, sandbox::v1::InjectFaultRequest, sandbox::v1::InjectFaultResponse>(
      services_->faults->async(), &FaultCalls::InjectFault, request,
      [this, at = watched_](const core::Result<sandbox::v1::InjectFaultResponse>& answer) {
        if (at != watched_) return;
        if (!answer) return Refused(answer.error());
        ListFaults();
      });
}

void Session::ClearFaults() {
  if (!services_ || !story_) return;
  sandbox::v1::ClearFaultsRequest request;
  request.set_request_id(NewRequestId());
  request.set_sandbox_id(state_.sandbox_id());
  services_->calls.Unary<FaultCalls, sandbox::v1::ClearFaultsRequest, sandbox::v1::ClearFaultsResponse>(
      services_->faults->async(), &FaultCalls::ClearFaults, request,
      [this, at = watched_](const core::Result<sandbox::v1::ClearFaultsResponse>& answer) {
        if (at != watched_) return;
        if (!answer) return Refused(answer.error());
        ListFaults();
      });
}

void Session::ExplainAccess(int ticket, const dmp::v1::ExplainAccessRequest& asked) {
  if (!services_ || !story_) return;
  dmp::v1::ExplainAccessRequest request = asked;
  request.set_sandbox_id(state_.sandbox_id());
  services_->calls.Unary<DmpCalls, dmp::v1::ExplainAccessRequest, dmp::v1::ExplainAccessResponse>(
      services_->dmp->async(), &DmpCalls::ExplainAccess, request,
      [this, ticket, at = watched_](const core::Result<dmp::v1::ExplainAccessResponse>& answer) {
        if (at != watched_) return;
        if (!answer) return Refused(answer.error());
        Q_EMIT accessExplained(ticket, *answer);
      });
}

void Session::Refused(const core::Refusal& refusal) {
  if (refusal.reason == common::v1::REASON_CONFLICT) return;  // a button pressed twice: the state says where it stands
  Q_EMIT failed(refusal);
}

}  // namespace parcours::trainer
