// A server of your own in the place of INSi: `foreign_ins PORT FOLDER`, FOLDER as `parcours endpoint ins` writes it.
// It knows one person. docs/replace-a-service.md walks through it.
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <set>
#include <string>

#include "parcours/common/v1/on_behalf.pb.h"
#include "parcours/ins/v1/ins.grpc.pb.h"

namespace {

namespace common = parcours::common::v1;
namespace ins = parcours::ins::v1;
using grpc::ServerContext;
using grpc::Status;

constexpr const char* kRecord = "idt-of-paul";

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) std::cerr << "foreign_ins: " << path << " cannot be read\n";
  return {std::istreambuf_iterator<char>(file), {}};
}

// A refusal with a reason of the contract: it reaches the caller as it is. One without becomes
// EXTERNAL_ANSWER_UNUSABLE.
Status Refuse(grpc::StatusCode code, const std::string& reason) {
  google::rpc::ErrorInfo info;
  info.set_domain("parcours");
  info.set_reason(reason);
  google::rpc::Status details;
  details.set_code(code);
  details.add_details()->PackFrom(info);
  return {code, reason, details.SerializeAsString()};
}

// Who calls is the host: others of its authority (a patient, a card) have not passed its rules.
bool IsHost(const ServerContext& context) {
  const auto names = context.auth_context()->FindPropertyValues("x509_common_name");
  return names.size() == 1 && names.front() == "parcours-host";
}

// For whom it calls, and in which sandbox: each is a world of its own.
common::OnBehalf OnBehalf(const ServerContext& context) {
  common::SignedOnBehalf token;
  common::OnBehalf on_behalf;
  const auto found = context.client_metadata().find("parcours-on-behalf-bin");
  if (found != context.client_metadata().end()) {
    token.ParseFromString(std::string(found->second.data(), found->second.size()));
    on_behalf.ParseFromString(token.payload());
  }
  return on_behalf;
}

// The methods of Paul's first act. Those that are not here answer UNIMPLEMENTED.
class ForeignIns final : public ins::InsService::Service {
 public:
  Status SearchByTraits(ServerContext* context, const ins::SearchByTraitsRequest* request,
                        ins::SearchByTraitsResponse* response) override {
    if (!IsHost(*context)) return Refuse(grpc::StatusCode::PERMISSION_DENIED, "CALLER_KIND_NOT_ALLOWED");
    const bool paul = request->birth_name() == "MARTEL" && request->given_name() == "PAUL" &&
                      request->sex() == common::SEX_MALE && request->birth_date() == "1961-06-12";
    response->set_outcome(paul ? ins::SEARCH_OUTCOME_FOUND : ins::SEARCH_OUTCOME_NOT_FOUND);
    response->set_cr_code(paul ? "00" : "01");
    if (paul) *response->mutable_identity() = Paul(OnBehalf(*context).sandbox_id());
    return Status::OK;
  }

  Status ValidateIdentity(ServerContext* context, const ins::ValidateIdentityRequest* request,
                          ins::ValidateIdentityResponse* response) override {
    if (!IsHost(*context)) return Refuse(grpc::StatusCode::PERMISSION_DENIED, "CALLER_KIND_NOT_ALLOWED");
    if (request->identity_id() != kRecord) return Refuse(grpc::StatusCode::NOT_FOUND, "NOT_FOUND");
    if (request->document() == ins::IDENTITY_DOCUMENT_DRIVING_LICENCE)
      return Refuse(grpc::StatusCode::FAILED_PRECONDITION, "DOCUMENT_NOT_HIGH_CONFIDENCE");
    const std::string sandbox = OnBehalf(*context).sandbox_id();
    {
      const std::lock_guard lock(mutex_);
      validated_in_.insert(sandbox);
    }
    *response->mutable_identity() = Paul(sandbox);
    return Status::OK;
  }

  // What the shared record asks before it lets a document in.
  Status CheckIdentity(ServerContext* context, const ins::CheckIdentityRequest* request,
                       ins::CheckIdentityResponse* response) override {
    if (!IsHost(*context)) return Refuse(grpc::StatusCode::PERMISSION_DENIED, "CALLER_KIND_NOT_ALLOWED");
    const ins::Identity paul = Paul(OnBehalf(*context).sandbox_id());
    if (request->ins().matricule() != paul.ins().matricule()) return Status::OK;
    response->set_status(paul.status());
    response->set_identity_id(paul.id());
    *response->mutable_traits() = paul.traits();
    return Status::OK;
  }

 private:
  ins::Identity Paul(const std::string& sandbox) {
    ins::Identity paul;
    paul.set_id(kRecord);
    paul.mutable_ins()->set_matricule("1610618033998");
    paul.mutable_ins()->set_key("15");
    paul.mutable_ins()->set_oid("1.2.250.1.213.1.4.10");
    paul.mutable_traits()->set_birth_name("MARTEL");
    paul.mutable_traits()->add_given_names("PAUL");
    paul.mutable_traits()->add_given_names("ANDRE");
    paul.mutable_traits()->set_sex(common::SEX_MALE);
    paul.mutable_traits()->set_birth_date("1961-06-12");
    paul.mutable_traits()->set_birth_place("18033");
    const std::lock_guard lock(mutex_);
    paul.set_status(validated_in_.contains(sandbox) ? ins::IDENTITY_STATUS_QUALIFIED : ins::IDENTITY_STATUS_RETRIEVED);
    return paul;
  }

  std::mutex mutex_;
  std::set<std::string> validated_in_;  // sandboxes
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: foreign_ins PORT FOLDER\n";
    return 2;
  }
  const std::string folder = argv[2];
  grpc::SslServerCredentialsOptions tls(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  tls.pem_root_certs = Read(folder + "/root.crt");
  tls.pem_key_cert_pairs.push_back(
      {.private_key = Read(folder + "/server.key"), .cert_chain = Read(folder + "/server.crt")});
  ForeignIns service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(std::string("localhost:") + argv[1], grpc::SslServerCredentials(tls), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (!server || port == 0) {
    std::cerr << "foreign_ins: port " << argv[1] << " is taken, or the credential in " << folder << " is no use\n";
    return 3;
  }
  std::cout << "listening on localhost:" << port << std::endl;
  server->Wait();
}
