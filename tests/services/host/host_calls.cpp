#include "tests/services/host/host_calls.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/time_util.h>

#include "core/reasons.h"
#include "core/refusal_wire.h"

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

std::shared_ptr<grpc::Channel> HostCalls::Channel(const std::optional<pki::TlsCredential>& credential) const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // no connection is shared between callers
  return grpc::CreateCustomChannel(Address(), pki::ClientCredentials(credential, TrustRoot()), arguments);
}

std::shared_ptr<grpc::Channel> HostCalls::OperatorChannel(const std::string& name) const {
  return Channel(OperatorCredential(name));
}

std::shared_ptr<grpc::Channel> HostCalls::ChannelOf(const card::v1::Credential& credential) const {
  std::optional<pki::TlsCredential> tls;
  tls.emplace(pki::TlsCredential{.certificate_chain = credential.certificate_chain(),
                                 .private_key = core::Secret(std::string_view(credential.private_key()))});
  return Channel(tls);
}

sandbox::v1::CreateSandboxResponse HostCalls::NewSandbox(const std::string& operator_name) {
  return NewSandbox(SmallCast(), operator_name);
}

sandbox::v1::CreateSandboxResponse HostCalls::NewSandbox(const sandbox::v1::Cast& cast,
                                                         const std::string& operator_name) {
  sandbox::v1::CreateSandboxRequest request;
  request.set_request_id(NextRequestId());
  request.set_title("essai");
  request.set_seed(7);
  EXPECT_TRUE(google::protobuf::util::TimeUtil::FromString("2025-03-22T13:35:00Z", request.mutable_starts()));
  *request.mutable_cast() = cast;
  grpc::ClientContext context;
  sandbox::v1::CreateSandboxResponse response;
  const auto status =
      sandbox::v1::SandboxService::NewStub(OperatorChannel(operator_name))->CreateSandbox(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

card::v1::Credential HostCalls::UnlockCard(const std::string& sandbox, const std::string& handle,
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
