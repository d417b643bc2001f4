// `--endpoint`: a developer's own server in the place of INSi, as docs/replace-a-service.md puts it there.
#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/cli/support.h"

namespace parcours::cli {
namespace {

const std::string kAdmission = std::string(PARCOURS_SOURCE_DIR) + "/examples/foreign_ins/admission.yaml";

class OwnServer : public Cli {
 protected:
  std::string State() const { return " --state " + (folder_ / "state").string(); }
  void Export(const std::string& service) {
    const Ended ended = Parcours("endpoint " + service + State() + " --out " + (folder_ / service).string());
    ASSERT_EQ(ended.code, 0) << ended.output;
  }
  std::vector<std::string> Server(const std::string& folder) const {
    return {std::string(PARCOURS_BINARY_DIR) + "/examples/foreign_ins/foreign_ins", "0", (folder_ / folder).string()};
  }
};

TEST_F(OwnServer, PlaysAScenarioAndIsMarkedInItsReports) {
  Export("ins");
  const Program server(Server("ins"), "listening on ");
  ASSERT_NE(server.said(), "");
  const std::string json = (folder_ / "report.json").string();
  const Ended ended =
      Parcours("run --endpoint ins=" + server.said() + State() + " --report json=" + json + " " + kAdmission);
  EXPECT_EQ(ended.code, 0) << ended.output;
  EXPECT_TRUE(Has(ended.output, "[serveur externe]")) << ended.output;
  EXPECT_TRUE(Has(Read(json), "\"external\": true")) << Read(json);
  EXPECT_TRUE(Has(Read(json), "idt-of-paul")) << "the record is the example's own";
}

TEST_F(OwnServer, IsTheSameAsTheHostsOwnToTheScenario) {
  const Ended ended = Parcours("run " + kAdmission);
  EXPECT_EQ(ended.code, 0) << ended.output;
  EXPECT_FALSE(Has(ended.output, "[serveur externe]")) << ended.output;
}

TEST_F(OwnServer, OfARunningHostIsMarkedInItsJournal) {
  Export("ins");
  const Program server(Server("ins"), "listening on ");
  const Program host(
      {std::string(PARCOURS_BINARY_DIR) + "/cli/parcours", "serve", "--state", (folder_ / "state").string(), "--listen",
       "127.0.0.1:0", "--endpoint", "ins=" + server.said(), "--log", (folder_ / "log").string()},
      "listening on ");
  ASSERT_NE(host.said(), "");
  const std::string connect =
      " --connect " + host.said() + " --operator " + (folder_ / "state/operator.pem").string() + " ";
  const Ended run = Parcours("run --keep" + connect + kAdmission);
  ASSERT_EQ(run.code, 0) << run.output;
  EXPECT_TRUE(Has(run.output, "[serveur externe]")) << run.output;
  const auto kept = run.output.find("kept: ");
  ASSERT_NE(kept, std::string::npos) << run.output;
  const std::string sandbox = run.output.substr(kept + 6, run.output.find(' ', kept + 6) - kept - 6);

  const Ended journal = Parcours("journal --sandbox " + sandbox + connect);
  EXPECT_EQ(journal.code, 0) << journal.output;
  const auto line = [&](const std::string& part) {
    const auto at = journal.output.find(part);
    return at == std::string::npos ? std::string() : journal.output.substr(at, journal.output.find('\n', at) - at);
  };
  EXPECT_TRUE(Has(line("InsService/SearchByTraits"), "OK [external server]")) << journal.output;
  EXPECT_TRUE(Has(line("InsService/CheckIdentity"), "via parcours.dmp.v1.DmpService [external server]"))
      << journal.output;
  EXPECT_FALSE(Has(line("DmpService/SubmitDocument"), "[external server]")) << journal.output;
  EXPECT_TRUE(Has(line("CALLER_KIND_NOT_ALLOWED"), "exc-")) << journal.output;
  EXPECT_FALSE(Has(line("CALLER_KIND_NOT_ALLOWED"), "[external server]")) << journal.output;
  EXPECT_TRUE(Has(Parcours("journal --verify --sandbox " + sandbox + connect).output, "intact"));
}

TEST_F(OwnServer, WithTheCertificateOfAnotherStateFolderFailsTheScenarioWithTheCure) {
  Export("ins");
  const Program server(Server("ins"), "listening on ");
  const Ended ended = Parcours("run --lang en --endpoint ins=" + server.said() + " --state " +
                               (folder_ / "other").string() + " " + kAdmission);
  EXPECT_EQ(ended.code, 1) << ended.output;
  EXPECT_TRUE(Has(ended.output, "EXTERNAL_SERVER_UNTRUSTED")) << ended.output;
  EXPECT_TRUE(Has(ended.output, server.said())) << ended.output;
  EXPECT_TRUE(Has(ended.output, "parcours endpoint")) << ended.output;
}

struct Flags {
  const char* flags;
  const char* says;
};

class WrongFlags : public OwnServer, public ::testing::WithParamInterface<Flags> {};

TEST_P(WrongFlags, GiveOneRefusal) {
  Export("ins");
  const Ended ended = Parcours(std::string("run ") + GetParam().flags + State() + " " + kAdmission);
  EXPECT_EQ(ended.code, 3) << ended.output;
  EXPECT_TRUE(Has(ended.output, "CONFIGURATION_INVALID")) << ended.output;
  EXPECT_TRUE(Has(ended.output, GetParam().says)) << ended.output;
  EXPECT_EQ(ended.output.find('\n'), ended.output.size() - 1) << ended.output;
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongFlags,
    ::testing::Values(Flags{"--endpoint inns=localhost:7001", "did you mean ins?"},
                      Flags{"--endpoint ins.InsServise=localhost:7001", "did you mean ins.InsService?"},
                      Flags{"--endpoint ins", "write SERVICE=host:port"},
                      Flags{"--endpoint ins=7001", "is no host:port"},
                      Flags{"--endpoint ins=localhost:7001 --endpoint ins.InsService=localhost:7002",
                            "parcours.ins.v1.InsService is at localhost:7001 already"},
                      Flags{"--endpoint ins=localhost:7001 --endpoint ins=localhost:7001",
                            "parcours.ins.v1.InsService is at localhost:7001 already"},
                      Flags{"--endpoint signin=localhost:7001", "write one of signin."},
                      Flags{"--endpoint journal=localhost:7001", "part of the simulator"}));

TEST_F(OwnServer, WithoutAStateFolderIsToldToMakeItsCertificateFirst) {
  const std::string there = std::filesystem::current_path().string();
  std::filesystem::current_path(folder_);
  const Ended ended = Parcours("run --endpoint ins=localhost:7001 " + kAdmission);
  std::filesystem::current_path(there);
  EXPECT_EQ(ended.code, 3) << ended.output;
  EXPECT_TRUE(Has(ended.output, "`parcours endpoint ins` first")) << ended.output;
}

}  // namespace
}  // namespace parcours::cli
