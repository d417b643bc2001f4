// What the simulator's watches show.
#pragma once

#include <cstdint>
#include <memory>

#include "parcours/journal/v1/journal.pb.h"
#include "parcours/playback/v1/playback.pb.h"
#include "services/platform/sandbox/sandbox.h"
#include "services/simulator/playback/playback.h"
#include "services/simulator/watch_reactor.h"

namespace parcours::simulator {

// A sandbox's exchanges after a position.
std::unique_ptr<Feed<journal::v1::WatchExchangesResponse>> JournalFeed(std::shared_ptr<platform::Sandbox> sandbox,
                                                                       std::uint64_t after_sequence);

// A playback's states after a revision; ends with NOT_FOUND when it is closed.
std::unique_ptr<Feed<playback::v1::WatchPlaybackResponse>> PlaybackFeed(std::shared_ptr<Playback> playback,
                                                                        std::uint64_t after_revision);

}  // namespace parcours::simulator
