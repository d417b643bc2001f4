#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "parcours/contract_files.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/signin/v1/france_connect.pb.h"
#include "tests/fuzz/request_fuzz.h"

namespace parcours::fuzz {
namespace {

TEST(RequestCorpus, IsReadWithoutHarm) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PARCOURS_SOURCE_DIR "/tests/fuzz/corpus/request")) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    FuzzRequest(bytes.str());
    ++files;
  }
  EXPECT_GE(files, 3U);
}

TEST(RequestCorpus, AnEmptyRequestOfEveryMethodIsReadWithoutHarm) {
  for (const auto* file : ContractFiles()) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int k = 0; k < file->service(i)->method_count(); ++k) {
        FuzzRequest(InputFor(file->service(i)->method(k)->full_name(), ""));
      }
    }
  }
}

TEST(RequestCorpus, SecretsOfARealRequestStayOutOfTheLog) {
  signin::v1::AuthenticateRequest request;
  request.set_identifier("9000000000017");
  request.set_password("Tilleul2025");
  FuzzRequest(InputFor("parcours.signin.v1.FranceConnectService.Authenticate", request.SerializeAsString()));
  ins::v1::RegisterIdentityRequest registered;
  registered.mutable_traits()->set_birth_name("MARTEL-DUPONT");
  registered.mutable_received_ins()->set_matricule("1610618033001");
  FuzzRequest(InputFor("parcours.ins.v1.InsService.RegisterIdentity", registered.SerializeAsString()));
}

}  // namespace
}  // namespace parcours::fuzz
