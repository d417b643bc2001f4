#include "services/simulator/service.h"

#include "parcours/card/v1/card.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "parcours/playback/v1/playback.grpc.pb.h"
#include "parcours/sandbox/v1/fault.grpc.pb.h"
#include "parcours/sandbox/v1/sandbox.grpc.pb.h"
#include "services/platform/rpc/serve.h"
#include "services/simulator/feeds.h"
#include "services/simulator/handlers/cards.h"
#include "services/simulator/handlers/faults.h"
#include "services/simulator/handlers/journal.h"
#include "services/simulator/handlers/playbacks.h"
#include "services/simulator/handlers/sandboxes.h"
#include "services/simulator/handlers/signatures.h"
#include "services/simulator/watch.h"
#include "services/simulator/watch_reactor.h"
#include "simulator_sql.h"

namespace parcours::simulator {
namespace {

using grpc::ServerContext;
using grpc::Status;
using platform::Pipeline;
using platform::Serve;

// Binds what a handler needs beside its call.
template <class Handler>
auto With(const Deps& deps, Handler handler) {
  return [&deps, handler](Call& call, const auto& request) { return handler(call, deps, request); };
}

class Sandboxes final : public sandbox::v1::SandboxService::Service {
 public:
  Sandboxes(Pipeline& pipeline, const Deps& deps) : pipeline_(pipeline), deps_(deps) {}

  Status CreateSandbox(ServerContext* context, const sandbox::v1::CreateSandboxRequest* request,
                       sandbox::v1::CreateSandboxResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::CreateSandbox));
  }
  Status GetSandbox(ServerContext* context, const sandbox::v1::GetSandboxRequest* request,
                    sandbox::v1::GetSandboxResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::GetSandbox));
  }
  Status ListSandboxes(ServerContext* context, const sandbox::v1::ListSandboxesRequest* request,
                       sandbox::v1::ListSandboxesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ListSandboxes));
  }
  Status DeleteSandbox(ServerContext* context, const sandbox::v1::DeleteSandboxRequest* request,
                       sandbox::v1::DeleteSandboxResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::DeleteSandbox));
  }
  Status MoveClock(ServerContext* context, const sandbox::v1::MoveClockRequest* request,
                   sandbox::v1::MoveClockResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::MoveClock);
  }
  Status TakeSnapshot(ServerContext* context, const sandbox::v1::TakeSnapshotRequest* request,
                      sandbox::v1::TakeSnapshotResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::TakeSnapshot));
  }
  Status ListSnapshots(ServerContext* context, const sandbox::v1::ListSnapshotsRequest* request,
                       sandbox::v1::ListSnapshotsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ListSnapshots));
  }
  Status RestoreSnapshot(ServerContext* context, const sandbox::v1::RestoreSnapshotRequest* request,
                         sandbox::v1::RestoreSnapshotResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::RestoreSnapshot));
  }

 private:
  Pipeline& pipeline_;
  const Deps& deps_;
};

class Faults final : public sandbox::v1::FaultService::Service {
 public:
  Faults(Pipeline& pipeline, const Deps& deps) : pipeline_(pipeline), deps_(deps) {}

  Status InjectFault(ServerContext* context, const sandbox::v1::InjectFaultRequest* request,
                     sandbox::v1::InjectFaultResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::InjectFault));
  }
  Status ListFaults(ServerContext* context, const sandbox::v1::ListFaultsRequest* request,
                    sandbox::v1::ListFaultsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::ListFaults);
  }
  Status ClearFaults(ServerContext* context, const sandbox::v1::ClearFaultsRequest* request,
                     sandbox::v1::ClearFaultsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::ClearFaults);
  }

 private:
  Pipeline& pipeline_;
  const Deps& deps_;
};

class Cards final : public card::v1::CardService::Service {
 public:
  Cards(Pipeline& pipeline, const Deps& deps) : pipeline_(pipeline), deps_(deps) {}

  Status IssueCard(ServerContext* context, const card::v1::IssueCardRequest* request,
                   card::v1::IssueCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::IssueCard));
  }
  Status ListCards(ServerContext* context, const card::v1::ListCardsRequest* request,
                   card::v1::ListCardsResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::ListCards);
  }
  Status GetCard(ServerContext* context, const card::v1::GetCardRequest* request,
                 card::v1::GetCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::GetCard);
  }
  Status InsertCard(ServerContext* context, const card::v1::InsertCardRequest* request,
                    card::v1::InsertCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::InsertCard);
  }
  Status RemoveCard(ServerContext* context, const card::v1::RemoveCardRequest* request,
                    card::v1::RemoveCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::RemoveCard);
  }
  Status VerifyPin(ServerContext* context, const card::v1::VerifyPinRequest* request,
                   card::v1::VerifyPinResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::VerifyPin));
  }
  Status ChangePin(ServerContext* context, const card::v1::ChangePinRequest* request,
                   card::v1::ChangePinResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ChangePin));
  }
  Status UnblockPin(ServerContext* context, const card::v1::UnblockPinRequest* request,
                    card::v1::UnblockPinResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::UnblockPin));
  }
  Status RevokeCard(ServerContext* context, const card::v1::RevokeCardRequest* request,
                    card::v1::RevokeCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::RevokeCard);
  }
  Status ExportCard(ServerContext* context, const card::v1::ExportCardRequest* request,
                    card::v1::ExportCardResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ExportCard));
  }
  Status SignContent(ServerContext* context, const card::v1::SignContentRequest* request,
                     card::v1::SignContentResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::SignContent));
  }
  Status CheckSignature(ServerContext* context, const card::v1::CheckSignatureRequest* request,
                        card::v1::CheckSignatureResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::CheckSignature));
  }

 private:
  Pipeline& pipeline_;
  const Deps& deps_;
};

// Unary methods on gRPC's threads; the watch by callback, since it must not hold one.
class Journal final
    : public journal::v1::JournalService::WithCallbackMethod_WatchExchanges<journal::v1::JournalService::Service> {
 public:
  Journal(Pipeline& pipeline, const Deps& deps, Watches& watches)
      : pipeline_(pipeline), deps_(deps), watches_(watches) {}

  Status ListExchanges(ServerContext* context, const journal::v1::ListExchangesRequest* request,
                       journal::v1::ListExchangesResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, &simulator::ListExchanges);
  }
  Status GetExchange(ServerContext* context, const journal::v1::GetExchangeRequest* request,
                     journal::v1::GetExchangeResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::GetExchange));
  }
  Status VerifyJournal(ServerContext* context, const journal::v1::VerifyJournalRequest* request,
                       journal::v1::VerifyJournalResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::VerifyJournal));
  }
  grpc::ServerWriteReactor<journal::v1::WatchExchangesResponse>* WatchExchanges(
      grpc::CallbackServerContext* context, const journal::v1::WatchExchangesRequest* request) override {
    return WatchReactor<journal::v1::WatchExchangesResponse>::Start(
        watches_, *context, *request,
        [after = request->after_sequence()](const platform::Admission& admission)
            -> core::Result<std::unique_ptr<Feed<journal::v1::WatchExchangesResponse>>> {
          return JournalFeed(admission.sandbox, after);
        });
  }

 private:
  Pipeline& pipeline_;
  const Deps& deps_;
  Watches& watches_;
};

class Playing final
    : public playback::v1::PlaybackService::WithCallbackMethod_WatchPlayback<playback::v1::PlaybackService::Service> {
 public:
  Playing(Pipeline& pipeline, const Deps& deps, Watches& watches)
      : pipeline_(pipeline), deps_(deps), watches_(watches) {}

  Status ListScenarios(ServerContext* context, const playback::v1::ListScenariosRequest* request,
                       playback::v1::ListScenariosResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ListScenarios));
  }
  Status OpenPlayback(ServerContext* context, const playback::v1::OpenPlaybackRequest* request,
                      playback::v1::OpenPlaybackResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::OpenPlayback));
  }
  Status ListPlaybacks(ServerContext* context, const playback::v1::ListPlaybacksRequest* request,
                       playback::v1::ListPlaybacksResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ListPlaybacks));
  }
  Status GetPlayback(ServerContext* context, const playback::v1::GetPlaybackRequest* request,
                     playback::v1::GetPlaybackResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::GetPlayback));
  }
  Status CommandPlayback(ServerContext* context, const playback::v1::CommandPlaybackRequest* request,
                         playback::v1::CommandPlaybackResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::CommandPlayback));
  }
  Status ClosePlayback(ServerContext* context, const playback::v1::ClosePlaybackRequest* request,
                       playback::v1::ClosePlaybackResponse* response) override {
    return Serve(pipeline_, *context, *request, *response, With(deps_, &simulator::ClosePlayback));
  }
  grpc::ServerWriteReactor<playback::v1::WatchPlaybackResponse>* WatchPlayback(
      grpc::CallbackServerContext* context, const playback::v1::WatchPlaybackRequest* request) override {
    return WatchReactor<playback::v1::WatchPlaybackResponse>::Start(
        watches_, *context, *request,
        [this, id = request->playback_id(), after = request->after_revision()](const platform::Admission& admission)
            -> core::Result<std::unique_ptr<Feed<playback::v1::WatchPlaybackResponse>>> {
          return PlaybackFeed(TRY(deps_.playbacks.Find(admission.caller.subject, id)), after);
        });
  }

 private:
  Pipeline& pipeline_;
  const Deps& deps_;
  Watches& watches_;
};

}  // namespace

struct Simulator::Services {
  Deps deps;
  Sandboxes sandboxes;
  Faults faults;
  Cards cards;
  Watches watches;
  Journal journal;
  Playing playing;

  Services(Pipeline& pipeline, const Deps& borrowed)
      : deps(borrowed),
        sandboxes(pipeline, deps),
        faults(pipeline, deps),
        cards(pipeline, deps),
        watches(pipeline),
        journal(pipeline, deps, watches),
        playing(pipeline, deps, watches) {}
};

Simulator::Simulator(Pipeline& pipeline, const Deps& deps) : services_(std::make_unique<Services>(pipeline, deps)) {}
Simulator::~Simulator() = default;

std::vector<platform::RpcService> Simulator::rpcs() {
  return {{&services_->sandboxes, sandbox::v1::SandboxService::service_full_name()},
          {&services_->faults, sandbox::v1::FaultService::service_full_name()},
          {&services_->cards, card::v1::CardService::service_full_name()},
          {&services_->journal, journal::v1::JournalService::service_full_name()},
          {&services_->playing, playback::v1::PlaybackService::service_full_name()}};
}

void Simulator::EndWatches() {
  services_->watches.EndAll();
}

platform::Schema SimulatorSchema() {
  return platform::Schema{.owner = "simulator", .migrations = {kSimulator1Sql}};
}

}  // namespace parcours::simulator
