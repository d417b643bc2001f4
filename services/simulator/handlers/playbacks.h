// The handlers of PlaybackService's unary RPCs; the contract (playback.proto) says what each refuses.
#pragma once

#include "parcours/playback/v1/playback.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/simulator/deps.h"

namespace parcours::simulator {

using platform::Call;
using platform::Work;

core::Result<Work<playback::v1::ListScenariosResponse>> ListScenarios(
    Call& call, const Deps& deps, const playback::v1::ListScenariosRequest& request);
core::Result<Work<playback::v1::OpenPlaybackResponse>> OpenPlayback(Call& call, const Deps& deps,
                                                                    const playback::v1::OpenPlaybackRequest& request);
core::Result<Work<playback::v1::ListPlaybacksResponse>> ListPlaybacks(
    Call& call, const Deps& deps, const playback::v1::ListPlaybacksRequest& request);
core::Result<Work<playback::v1::GetPlaybackResponse>> GetPlayback(Call& call, const Deps& deps,
                                                                  const playback::v1::GetPlaybackRequest& request);
core::Result<Work<playback::v1::CommandPlaybackResponse>> CommandPlayback(
    Call& call, const Deps& deps, const playback::v1::CommandPlaybackRequest& request);
core::Result<Work<playback::v1::ClosePlaybackResponse>> ClosePlayback(
    Call& call, const Deps& deps, const playback::v1::ClosePlaybackRequest& request);

}  // namespace parcours::simulator
