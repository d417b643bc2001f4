#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/architecture/include_rules.h"

namespace parcours::architecture {
namespace {

// Every C++ file of the product.
const std::vector<SourceFile>& Tree() {
  static const std::vector<SourceFile> tree = [] {
    const std::filesystem::path root = PARCOURS_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const char* folder : {"core", "documents", "pki", "services", "scenarios", "cli", "trainer-ui"}) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp" && extension != ".in") continue;
        std::ifstream in(entry.path());
        files.push_back({entry.path().lexically_relative(root).generic_string(),
                         std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>())});
      }
    }
    return files;
  }();
  return tree;
}

void ExpectNone(const Faults& faults) {
  for (const std::string& fault : faults) ADD_FAILURE() << fault;
}

TEST(IncludeGraph, IsTheOneOfTheArchitecture) {
  EXPECT_GT(Tree().size(), 50U);
  for (const SourceFile& file : Tree()) ExpectNone(CheckRooms(file));
}

TEST(IncludeGraph, KeepsLibrariesBehindTheFilesThatHideThem) {
  for (const SourceFile& file : Tree()) ExpectNone(CheckLibraries(file));
  ExpectNone(CheckSingleFiles(Tree()));
}

TEST(IncludeGraph, KeepsSqlInStoreFiles) {
  for (const SourceFile& file : Tree()) ExpectNone(CheckSql(file));
}

// The rules find what they forbid.

struct Try {
  const char* path;
  const char* include;
  bool allowed;
};

class Rooms : public testing::TestWithParam<Try> {};

TEST_P(Rooms, AreLeftDownwardsOnly) {
  const SourceFile file{GetParam().path, std::string("#include \"") + GetParam().include + "\"\n"};
  const std::size_t found = CheckRooms(file).size() + CheckLibraries(file).size();
  EXPECT_EQ(found == 0, GetParam().allowed) << GetParam().path << " includes " << GetParam().include;
}

INSTANTIATE_TEST_SUITE_P(
    All, Rooms,
    testing::Values(
        Try{"core/a.cpp", "core/b.h", true}, Try{"core/a.cpp", "pki/key.h", false},
        Try{"core/a.cpp", "parcours/common/v1/reason.pb.h", true},
        Try{"core/a.h", "parcours/common/v1/reason.pb.h", false}, Try{"core/a.cpp", "parcours/ins/v1/ins.pb.h", false},
        Try{"documents/a.cpp", "core/text.h", true}, Try{"documents/a.cpp", "pki/crypto.h", false},
        Try{"documents/a.cpp", "parcours/prescription/v1/ordonnance.pb.h", true},
        Try{"documents/a.cpp", "services/dmp/cda/header.h", false},
        Try{"services/dmp/a.cpp", "documents/rendering/pdf.h", true},
        Try{"services/platform/a.cpp", "documents/rendering/pdf.h", false},
        Try{"services/host/a.cpp", "documents/rendering/pdf.h", false}, Try{"core/a.cpp", "documents/base64.h", false},
        Try{"pki/a.cpp", "services/platform/store/store.h", false},
        Try{"services/platform/a.cpp", "services/ins/store.h", false},
        Try{"services/platform/a.cpp", "services/host/host.h", false},
        Try{"services/ins/a.cpp", "services/platform/pipeline/call.h", true},
        Try{"services/ins/a.cpp", "services/dmp/store.h", false},
        Try{"services/ins/a.cpp", "services/simulator/show.h", false},
        Try{"services/ins/a.cpp", "scenarios/engine/json.h", false}, Try{"services/ins/store.cpp", "dmp_sql.h", false},
        Try{"services/ins/store.cpp", "ins_sql.h", true},
        Try{"services/simulator/a.cpp", "scenarios/engine/player.h", true},
        Try{"services/simulator/a.cpp", "services/ins/store.h", false},
        Try{"services/host/a.cpp", "services/ins/service.h", true}, Try{"services/host/a.cpp", "cli/hosts.h", false},
        Try{"scenarios/engine/a.cpp", "services/platform/store/store.h", false},
        Try{"scenarios/engine/a.cpp", "scenarios/report/text.h", false},
        Try{"scenarios/report/a.cpp", "scenarios/engine/result.h", true},
        Try{"cli/a.cpp", "services/host/host.h", true}, Try{"cli/a.cpp", "services/ins/service.h", false},
        Try{"trainer-ui/app/a.cpp", "services/host/host.h", true},
        Try{"trainer-ui/session/a.cpp", "services/host/host.h", false},
        Try{"trainer-ui/views/a.cpp", "trainer-ui/session/session.h", true},
        Try{"trainer-ui/views/a.cpp", "pki/key.h", false},
        Try{"trainer-ui/models/a.cpp", "trainer-ui/session/session.h", false},
        Try{"trainer-ui/session/a.cpp", "trainer-ui/views/map_view.h", false},
        Try{"cli/a.cpp", "tests/cli/support.h", false}, Try{"pki/a.cpp", "../core/text.h", false}));

INSTANTIATE_TEST_SUITE_P(
    Libraries, Rooms,
    testing::Values(
        Try{"services/platform/store/a.cpp", "sqlite3.h", true}, Try{"services/ins/store.cpp", "sqlite3.h", false},
        Try{"pki/a.cpp", "openssl/evp.h", true}, Try{"core/a.cpp", "openssl/evp.h", false},
        Try{"services/platform/store/a.cpp", "openssl/evp.h", false},
        Try{"scenarios/report/a.cpp", "nlohmann/json.hpp", true}, Try{"services/ins/a.cpp", "nlohmann/json.hpp", false},
        Try{"documents/xml/a.cpp", "libxml/tree.h", true}, Try{"services/dmp/a.cpp", "libxml/tree.h", false},
        Try{"documents/rendering/pages.cpp", "cairo-pdf.h", true}, Try{"documents/cda/a.cpp", "cairo.h", false},
        Try{"cli/a.cpp", "yaml-cpp/yaml.h", false}, Try{"core/text.h", "tl/expected.hpp", false},
        Try{"core/result.h", "tl/expected.hpp", true}, Try{"core/files.cpp", "spdlog/spdlog.h", false},
        Try{"services/host/a.cpp", "spdlog/spdlog.h", false}, Try{"services/ins/service.cpp", "grpcpp/server.h", true},
        Try{"services/ins/handlers/a.cpp", "grpcpp/server.h", false},
        Try{"services/ins/handlers/a.cpp", "parcours/ins/v1/ins.grpc.pb.h", false},
        Try{"services/ins/rules.cpp", "grpcpp/server.h", false},
        Try{"services/ins/store.cpp", "grpcpp/server.h", false},
        Try{"services/platform/pipeline/a.cpp", "grpcpp/server.h", false},
        Try{"services/platform/store/a.cpp", "grpcpp/server.h", false},
        Try{"services/platform/rpc/a.cpp", "grpcpp/server.h", true}, Try{"trainer-ui/views/a.cpp", "QWidget", true},
        Try{"cli/a.cpp", "QString", false}, Try{"trainer-ui/views/a.cpp", "grpcpp/channel.h", false},
        Try{"trainer-ui/session/a.cpp", "grpcpp/channel.h", true}));

TEST(SingleFiles, AreFoundOutByASecondOne) {
  const std::vector<SourceFile> files = {{"scenarios/engine/a.cpp", "#include <yaml-cpp/yaml.h>\n"},
                                         {"scenarios/engine/b.cpp", "# include <yaml-cpp/node/node.h>\n"}};
  EXPECT_EQ(CheckSingleFiles({files[0]}).size(), 0U);
  EXPECT_EQ(CheckSingleFiles(files).size(), 1U);
}

TEST(Sql, IsFoundInEveryFormOfLiteral) {
  for (const char* text : {"tx.Run(\"INSERT INTO a\");", "auto sql = R\"(SELECT * FROM a)\";",
                           "R\"sql(CREATE TABLE a)sql\"", "Select(\"DELETE FROM a\");"}) {
    EXPECT_EQ(CheckSql({"services/ins/handlers/a.cpp", text}).size(), 1U) << text;
    EXPECT_EQ(CheckSql({"services/ins/store.cpp", text}).size(), 0U) << text;
    EXPECT_EQ(CheckSql({"services/simulator/card_store.cpp", text}).size(), 0U) << text;
    EXPECT_EQ(CheckSql({"cli/store.cpp", text}).size(), 1U) << text;
  }
  EXPECT_EQ(CheckSql({"services/ins/a.cpp", "// All<Person>(\"SELECT …\")"}).size(), 0U);
  EXPECT_EQ(CheckSql({"services/ins/a.cpp", "\"Select a card\""}).size(), 0U);
}

TEST(Includes, AreReadWhateverTheirForm) {
  EXPECT_EQ(Includes("#include <a>\n  #  include \"b/c.h\"\n// #include <no>\nint include;\n"),
            (std::vector<std::string>{"a", "b/c.h"}));
}

}  // namespace
}  // namespace parcours::architecture
