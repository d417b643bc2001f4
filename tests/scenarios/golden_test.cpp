// What the program makes of small scenarios, kept beside them: x.yaml with x.txt (the story), x.xml (JUnit) and x.json
// (canonical). Of a scenario that cannot be read only x.txt, with what is wrong.
// PARCOURS_RENEW=1 script/test -R Golden writes them instead of comparing.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "scenarios/report/json.h"
#include "scenarios/report/junit.h"
#include "scenarios/report/stable.h"
#include "scenarios/report/text.h"
#include "tests/scenarios/engine/playing.h"

namespace parcours::scenarios {
namespace {

std::string Read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Ids and real time are the machine's.
std::string Stable(const std::string& text) {
  static const std::regex kSeconds(R"((temps réel : |time=")[0-9]+[.,][0-9]+)");
  return std::regex_replace(StableText(text), kSeconds, "$01…");
}

// As `diff -u` shows it.
std::string Diff(const std::filesystem::path& recorded, const std::filesystem::path& now) {
  std::string diff;
  FILE* pipe = popen(("diff -uN " + recorded.string() + " " + now.string()).c_str(), "r");
  for (int c = pipe == nullptr ? EOF : fgetc(pipe); c != EOF; c = fgetc(pipe)) diff.push_back(static_cast<char>(c));
  if (pipe != nullptr) pclose(pipe);
  return diff;
}

class Golden : public Playing {
 protected:
  // Places are told as from the root of the repository, wherever that is.
  Golden() { std::filesystem::current_path(PARCOURS_SOURCE_DIR); }

  static void Compare(std::filesystem::path recorded, const char* extension, const std::string& now) {
    recorded.replace_extension(extension);
    if (std::getenv("PARCOURS_RENEW") != nullptr) std::ofstream(recorded, std::ios::binary) << now;
    EXPECT_TRUE(Read(recorded) == now) << Diff(recorded, folder_->Write(recorded.filename(), now))
                                       << "stale: run PARCOURS_RENEW=1 script/test -R Golden, and read what changes";
  }

  static Outcome PlayAndCompare(const std::filesystem::path& path) {
    Diagnostics diagnostics;
    const auto scenario = testing::LoadAndCheck(path, diagnostics);
    if (!diagnostics.empty()) {
      Compare(path, ".txt", testing::Said(diagnostics));
      return Outcome::kFailed;
    }
    std::ostringstream story;
    LiveText live(story, core::Language::kFrench, Colour::kNever);
    const std::vector<RunResult> runs = {Play(*scenario, *world_, {}, live)};
    Compare(path, ".txt", Stable(story.str()));
    Compare(path, ".xml", Stable(JUnitXml(runs)));
    Compare(path, ".json", CanonicalJson(runs));
    return runs.front().outcome;
  }

  static void PlayAll(const char* folder, Outcome outcome) {
    std::set<std::filesystem::path> scenarios;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".yaml") scenarios.insert(entry.path());
    }
    EXPECT_FALSE(scenarios.empty());
    for (const auto& path : scenarios) EXPECT_EQ(PlayAndCompare(path), outcome) << path;
  }
};

TEST_F(Golden, ScenariosThatPassGiveWhatIsRecorded) {
  PlayAll("tests/scenarios/ok", Outcome::kPassed);
}

TEST_F(Golden, ScenariosThatFailGiveWhatIsRecorded) {
  PlayAll("tests/scenarios/failed", Outcome::kFailed);
}

}  // namespace
}  // namespace parcours::scenarios
