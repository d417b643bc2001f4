#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "parcours/contract_files.h"
#include "tests/contract/contract.h"
#include "tests/contract/pages.h"
#include "tests/contract/stale.h"

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

TEST_P(GeneratedPage, SaysWhatTheContractSays) {
  ExpectFresh(GetParam().file, GetParam().write(Installed()));
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
