#include "tests/services/host/world.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/time_util.h>

#include <cstdlib>

#include "core/reasons.h"
#include "services/host/keys.h"
#include "services/platform/sandbox/sandboxes.h"

namespace parcours::host {
namespace {

constexpr const char* kCast = R"(
  persons { handle: "paul" traits { birth_name: "MARTEL" given_names: "PAUL" sex: SEX_MALE birth_date: "1961-06-12" birth_place: "18033" }
            mobile: "+33639981234" email: "paul@exemple.invalid" record { state: STATE_OPEN }
            digital_identities { provider: "impots" level: 1 identifier: "9000000000017" password: "Tilleul2025" } }
  professionals { handle: "doctor" title: "DR" given_name: "CLAIRE" family_name: "LENOIR" rpps: "99700000013" profession: "10"
                  speciality: "SM04" has_ecps: true mobile: "+33639982001" exercises { structure: "hospital" mode: "S" } }
  professionals { handle: "student" given_name: "TOM" family_name: "PETIT" rpps: "99700000021" profession: "10" student: true
                  exercises { structure: "hospital" mode: "S" } }
  employees { handle: "secretary" given_name: "ANNE" family_name: "ROY" structure: "hospital" internal_id: "000000018" role: "331" }
  employees { handle: "insurer" given_name: "LUC" family_name: "BLANC" structure: "hospital" internal_id: "000000026" }
  structures { handle: "hospital" name: "HOPITAL DE TEST" finess: "1B0062023" sector: "SA01" town: "Bourges" samu: true }
  cards { handle: "doctor" kind: CALLER_KIND_CPS holder: "doctor" }
  cards { handle: "student" kind: CALLER_KIND_CPF holder: "student" }
  cards { handle: "secretary" kind: CALLER_KIND_CPE holder: "secretary" pin: "4321" }
  cards { handle: "insurer" kind: CALLER_KIND_CPA holder: "insurer" }
  cards { handle: "hospital" kind: CALLER_KIND_STRUCTURE holder: "hospital" }
)";

}  // namespace

sandbox::v1::Cast SmallCast() {
  sandbox::v1::Cast cast;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
  return cast;
}

std::string ReasonOf(const grpc::Status& status) {
  if (status.ok()) return {};
  return core::ReasonName(
      core::RefusalFromStatus(status.error_code(), status.error_message(), status.error_details()).reason);
}

World::World() {
  std::string pattern = (std::filesystem::temp_directory_path() / "parcours-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
  const core::WallClock wall;
  auto sandboxes = platform::Sandboxes::Open(folder_ / "state", wall);
  auto keys = sandboxes ? OpenHostKeys(folder_ / "state", (*sandboxes)->SealingKey(), wall.Now())
                        : core::Result<HostKeys>(core::Refuse(sandboxes.error()));
  EXPECT_TRUE(keys.has_value());
  if (keys) authority_.emplace(std::move(keys->authority));
  sandboxes->reset();
  Restart();
}

World::~World() {
  host_.reset();
  std::filesystem::remove_all(folder_);
}

void World::Restart() {
  host_.reset();
  auto started = Host::Start(Options{.state = folder_ / "state"});
  if (!started) {
    ADD_FAILURE() << core::Explain(started.error(), core::Language::kEnglish);
    std::abort();
  }
  host_ = std::move(*started);
}

std::shared_ptr<grpc::Channel> World::Channel(const std::optional<pki::TlsCredential>& credential) const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // no connection is shared between callers
  return grpc::CreateCustomChannel(host_->address(), pki::ClientCredentials(credential, host_->trust_root()),
                                   arguments);
}

std::shared_ptr<grpc::Channel> World::OperatorChannel(const std::string& name) const {
  std::optional<pki::TlsCredential> credential;
  auto issued = host_->OperatorCredential(name);
  EXPECT_TRUE(issued.has_value());
  credential.emplace(std::move(*issued));
  return Channel(credential);
}

std::shared_ptr<grpc::Channel> World::ChannelOf(const card::v1::Credential& credential) const {
  std::optional<pki::TlsCredential> tls;
  tls.emplace(pki::TlsCredential{.certificate_chain = credential.certificate_chain(),
                                 .private_key = core::Secret(std::string_view(credential.private_key()))});
  return Channel(tls);
}

std::optional<pki::TlsCredential> World::Certified(const pki::Identity& identity, pki::Usage usage,
                                                   const pki::Validity& validity) const {
  const auto issued = authority_->Issue(identity, usage, validity);
  EXPECT_TRUE(issued.has_value()) << issued.error().detail;
  std::optional<pki::TlsCredential> credential;
  credential.emplace(pki::ToTlsCredential(*issued));
  return credential;
}

pki::Identity World::OperatorNamed(const std::string& name) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_OPERATOR;
  identity.subject = name;
  return identity;
}

pki::Validity World::Now() {
  const core::Time now = core::WallClock().Now();
  return {.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(1)};
}

sandbox::v1::CreateSandboxResponse World::NewSandbox(const std::string& operator_name) {
  sandbox::v1::CreateSandboxRequest request;
  request.set_request_id(NextRequestId());
  request.set_title("essai");
  request.set_seed(7);
  EXPECT_TRUE(google::protobuf::util::TimeUtil::FromString("2025-03-22T13:35:00Z", request.mutable_starts()));
  *request.mutable_cast() = SmallCast();
  grpc::ClientContext context;
  sandbox::v1::CreateSandboxResponse response;
  const auto status =
      sandbox::v1::SandboxService::NewStub(OperatorChannel(operator_name))->CreateSandbox(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

card::v1::Credential World::UnlockCard(const std::string& sandbox, const std::string& handle,
                                       const std::string& operator_name) {
  const auto cards = card::v1::CardService::NewStub(OperatorChannel(operator_name));
  card::v1::InsertCardRequest insert;
  insert.set_request_id(NextRequestId());
  insert.set_sandbox_id(sandbox);
  insert.set_card_id(handle);
  grpc::ClientContext first;
  card::v1::InsertCardResponse inserted;
  const auto put = cards->InsertCard(&first, insert, &inserted);
  EXPECT_TRUE(put.ok()) << put.error_message();
  card::v1::VerifyPinRequest verify;
  verify.set_request_id(NextRequestId());
  verify.set_sandbox_id(sandbox);
  verify.set_card_id(handle);
  verify.set_pin(handle == "secretary" ? "4321" : "1234");
  grpc::ClientContext second;
  card::v1::VerifyPinResponse verified;
  const auto typed = cards->VerifyPin(&second, verify, &verified);
  EXPECT_TRUE(typed.ok()) << typed.error_message();
  return verified.credential();
}

}  // namespace parcours::host
