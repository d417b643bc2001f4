#include "services/simulator/handlers/playbacks.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/log.h"
#include "core/reasons.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "scenarios/engine/files.h"
#include "services/platform/pipeline/paging.h"
#include "services/simulator/operators.h"
#include "services/simulator/playback/playbacks.h"
#include "services/simulator/playback/show.h"

namespace parcours::simulator {
namespace {

using platform::Transaction;

template <class Response>
Work<Response> Answer(Response response) {
  return [response = std::move(response)](Transaction&) -> core::Result<Response> { return response; };
}

playback::v1::ScenarioCard CardOf(const std::filesystem::path& file, const std::filesystem::path& root) {
  std::vector<scenarios::Diagnostic> wrong;
  if (const auto scenario = LoadChecked(file, wrong)) return ShowCard(*scenario, root);
  playback::v1::ScenarioCard card;
  card.set_path(std::filesystem::absolute(file).lexically_normal().string());
  card.mutable_title()->set_fr(file.filename().string());
  card.mutable_title()->set_en(file.filename().string());
  for (const auto& one : wrong) *card.add_diagnostics() = ShowDiagnostic(one);
  return card;
}

// The playback calls the host as the operator who opened it, with a credential of its own.
core::Result<scenarios::World> WorldOf(const Deps& deps, const std::string& owner) {
  scenarios::World world = deps.home();
  world.operator_credential =
      std::make_shared<const pki::TlsCredential>(TRY(IssueOperator(deps.authority, owner, deps.wall.Now())));
  return world;
}

}  // namespace

core::Result<Work<playback::v1::ListScenariosResponse>> ListScenarios(
    Call& /*call*/, const Deps& deps, const playback::v1::ListScenariosRequest& request) {
  const std::filesystem::path root = request.path().empty() ? deps.library : std::filesystem::path(request.path());
  std::error_code error;
  if (root.empty() || !std::filesystem::exists(root, error)) {
    return core::Refuse(common::v1::REASON_FILE_UNREADABLE,
                        root.empty() ? "this host has no library; name a folder" : root.string());
  }
  const std::string list = "scenarios of " + root.string();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const auto files = scenarios::ScenarioFiles(root);
  playback::v1::ListScenariosResponse response;
  auto file = std::next(files.begin(), std::min<std::ptrdiff_t>(page.after, std::ssize(files)));
  std::int64_t shown = 0;
  for (; file != files.end() && shown < page.size; ++file, ++shown) *response.add_scenarios() = CardOf(*file, root);
  response.set_next_page_token(
      platform::NextPageToken(page, static_cast<std::size_t>(shown), page.after + shown, list));
  return Answer(std::move(response));
}

core::Result<Work<playback::v1::OpenPlaybackResponse>> OpenPlayback(Call& call, const Deps& deps,
                                                                    const playback::v1::OpenPlaybackRequest& request) {
  std::vector<scenarios::Diagnostic> wrong;
  std::error_code error;
  if (!std::filesystem::is_regular_file(request.path(), error)) {
    return core::Refuse(common::v1::REASON_FILE_UNREADABLE, request.path());
  }
  auto scenario = LoadChecked(request.path(), wrong);
  playback::v1::OpenPlaybackResponse response;
  if (!scenario) {
    for (const auto& one : wrong) *response.add_diagnostics() = ShowDiagnostic(one);
    return Answer(std::move(response));
  }
  const std::string& owner = call.caller().subject;
  const std::uint64_t seed = request.seed() != 0 ? request.seed() : scenario->seed;
  const std::string id = "play-" + core::Hex(pki::RandomBytes(8));
  const auto playback = TRY(Playback::Open(id, owner, std::move(scenario), TRY(WorldOf(deps, owner)), seed));
  if (auto added = deps.playbacks.Add(id, playback); !added) {
    static_cast<void>(playback->Close());
    return core::Refuse(std::move(added).error());
  }
  *response.mutable_playback() = playback->state();
  *response.mutable_story() = playback->story();
  return Answer(std::move(response));
}

core::Result<Work<playback::v1::ListPlaybacksResponse>> ListPlaybacks(
    Call& call, const Deps& deps, const playback::v1::ListPlaybacksRequest& request) {
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), "playbacks"));
  const auto all = deps.playbacks.List(call.caller().subject);
  playback::v1::ListPlaybacksResponse response;
  for (std::int64_t i = page.after; i < std::ssize(all) && response.playbacks_size() < page.size; ++i) {
    *response.add_playbacks() = all[static_cast<std::size_t>(i)]->state();
    response.mutable_playbacks()->rbegin()->clear_played();
  }
  const auto shown = static_cast<std::size_t>(response.playbacks_size());
  response.set_next_page_token(
      platform::NextPageToken(page, shown, page.after + response.playbacks_size(), "playbacks"));
  return Answer(std::move(response));
}

core::Result<Work<playback::v1::GetPlaybackResponse>> GetPlayback(Call& call, const Deps& deps,
                                                                  const playback::v1::GetPlaybackRequest& request) {
  const auto playback = TRY(deps.playbacks.Find(call.caller().subject, request.playback_id()));
  playback::v1::GetPlaybackResponse response;
  *response.mutable_playback() = playback->state();
  *response.mutable_story() = playback->story();
  return Answer(std::move(response));
}

// Taken while gathering: what it brings are calls of its own, each journalled where it happens.
core::Result<Work<playback::v1::CommandPlaybackResponse>> CommandPlayback(
    Call& call, const Deps& deps, const playback::v1::CommandPlaybackRequest& request) {
  const auto playback = TRY(deps.playbacks.Find(call.caller().subject, request.playback_id()));
  TRY(playback->Take(request));
  playback::v1::CommandPlaybackResponse response;
  *response.mutable_playback() = playback->state();
  return Answer(std::move(response));
}

core::Result<Work<playback::v1::ClosePlaybackResponse>> ClosePlayback(
    Call& call, const Deps& deps, const playback::v1::ClosePlaybackRequest& request) {
  const auto playback = TRY(deps.playbacks.Remove(call.caller().subject, request.playback_id()));
  if (const auto closed = playback->Close(); !closed) {
    // The operator may have deleted the sandbox already; the playback is gone either way.
    core::Log(core::LogLevel::kWarning, "sandbox of a playback not deleted",
              {{core::logkey::kReason, core::ReasonName(closed.error().reason)}});
  }
  return Answer(playback::v1::ClosePlaybackResponse());
}

}  // namespace parcours::simulator
