// A real host in a temporary folder, and an operator who calls it over mTLS.
#pragma once

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/refusal_wire.h"
#include "parcours/card/v1/card.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "parcours/sandbox/v1/fault.grpc.pb.h"
#include "parcours/sandbox/v1/sandbox.grpc.pb.h"
#include "pki/authority.h"
#include "pki/tls.h"
#include "services/host/host.h"

namespace parcours::host {

class World : public ::testing::Test {
 protected:
  World();
  ~World() override;

  // A channel with this credential; none: anonymous.
  std::shared_ptr<grpc::Channel> Channel(const std::optional<pki::TlsCredential>& credential) const;
  std::shared_ptr<grpc::Channel> OperatorChannel(const std::string& name = "trainer") const;
  std::shared_ptr<grpc::Channel> ChannelOf(const card::v1::Credential& credential) const;

  // A sandbox with a doctor (handle "doctor"), a student, a secretary, a health insurer's employee ("insurer"), a
  // hospital and Paul, and their cards.
  sandbox::v1::CreateSandboxResponse NewSandbox(const std::string& operator_name = "trainer");

  // Inserts the card of this handle and types its PIN.
  card::v1::Credential UnlockCard(const std::string& sandbox, const std::string& handle,
                                  const std::string& operator_name = "trainer");

  // What the host's own authority would certify, though the host itself never asks it to: out of date, for another use.
  std::optional<pki::TlsCredential> Certified(const pki::Identity& identity, pki::Usage usage,
                                              const pki::Validity& validity) const;
  static pki::Identity OperatorNamed(const std::string& name);
  static pki::Validity Now();  // an hour before and after

  std::string NextRequestId() { return "req-" + std::to_string(++requests_); }

  void Restart();

  std::filesystem::path folder_;
  std::unique_ptr<Host> host_;

 private:
  int requests_ = 0;
  std::optional<pki::Authority> authority_;  // the host's
};

// The reason of a refused call, without prefix; empty for OK.
std::string ReasonOf(const grpc::Status& status);

sandbox::v1::Cast SmallCast();

}  // namespace parcours::host
