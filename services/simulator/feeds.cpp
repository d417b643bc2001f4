#include "services/simulator/feeds.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/journal/journal.h"

namespace parcours::simulator {
namespace {

constexpr std::int64_t kReadAtOnce = 100;

// Listens for as long as it lives.
template <class Source>
class Listening {
 public:
  explicit Listening(std::shared_ptr<Source> source) : source_(std::move(source)) {}
  ~Listening() {
    if (listener_ != 0) source_->RemoveListener(listener_);
  }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  void To(std::function<void()> changed) { listener_ = source_->AddListener(std::move(changed)); }
  Source& source() const { return *source_; }

 private:
  const std::shared_ptr<Source> source_;
  std::uint64_t listener_ = 0;
};

class Exchanges final : public Feed<journal::v1::WatchExchangesResponse> {
 public:
  Exchanges(std::shared_ptr<platform::Sandbox> sandbox, std::uint64_t after)
      : sandbox_(std::move(sandbox)), cursor_(after) {}

  core::Result<std::vector<journal::v1::WatchExchangesResponse>> Next() override {
    std::vector<platform::Entry> entries;
    TRY(sandbox_.source().store().Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
      entries = platform::ListEntries(
          tx, platform::EntryFilter{.after = static_cast<std::int64_t>(cursor_), .most = kReadAtOnce});
      return {};
    }));
    std::vector<journal::v1::WatchExchangesResponse> news;
    for (const platform::Entry& entry : entries) {
      *news.emplace_back().mutable_exchange() = entry.exchange;
      cursor_ = entry.exchange.sequence();
    }
    return news;
  }

  void Listen(std::function<void()> changed) override { sandbox_.To(std::move(changed)); }

 private:
  Listening<platform::Sandbox> sandbox_;
  std::uint64_t cursor_;
};

class States final : public Feed<playback::v1::WatchPlaybackResponse> {
 public:
  States(std::shared_ptr<Playback> playback, std::uint64_t after) : playback_(std::move(playback)), cursor_(after) {}

  core::Result<std::vector<playback::v1::WatchPlaybackResponse>> Next() override {
    if (playback_.source().closed()) return core::Refuse(common::v1::REASON_NOT_FOUND, "the playback was closed");
    std::vector<playback::v1::WatchPlaybackResponse> news;
    auto state = playback_.source().state();
    if (state.revision() <= cursor_) return news;
    cursor_ = state.revision();
    *news.emplace_back().mutable_playback() = std::move(state);
    return news;
  }

  void Listen(std::function<void()> changed) override { playback_.To(std::move(changed)); }

 private:
  Listening<Playback> playback_;
  std::uint64_t cursor_;
};

}  // namespace

std::unique_ptr<Feed<journal::v1::WatchExchangesResponse>> JournalFeed(std::shared_ptr<platform::Sandbox> sandbox,
                                                                       std::uint64_t after_sequence) {
  return std::make_unique<Exchanges>(std::move(sandbox), after_sequence);
}

std::unique_ptr<Feed<playback::v1::WatchPlaybackResponse>> PlaybackFeed(std::shared_ptr<Playback> playback,
                                                                        std::uint64_t after_revision) {
  return std::make_unique<States>(std::move(playback), after_revision);
}

}  // namespace parcours::simulator
