// The program, run as a user runs it, and a folder to run it in.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace parcours::cli {

struct Ended {
  int code = -1;
  std::string output;  // standard output and error
};

inline Ended Parcours(const std::string& arguments) {
  const std::string command = std::string(PARCOURS_BINARY_DIR) + "/cli/parcours " + arguments + " 2>&1";
  Ended ended;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return ended;
  std::array<char, 4096> chunk{};
  while (const std::size_t count = fread(chunk.data(), 1, chunk.size(), pipe)) ended.output.append(chunk.data(), count);
  const int status = pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

inline std::string Fixture(const std::string& name) {
  return std::string(PARCOURS_SOURCE_DIR) + "/tests/cli/fixtures/" + name;
}
inline const std::string kLibrary = std::string(PARCOURS_SOURCE_DIR) + "/scenarios/library";

inline bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::string Read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Cli : public ::testing::Test {
 protected:
  Cli() {
    std::string pattern = (std::filesystem::temp_directory_path() / "parcours-cli-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~Cli() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

}  // namespace parcours::cli
