// A gRPC server over the TLS of pki/ that answers who called it, on a free port.
#pragma once

#include <grpcpp/grpcpp.h>

#include <mutex>
#include <string>
#include <vector>

#include "parcours/card/v1/card.grpc.pb.h"
#include "pki/revocation.h"
#include "pki/tls.h"
#include "tests/pki/support.h"

namespace parcours::pki::testing {

class FakeClock final : public core::Clock {
 public:
  core::Time Now() const override { return core::Time(core::Duration(now_.load())); }
  void Set(core::Time now) { now_ = now.time_since_epoch().count(); }

 private:
  std::atomic<core::Duration::rep> now_ = kNow.time_since_epoch().count();
};

// Answers ListCards with the chain that the peer showed (in next_page_token).
class EchoServer final : public card::v1::CardService::Service {
 public:
  EchoServer();
  ~EchoServer() override;

  grpc::Status ListCards(grpc::ServerContext* context, const card::v1::ListCardsRequest*,
                         card::v1::ListCardsResponse* response) override;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  std::vector<RefusedHandshake> refused() const;
  const Authority& authority() const { return authority_; }
  FakeClock& clock() { return *clock_; }
  RevocationList& revoked() { return revoked_; }
  TlsCredential Credential(const Identity& identity, Usage usage = Usage::kAuthentication, Validity validity = kAlways);

  // Generous, for the openssl program and gRPC's client look at the machine's clock.
  static constexpr Validity kAlways{.not_before = core::Time(), .not_after = kNow + std::chrono::days(10000)};

 private:
  Authority authority_ = Authority::Create(kNow);
  std::shared_ptr<FakeClock> clock_ = std::make_shared<FakeClock>();
  RevocationList revoked_;
  mutable std::mutex mutex_;
  std::vector<RefusedHandshake> refused_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

struct Answer {
  grpc::Status status;
  std::string peer_chain;
  bool resumed = false;
};

// One call on a channel of its own, with a deadline.
Answer Call(const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials,
            grpc::ChannelArguments arguments = {});

}  // namespace parcours::pki::testing
