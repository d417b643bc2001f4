#include "services/host/host.h"

#include <google/protobuf/descriptor.h>

#include <chrono>
#include <utility>
#include <vector>

#include "core/log.h"
#include "core/reasons.h"
#include "pki/revocation.h"
#include "services/host/care_services.h"
#include "services/host/keys.h"
#include "services/host/session_issuer.h"
#include "services/platform/pipeline/pipeline.h"
#include "services/platform/rpc/channels.h"
#include "services/platform/rpc/forwarding_service.h"
#include "services/platform/rpc/server.h"
#include "services/platform/sandbox/refused_handshake.h"
#include "services/simulator/operators.h"
#include "services/simulator/playback/playbacks.h"
#include "services/simulator/service.h"

namespace parcours::host {
namespace {

constexpr core::Duration kStopGrace = std::chrono::seconds(5);
constexpr auto kServerCertificateLife = std::chrono::hours(24 * 365);

}  // namespace

// In the order in which they are made; destroyed the other way round.
struct Host::Parts {
  std::shared_ptr<const core::WallClock> wall = std::make_shared<core::WallClock>();
  std::unique_ptr<platform::Sandboxes> sandboxes;
  std::unique_ptr<HostKeys> keys;
  std::shared_ptr<const pki::ChainVerifier> verifier;
  pki::RevocationList revoked;
  std::unique_ptr<platform::MethodTable> methods;
  std::unique_ptr<platform::Channels> channels;
  std::unique_ptr<platform::Pipeline> pipeline;
  std::unique_ptr<AuthoritySessionIssuer> issuer;
  std::vector<std::unique_ptr<platform::CareService>> care_services;
  std::map<std::string, std::unique_ptr<platform::ForwardingService>, std::less<>> forwarding;  // what is elsewhere
  simulator::Tokens tokens;
  simulator::Playbacks playbacks;
  std::unique_ptr<simulator::Simulator> simulator;
  std::unique_ptr<platform::Server> server;

  core::Result<void> OpenState(const Options& options);
  core::Result<void> MakeServices(const Options& options);
  core::Result<void> ReplaceServices(const Endpoints& endpoints);
  core::Result<void> Listen(const Options& options);
  std::vector<platform::RpcService> Rpcs();
  scenarios::World Home() const { return {.address = server->address(), .trust_root = keys->authority.RootPem()}; }
};

core::Result<void> Host::Parts::OpenState(const Options& options) {
  sandboxes = TRY(platform::Sandboxes::Open(options.state, *wall));
  keys = std::make_unique<HostKeys>(TRY(OpenHostKeys(options.state, sandboxes->SealingKey(), wall->Now())));
  verifier = TRY(pki::ChainVerifier::Create(keys->authority.TrustPem()));
  return {};
}

core::Result<void> Host::Parts::MakeServices(const Options& options) {
  methods = std::make_unique<platform::MethodTable>();
  channels = std::make_unique<platform::Channels>(keys->authority, *wall);
  pipeline = std::make_unique<platform::Pipeline>(
      platform::Pipeline::Parts{.methods = methods.get(),
                                .sandboxes = sandboxes.get(),
                                .verifier = verifier.get(),
                                .wall = wall.get(),
                                .peers = channels.get(),
                                .check = [this](const pki::VerifiedPeer& peer) { return revoked.Check(peer); }});
  issuer = std::make_unique<AuthoritySessionIssuer>(keys->authority, *wall);
  care_services = MakeCareServices(platform::CareContext{.pipeline = *pipeline, .issuer = *issuer});
  simulator = std::make_unique<simulator::Simulator>(*pipeline, simulator::Deps{.sandboxes = *sandboxes,
                                                                                .authority = keys->authority,
                                                                                .host_secret = keys->card_secret,
                                                                                .methods = *methods,
                                                                                .care_services = care_services,
                                                                                .wall = *wall,
                                                                                .tokens = tokens,
                                                                                .playbacks = playbacks,
                                                                                .library = options.library,
                                                                                .home = [this] { return Home(); }});
  std::vector<std::string> names;
  for (const platform::RpcService& rpc : Rpcs()) names.push_back(rpc.name);
  *methods = TRY(platform::MethodTable::Build(names));
  TRY(ReplaceServices(options.endpoints));
  std::vector<platform::Schema> schemas{simulator::SimulatorSchema()};
  for (const auto& care : care_services) schemas.push_back(care->schema());
  sandboxes->UseSchemas(std::move(schemas));
  return {};
}

// A replaced service keeps its tables and its part of the cast, so that it is there again when it is no longer
// replaced; its calls go elsewhere.
core::Result<void> Host::Parts::ReplaceServices(const Endpoints& endpoints) {
  std::vector<std::string> replaceable;
  for (const auto& care : care_services) {
    for (const platform::RpcService& rpc : care->rpcs()) replaceable.push_back(rpc.name);
  }
  TRY(CheckEndpoints(endpoints, replaceable));
  for (const auto& [service, address] : endpoints) {
    auto foreign = TRY(platform::ForeignServer::Create(
        {.service = service, .address = address, .message_bytes = platform::ServerLimits{}.message_bytes},
        keys->authority, verifier, wall));
    const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service);
    forwarding[service] = std::make_unique<platform::ForwardingService>(*pipeline, *descriptor, std::move(foreign));
  }
  return {};
}

std::vector<platform::RpcService> Host::Parts::Rpcs() {
  std::vector<platform::RpcService> rpcs = simulator->rpcs();
  for (const auto& care : care_services) {
    for (platform::RpcService& rpc : care->rpcs()) rpcs.push_back(std::move(rpc));
  }
  for (platform::RpcService& rpc : rpcs) {
    if (const auto elsewhere = forwarding.find(rpc.name); elsewhere != forwarding.end())
      rpc.adapter = elsewhere->second.get();
  }
  return rpcs;
}

core::Result<void> Host::Parts::Listen(const Options& options) {
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_SERVICE;
  identity.subject = platform::kHostSubject;
  const core::Time now = wall->Now();
  const pki::IssuedCredential issued = TRY(
      keys->authority.Issue(identity, pki::Usage::kServer,
                            {.not_before = now - std::chrono::hours(1), .not_after = now + kServerCertificateLife}));
  pki::ServerTls tls{.credential = pki::ToTlsCredential(issued), .verifier = verifier, .wall_clock = wall};
  tls.on_refused = [this](const pki::RefusedHandshake& refused) {
    platform::JournalRefusedHandshake(*sandboxes, refused, wall->Now());
    core::Log(core::LogLevel::kWarning, "handshake refused",
              {{core::logkey::kReason, core::ReasonName(refused.cause.reason)},
               {core::logkey::kCause, refused.cause.detail}});
  };
  tls.check = [this](const pki::VerifiedPeer& peer) { return revoked.Check(peer); };
  server = TRY(platform::Server::Start(options.listen, std::move(tls), Rpcs(), *methods, platform::ServerLimits{}));
  channels->Connect(server->address());
  return {};
}

core::Result<std::unique_ptr<Host>> Host::Start(const Options& options) {
  auto parts = std::make_unique<Parts>();
  TRY(parts->OpenState(options));
  TRY(parts->MakeServices(options));
  TRY(parts->Listen(options));
  return std::unique_ptr<Host>(new Host(std::move(parts)));
}

Host::Host(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Host::~Host() {
  parts_->playbacks.StopAll();
  parts_->simulator->EndWatches();
  parts_->server->Stop(kStopGrace);
  parts_->sandboxes->ledger().Flush();
}

std::string Host::address() const {
  return parts_->server->address();
}

std::vector<std::string> Host::services() const {
  std::vector<std::string> names;
  for (const platform::RpcService& rpc : parts_->Rpcs()) names.push_back(rpc.name);
  return names;
}

std::string Host::trust_root() const {
  return parts_->keys->authority.RootPem();
}

core::Result<pki::TlsCredential> Host::OperatorCredential(const std::string& name) const {
  return simulator::IssueOperator(parts_->keys->authority, name, parts_->wall->Now());
}

core::Result<void> Host::RevokeOperator(const std::string& certificate_chain) {
  const core::Time now = parts_->wall->Now();
  const pki::VerifiedPeer peer = TRY(parts_->verifier->Verify(certificate_chain, now, pki::Purpose::kClient));
  parts_->revoked.Revoke(peer, now, pki::RevokedSerial::Why::kCessation);
  return {};
}

}  // namespace parcours::host
