#include "core/log.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "core/files.h"
#include "core/text.h"

namespace parcours::core {
namespace {

class Logs : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "parcours-log-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    ASSERT_TRUE(SetLogOutput((folder_ / "log").string(), LogLevel::kInfo));
  }
  void TearDown() override {
    SetLogOutput("", LogLevel::kWarning);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  // The lines so far, each read as JSON; a line that is none fails the test.
  std::vector<google::protobuf::Struct> Lines() const {
    std::vector<google::protobuf::Struct> lines;
    for (const std::string& line : Split(ReadFile(folder_ / "log").value_or(""), '\n')) {
      if (line.empty()) continue;
      google::protobuf::Struct json;
      EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &json).ok()) << line;
      lines.push_back(json);
    }
    return lines;
  }

  std::filesystem::path folder_;
};

TEST_F(Logs, AreOneJsonObjectALine) {
  Log(LogLevel::kInfo, "call refused", {{logkey::kReason, "NOT_FOUND"}, {logkey::kCount, "2"}});
  const auto lines = Lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].fields().at("event").string_value(), "call refused");
  EXPECT_EQ(lines[0].fields().at("level").string_value(), "info");
  EXPECT_EQ(lines[0].fields().at("reason").string_value(), "NOT_FOUND");
  EXPECT_EQ(lines[0].fields().at("count").string_value(), "2");
  EXPECT_EQ(lines[0].fields().count("time"), 1U);
}

TEST_F(Logs, StayOneLineOfJsonWhateverIsLogged) {
  const std::string nasty = "\"}\n{\"event\":\"forged\"}\\ \x01\x1F\t é";
  Log(LogLevel::kInfo, "x", {{logkey::kCause, nasty}});
  Log(LogLevel::kInfo, "x", {{logkey::kPath, std::string("caf\xE9\0/", 6)}});
  const auto lines = Lines();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].fields().at("cause").string_value(), nasty);
  EXPECT_EQ(lines[1].fields().at("path").string_value(), std::string("café\0/", 7));
}

TEST_F(Logs, LeaveOutWhatIsBelowTheLevel) {
  Log(LogLevel::kDebug, "detail");
  Log(LogLevel::kError, "trouble");
  ASSERT_EQ(Lines().size(), 1U);
  ASSERT_TRUE(SetLogOutput((folder_ / "log").string(), LogLevel::kOff));
  Log(LogLevel::kError, "trouble");
  EXPECT_EQ(Lines().size(), 1U);
}

TEST_F(Logs, StayWhereTheyWereWhenTheNewFileCannotBeOpened) {
  EXPECT_FALSE(SetLogOutput((folder_ / "log" / "below-a-file").string(), LogLevel::kInfo));
  Log(LogLevel::kInfo, "still here");
  EXPECT_EQ(Lines().size(), 1U);
}

TEST_F(Logs, OfManyThreadsDoNotMix) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 250; ++i) Log(LogLevel::kInfo, std::string(200, 'x'));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Lines().size(), 1000U);
}

}  // namespace
}  // namespace parcours::core
