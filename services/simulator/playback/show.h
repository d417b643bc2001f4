// A scenario and what became of it, as the contract of playbacks says them. Pure.
#pragma once

#include <filesystem>
#include <memory>

#include "core/text.h"
#include "parcours/playback/v1/playback.pb.h"
#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/model.h"
#include "scenarios/engine/result.h"

namespace parcours::simulator {

policy::v1::LocalizedText ShowText(const core::Text& text);
playback::v1::Diagnostic ShowDiagnostic(const scenarios::Diagnostic& diagnostic);

// `root`: the folder that was asked for.
playback::v1::ScenarioCard ShowCard(const scenarios::Scenario& scenario, const std::filesystem::path& root);
playback::v1::Story ShowStory(const scenarios::Scenario& scenario);
playback::v1::PlayedStep ShowPlayed(const scenarios::StepResult& result);

// A scenario that is loaded and checked; null, and what is wrong, if it has errors.
std::unique_ptr<const scenarios::Scenario> LoadChecked(const std::filesystem::path& path,
                                                       std::vector<scenarios::Diagnostic>& wrong);

}  // namespace parcours::simulator
