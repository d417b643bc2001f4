// A real host in this process, in a temporary folder.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "parcours/journal/v1/journal.grpc.pb.h"
#include "parcours/sandbox/v1/fault.grpc.pb.h"
#include "parcours/sandbox/v1/sandbox.grpc.pb.h"
#include "pki/authority.h"
#include "pki/tls.h"
#include "services/host/host.h"
#include "tests/services/host/host_calls.h"

namespace parcours::host {

class World : public HostCalls {
 protected:
  World();
  ~World() override;

  std::string Address() const override { return host_->address(); }
  std::string TrustRoot() const override { return host_->trust_root(); }
  std::optional<pki::TlsCredential> OperatorCredential(const std::string& name) const override;

  // What the host's own authority would certify, though the host itself never asks it to: out of date, for another use.
  std::optional<pki::TlsCredential> Certified(const pki::Identity& identity, pki::Usage usage,
                                              const pki::Validity& validity) const;
  static pki::Identity OperatorNamed(const std::string& name);
  static pki::Validity Now();  // an hour before and after

  // With these services elsewhere.
  void Restart(const Endpoints& endpoints = {});

  std::filesystem::path folder_;
  std::unique_ptr<Host> host_;

 private:
  std::optional<pki::Authority> authority_;  // the host's
};

}  // namespace parcours::host
