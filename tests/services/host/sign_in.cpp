#include "tests/services/host/sign_in.h"

#include "parcours/signin/v1/france_connect.grpc.pb.h"
#include "parcours/signin/v1/phone.grpc.pb.h"
#include "parcours/signin/v1/pro_sante_connect.grpc.pb.h"
#include "pki/key.h"
#include "tests/services/host/call.h"

namespace parcours::host {
namespace {

template <class Response>
const Response& Needed(const Answer<Response>& answer) {
  EXPECT_TRUE(answer.status.ok()) << ReasonOf(answer.status) << " " << answer.status.error_message();
  return answer.response;
}

std::optional<pki::TlsCredential> ToTls(const std::string& chain, const pki::PrivateKey& key) {
  std::optional<pki::TlsCredential> credential;
  credential.emplace(pki::TlsCredential{.certificate_chain = chain, .private_key = key.ToPem()});
  return credential;
}

}  // namespace

template <class Request>
Request SignInWorld::Begin(const sandbox::v1::Sandbox& sandbox) {
  Request request;
  request.set_request_id(NextRequestId());
  if constexpr (requires { request.set_join_code(""); }) request.set_join_code(sandbox.join_code());
  if constexpr (requires { request.set_sandbox_id(""); }) request.set_sandbox_id(sandbox.id());
  return request;
}

std::optional<pki::TlsCredential> SignInWorld::SignInPaul(const sandbox::v1::Sandbox& sandbox) {
  using Service = signin::v1::FranceConnectService;
  const auto stub = Service::NewStub(Channel(std::nullopt));
  const pki::PrivateKey key = pki::PrivateKey::Generate();
  auto start = Begin<signin::v1::StartSignInRequest>(sandbox);
  start.set_level(signin::v1::ASSURANCE_LEVEL_EIDAS1);
  start.set_csr(pki::MakeCertificateRequest(key));
  const std::string id = Needed(Call(stub.get(), &Service::Stub::StartSignIn, start)).sign_in_id();
  auto type = Begin<signin::v1::AuthenticateRequest>(sandbox);
  type.set_sign_in_id(id);
  type.set_provider("impots");
  type.set_identifier("9000000000017");
  type.set_password("Tilleul2025");
  Needed(Call(stub.get(), &Service::Stub::Authenticate, type));
  auto accept = Begin<signin::v1::AcceptSharingRequest>(sandbox);
  accept.set_sign_in_id(id);
  return ToTls(Needed(Call(stub.get(), &Service::Stub::AcceptSharing, accept)).certificate_chain(), key);
}

std::optional<pki::TlsCredential> SignInWorld::SignInDoctor(const sandbox::v1::Sandbox& sandbox) {
  using Service = signin::v1::ProSanteConnectService;
  using Phone = signin::v1::PhoneService;
  const auto stub = Service::NewStub(Channel(std::nullopt));
  const pki::PrivateKey key = pki::PrivateKey::Generate();
  auto start = Begin<signin::v1::StartEcpsSignInRequest>(sandbox);
  start.set_ps_id_nat("899700000013");
  start.set_csr(pki::MakeCertificateRequest(key));
  const std::string id = Needed(Call(stub.get(), &Service::Stub::StartEcpsSignIn, start)).auth_req_id();
  const auto phone = Phone::NewStub(OperatorChannel());
  signin::v1::ListMessagesRequest list;
  list.set_sandbox_id(sandbox.id());
  list.set_handle("doctor");
  const auto messages = Needed(Call(phone.get(), &Phone::Stub::ListMessages, list));
  EXPECT_EQ(messages.messages_size(), 1);
  auto approve = Begin<signin::v1::ApproveRequest>(sandbox);
  approve.set_handle("doctor");
  if (messages.messages_size() > 0) approve.set_message_id(messages.messages(0).id());
  Needed(Call(phone.get(), &Phone::Stub::Approve, approve));
  auto poll = Begin<signin::v1::PollEcpsSignInRequest>(sandbox);
  poll.set_auth_req_id(id);
  return ToTls(Needed(Call(stub.get(), &Service::Stub::PollEcpsSignIn, poll)).certificate_chain(), key);
}

}  // namespace parcours::host
