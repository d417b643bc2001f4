#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/fuzz/scenario_fuzz.h"

namespace parcours::fuzz {
namespace {

TEST(ScenarioCorpus, IsReadWithoutHarm) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PARCOURS_SOURCE_DIR "/tests/fuzz/corpus/scenario")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    FuzzScenario(bytes.str());
    ++files;
  }
  EXPECT_GE(files, 12U);
}

}  // namespace
}  // namespace parcours::fuzz
