#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/fuzz/certificate_fuzz.h"

namespace parcours::fuzz {
namespace {

TEST(CertificateCorpus, IsReadWithoutHarm) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PARCOURS_SOURCE_DIR "/tests/fuzz/corpus/certificate")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    FuzzCertificate(bytes.str());
    ++files;
  }
  EXPECT_GE(files, 8U);
}

}  // namespace
}  // namespace parcours::fuzz
