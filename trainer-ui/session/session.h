// A trainer's session with a host: what the interface asks for, and what it is told, without waiting for anything.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "core/result.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/journal/v1/journal.pb.h"
#include "parcours/playback/v1/playback.pb.h"
#include "parcours/sandbox/v1/fault.pb.h"
#include "trainer-ui/session/host_link.h"

namespace parcours::trainer {

using Playback = playback::v1::Playback;
using Story = playback::v1::Story;
using StoryStep = playback::v1::StoryStep;
using PlayedStep = playback::v1::PlayedStep;
using Exchange = journal::v1::Exchange;
using Diagnostics = std::vector<playback::v1::Diagnostic>;
using Command = playback::v1::CommandPlaybackRequest;

// Lives in the UI thread; every signal is sent there. Nothing here waits: gRPC's own threads do.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  ~Session() override;

  // Before anything else; again to reach another host or the same one after it was lost.
  void Connect(const HostLink& link);
  bool connected() const { return services_ != nullptr; }

  // The library's scenarios; libraryListed follows.
  void ListLibrary();
  // A scenario of the library or a file; opened, rejected or failed follows. Closes what was open.
  void Open(const QString& path);
  void Close();
  // After the host was lost: takes the playback up again where the host still has it.
  void Resume();

  bool playing() const { return story_ != nullptr; }
  const Story& story() const { return *story_; }
  const Playback& state() const { return state_; }

  void Step();
  void Play(unsigned pause_ms, bool stop_at_questions);
  void Pause();
  void GoTo(const QString& step_id);  // empty: before the first step
  void Answer(const QString& step_id, unsigned choice);
  void CheckTask();
  void PassTask();
  void Gesture(Command::Gesture::Kind kind, const QString& card, const QString& pin);

  // exchangeShown follows.
  void ShowExchange(const QString& exchange_id);
  // faultsListed follows each.
  void ListFaults();
  void InjectFault(const QString& service, sandbox::v1::FaultKind kind);
  void ClearFaults();
  // accessExplained follows.
  void ExplainAccess(int ticket, const dmp::v1::ExplainAccessRequest& request);

 Q_SIGNALS:
  void libraryListed(const std::vector<parcours::playback::v1::ScenarioCard>& cards);
  void opened();
  void rejected(const QString& path, const parcours::trainer::Diagnostics& diagnostics);
  void closed();
  void stateChanged();
  // Rows that follow those told before.
  void exchangesArrived(const std::vector<parcours::journal::v1::Exchange>& exchanges);
  // The history is another one now: what was told before does not hold.
  void exchangesReset();
  void exchangeShown(const parcours::journal::v1::GetExchangeResponse& exchange);
  void faultsListed(const std::vector<parcours::sandbox::v1::Fault>& faults);
  void accessExplained(int ticket, const parcours::dmp::v1::ExplainAccessResponse& access);
  // Something that was asked for did not happen.
  void failed(const parcours::core::Refusal& refusal);
  // The host is gone. The session stays as it is.
  void lost(const parcours::core::Refusal& refusal);

 private:
  struct Services;

  void ListPage(const std::string& page_token, std::vector<playback::v1::ScenarioCard> cards);
  void Give(Command command);
  void Take(const Playback& state);
  void WatchState();
  void WatchExchanges();
  void FlushExchanges();
  void Refused(const core::Refusal& refusal);
  void Forget();

  std::unique_ptr<Services> services_;
  std::unique_ptr<Story> story_;
  Playback state_;
  std::vector<Exchange> arrived_;  // told together, when the event loop comes round
  quint64 watched_ = 0;            // grows with each playback: what an older one brings is not for this one
};

}  // namespace parcours::trainer
