#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "parcours/contract_files.h"
#include "tests/contract/contract.h"
#include "tests/contract/pages.h"

namespace parcours::contract {
namespace {

const Contract& Installed() {
  static const Contract contract = [] {
    std::ifstream file(PARCOURS_BINARY_DIR "/protos/parcours.binpb", std::ios::binary);
    google::protobuf::FileDescriptorSet set;
    if (!set.ParseFromIstream(&file)) throw std::runtime_error("no descriptor set in " PARCOURS_BINARY_DIR "/protos");
    return Contract(set);
  }();
  return contract;
}

struct Page {
  const char* file;
  std::string (*write)(const Contract&);
};

class GeneratedPage : public testing::TestWithParam<Page> {};

// With PARCOURS_RENEW=1 it is written instead.
TEST_P(GeneratedPage, SaysWhatTheContractSays) {
  const std::string path = std::string(PARCOURS_SOURCE_DIR "/docs/generated/") + GetParam().file;
  const std::string page = GetParam().write(Installed());
  if (std::getenv("PARCOURS_RENEW") != nullptr) std::ofstream(path) << page;
  std::ifstream file(path);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto differs = std::mismatch(page.begin(), page.end(), written.begin(), written.end()).first;
  EXPECT_EQ(page.size(), written.size());
  EXPECT_TRUE(page == written) << "docs/generated/" << GetParam().file << " is stale from line "
                               << 1 + std::count(page.begin(), differs, '\n')
                               << ": run PARCOURS_RENEW=1 script/test -R GeneratedPage";
}

INSTANTIATE_TEST_SUITE_P(All, GeneratedPage,
                         testing::Values(Page{"roles.md", RolePage}, Page{"api.md", ApiPage},
                                         Page{"refusals.md", RefusalPage}),
                         [](const auto& page) {
                           const std::string file = page.param.file;
                           return file.substr(0, file.find('.'));
                         });

struct Habit {
  const char* name;
  Faults (*check)(const Contract&);
};

class InstalledContract : public testing::TestWithParam<Habit> {};

TEST_P(InstalledContract, KeepsTheHabit) {
  const Faults faults = GetParam().check(Installed());
  for (const std::string& fault : faults) ADD_FAILURE() << fault;
}

INSTANTIATE_TEST_SUITE_P(All, InstalledContract,
                         testing::Values(Habit{"Rules", CheckRules}, Habit{"Titles", CheckTitles},
                                         Habit{"OwnTypes", CheckOwnTypes}, Habit{"Idempotency", CheckIdempotency},
                                         Habit{"Paging", CheckPaging}, Habit{"Streams", CheckStreams},
                                         Habit{"Comments", CheckComments}, Habit{"Reasons", CheckReasons},
                                         Habit{"Labels", CheckLabels}, Habit{"FieldRules", CheckFieldRules},
                                         Habit{"Names", CheckNames}),
                         [](const auto& habit) { return std::string(habit.param.name); });

TEST(ContractFiles, AreAllTheProtosOfTheTreeLinkedAndInstalled) {
  std::set<std::string> in_tree;
  const std::filesystem::path root = PARCOURS_SOURCE_DIR "/protos";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".proto") in_tree.insert(entry.path().lexically_relative(root).generic_string());
  }
  std::set<std::string> installed;
  for (const FileDescriptor* file : Installed().files()) installed.insert(file->name());
  std::set<std::string> linked;
  for (const FileDescriptor* file : ContractFiles()) linked.insert(file->name());
  EXPECT_EQ(installed, in_tree);
  EXPECT_EQ(linked, in_tree);
  EXPECT_FALSE(in_tree.empty());
}

}  // namespace
}  // namespace parcours::contract
