// The program itself: what it prints and how it ends.
#include <gtest/gtest.h>

#include "tests/cli/support.h"

namespace parcours::cli {
namespace {

TEST_F(Cli, PlaysTheFlagshipAsAStoryInFrenchAndEnds0) {
  const Ended ended = Parcours("run " + kLibrary + "/paul");
  EXPECT_EQ(ended.code, 0) << ended.output;
  EXPECT_TRUE(Has(ended.output, "Le parcours de Paul")) << ended.output;
  EXPECT_TRUE(Has(ended.output, "SIMULATION — données fictives"));
  EXPECT_TRUE(Has(ended.output, "Une lettre change, et Paul n'existe plus."));
  EXPECT_TRUE(Has(ended.output, "Dr Hélène Aubry (e-CPS)"));
  EXPECT_TRUE(Has(ended.output, "Paul tape le code"));
  EXPECT_FALSE(Has(ended.output, "Cerisier2025"));
  EXPECT_TRUE(Has(ended.output, "Tout s'est passé comme attendu."));
}

TEST_F(Cli, PlaysTheWholeLibraryInEnglishSomeAtATime) {
  const Ended ended = Parcours("run --lang en -j 4 " + kLibrary);
  EXPECT_EQ(ended.code, 0) << ended.output;
  EXPECT_TRUE(Has(ended.output, "scenarios passed"));
  EXPECT_FALSE(Has(ended.output, "failed:"));
}

TEST_F(Cli, GivesTheSameCanonicalReportAloneAndInParallel) {
  const std::string one = (folder_ / "one.json").string();
  const std::string many = (folder_ / "many.json").string();
  ASSERT_EQ(Parcours("run --report canonical=" + one + " " + kLibrary).code, 0);
  ASSERT_EQ(Parcours("run -j 8 --shuffle --report canonical=" + many + " " + kLibrary).code, 0);
  EXPECT_EQ(Read(one), Read(many));
  EXPECT_EQ(Parcours("run --compare " + one + " " + kLibrary).code, 0);
}

TEST_F(Cli, ADifferentSeedGivesADifferentReport) {
  const std::string recorded = (folder_ / "recorded.json").string();
  ASSERT_EQ(Parcours("run --report canonical=" + recorded + " " + kLibrary + "/paul").code, 0);
  const Ended other = Parcours("run --seed 99 --compare " + recorded + " " + kLibrary + "/paul");
  EXPECT_EQ(other.code, 1) << other.output;
  EXPECT_TRUE(Has(other.output, "card/id: recorded")) << other.output;
}

TEST_F(Cli, AnExpectationThatIsNotMetEnds1WithItsLine) {
  const std::string junit = (folder_ / "junit.xml").string();
  const Ended ended =
      Parcours("run --report junit=" + junit + " " + Fixture("failing.yaml") + " " + kLibrary + "/paul");
  EXPECT_EQ(ended.code, 1) << ended.output;
  EXPECT_TRUE(Has(ended.output, "failing.yaml:12:28: outcome : attendu NOT_FOUND, obtenu FOUND")) << ended.output;
  EXPECT_TRUE(Has(ended.output, "non jouée (une étape avant elle a échoué)")) << ended.output;
  const std::string xml = Read(junit);
  EXPECT_TRUE(Has(xml, "failures=\"1\"")) << xml;
  EXPECT_TRUE(Has(xml, "skipped=\"1\"")) << xml;
  EXPECT_TRUE(Has(xml, "failing.yaml:12:28: outcome: expected NOT_FOUND, got FOUND")) << xml;
}

TEST_F(Cli, ACardInATokenSignsTheHandshakeAndKeepsItsKey) {
  std::filesystem::create_directory(folder_ / "tokens");
  std::ofstream(folder_ / "softhsm2.conf")
      << "directories.tokendir = " << (folder_ / "tokens").string() << "\nlog.level = ERROR\n";
  ::setenv("SOFTHSM2_CONF", (folder_ / "softhsm2.conf").c_str(), 1);
  ASSERT_EQ(std::system("softhsm2-util --init-token --free --label parcours --pin 1234 --so-pin 12345678 >/dev/null"),
            0);
  const Ended ended = Parcours("run " + Fixture("token.yaml"));
  ::unsetenv("SOFTHSM2_CONF");
  EXPECT_EQ(ended.code, 0) << ended.output;
}

TEST_F(Cli, ABadScenarioEnds2AndSaysEveryMistakeWithItsPlaceAndCure) {
  for (const char* command : {"check ", "run "}) {
    const Ended ended = Parcours(command + Fixture("broken.yaml"));
    EXPECT_EQ(ended.code, 2) << ended.output;
    EXPECT_TRUE(Has(ended.output, "broken.yaml:9:13: unknown person clerc, did you mean clerk?")) << ended.output;
    EXPECT_TRUE(Has(ended.output, "did you mean ins.InsService/SearchByTraits?")) << ended.output;
    EXPECT_TRUE(Has(ended.output, "broken.yaml:15:17: unknown field birth_nam, did you mean birth_name?"))
        << ended.output;
    EXPECT_TRUE(Has(ended.output, "did you mean MALE?")) << ended.output;
  }
}

TEST_F(Cli, AnEnvironmentThatFailsEnds3) {
  std::ofstream(folder_ / "file") << "no folder";
  const Ended state = Parcours("run --state " + (folder_ / "file/state").string() + " " + kLibrary + "/paul");
  EXPECT_EQ(state.code, 3) << state.output;
  EXPECT_TRUE(Has(state.output, "FILE_UNWRITABLE")) << state.output;
  const Ended nobody =
      Parcours("run --connect localhost:1 --operator " + (folder_ / "none.pem").string() + " " + kLibrary + "/paul");
  EXPECT_EQ(nobody.code, 3) << nobody.output;
  const Ended report = Parcours("run --report junit=" + (folder_ / "file/x.xml").string() + " " + kLibrary + "/paul");
  EXPECT_EQ(report.code, 3) << report.output;
}

TEST_F(Cli, AReportWithoutAPlaceEnds3BeforeAnythingIsPlayed) {
  for (const std::string& path : {(folder_ / "none/x.xml").string(), folder_.string(), std::string("/dev/null")}) {
    std::string command = "run --report junit=";
    command += path;
    command += " " + kLibrary + "/paul";
    const Ended ended = Parcours(command);
    EXPECT_EQ(ended.code, 3) << ended.output;
    EXPECT_TRUE(Has(ended.output, "FILE_UNWRITABLE")) << ended.output;
    EXPECT_FALSE(Has(ended.output, "SIMULATION")) << ended.output;
  }
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(Cli, PlaysWithoutStandardStreams) {
  const std::string junit = (folder_ / "junit.xml").string();
  const std::string run = "run --report junit=" + junit + " " + kLibrary + "/paul";
  EXPECT_EQ(Parcours(run + " <&- >&- 2>&-; exit $?; :").code, 0);
  EXPECT_TRUE(Has(Read(junit), "failures=\"0\""));
  EXPECT_EQ(Parcours(run + " > /dev/full; exit $?; :").code, 3);
}

TEST_F(Cli, AnInterruptedRunClearsUpBehindItAndEnds3) {
  const std::string junit = (folder_ / "junit.xml").string();
  const std::string temporary = (folder_ / "tmp").string();
  std::filesystem::create_directory(temporary);
  // The story says when the step that takes its time has begun.
  const Ended ended =
      Parcours("--version > /dev/null; cd " + folder_.string() + "; mkfifo story; TMPDIR=" + temporary + " " +
               PARCOURS_BINARY_DIR + "/cli/parcours run --report junit=" + junit + " " + Fixture("interrupted.yaml") +
               " > story 2> said & pid=$!; exec 3< story; while read -r line <&3; do case $line in *\"tape 2/\"*) "
               "break;; esac; done; "
               "kill -INT $pid; cat <&3; "
               "wait $pid; code=$?; cat said; exit $code; :");
  EXPECT_EQ(ended.code, 3) << ended.output;
  EXPECT_TRUE(Has(ended.output, "second Ctrl+C")) << ended.output;
  EXPECT_TRUE(Has(ended.output, "interrompu")) << ended.output;
  EXPECT_TRUE(Has(ended.output, "Toujours rangé")) << ended.output;
  EXPECT_TRUE(std::filesystem::is_empty(temporary));
  EXPECT_TRUE(Has(Read(junit), "<error message=")) << Read(junit);
}

TEST_F(Cli, AWrongCommandLineEnds2) {
  EXPECT_EQ(Parcours("run").code, 2);
  EXPECT_EQ(Parcours("walk").code, 2);
  EXPECT_EQ(Parcours("run --shard 3/2 " + kLibrary).code, 2);
  EXPECT_EQ(Parcours("run --report xml=a " + kLibrary).code, 2);
  EXPECT_EQ(Parcours("run --label no-such-label " + kLibrary).code, 2);
}

TEST_F(Cli, ShardsTogetherPlayEverythingOnce) {
  const auto count = [](const std::string& output) {
    std::size_t found = 0;
    for (std::size_t at = output.find("SIMULATION"); at != std::string::npos; at = output.find("SIMULATION", at + 1))
      ++found;
    return found;
  };
  const std::size_t all = count(Parcours("run -j 4 " + kLibrary).output);
  const std::size_t first = count(Parcours("run -j 4 --shard 1/2 " + kLibrary).output);
  const std::size_t second = count(Parcours("run -j 4 --shard 2/2 " + kLibrary).output);
  EXPECT_GT(first, 0U);
  EXPECT_EQ(first + second, all);
}

TEST_F(Cli, ListsTitlesAndCompletesItself) {
  const Ended list = Parcours("list " + kLibrary);
  EXPECT_EQ(list.code, 0);
  EXPECT_TRUE(Has(list.output, "Le parcours de Paul")) << list.output;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Ended script = Parcours(std::string("completions ") + shell);
    EXPECT_EQ(script.code, 0);
    EXPECT_TRUE(Has(script.output, "shuffle")) << script.output;
  }
}

}  // namespace
}  // namespace parcours::cli
