// What tests say to a host, wherever it runs, as its operator and with the cards of a small cast.
#pragma once

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "parcours/card/v1/card.grpc.pb.h"
#include "parcours/sandbox/v1/sandbox.grpc.pb.h"
#include "pki/tls.h"

namespace parcours::host {

class HostCalls : public ::testing::Test {
 protected:
  virtual std::string Address() const = 0;
  virtual std::string TrustRoot() const = 0;
  virtual std::optional<pki::TlsCredential> OperatorCredential(const std::string& name) const = 0;

  // A channel with this credential; none: anonymous.
  std::shared_ptr<grpc::Channel> Channel(const std::optional<pki::TlsCredential>& credential) const;
  std::shared_ptr<grpc::Channel> OperatorChannel(const std::string& name = "trainer") const;
  std::shared_ptr<grpc::Channel> ChannelOf(const card::v1::Credential& credential) const;

  // A sandbox with a doctor (handle "doctor"), a student, a secretary, a health insurer's employee ("insurer"), a
  // hospital and Paul, and their cards.
  sandbox::v1::CreateSandboxResponse NewSandbox(const std::string& operator_name = "trainer");
  sandbox::v1::CreateSandboxResponse NewSandbox(const sandbox::v1::Cast& cast, const std::string& operator_name);

  // Inserts the card of this handle and types its PIN.
  card::v1::Credential UnlockCard(const std::string& sandbox, const std::string& handle,
                                  const std::string& operator_name = "trainer");

  std::string NextRequestId() { return "req-" + std::to_string(++requests_); }

 private:
  int requests_ = 0;
};

// The reason of a refused call, without prefix; empty for OK.
std::string ReasonOf(const grpc::Status& status);

sandbox::v1::Cast SmallCast();

}  // namespace parcours::host
