#include "tests/contract/stale.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace parcours::contract {

void ExpectFresh(const std::string& file, const std::string& page) {
  const std::string path = PARCOURS_SOURCE_DIR "/docs/generated/" + file;
  if (std::getenv("PARCOURS_RENEW") != nullptr) std::ofstream(path) << page;
  std::ifstream stream(path);
  const std::string written((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  const auto differs = std::mismatch(page.begin(), page.end(), written.begin(), written.end()).first;
  EXPECT_TRUE(page == written) << "docs/generated/" << file << " is stale from line "
                               << 1 + std::count(page.begin(), differs, '\n')
                               << ": run PARCOURS_RENEW=1 script/test -R GeneratedPage";
}

}  // namespace parcours::contract
