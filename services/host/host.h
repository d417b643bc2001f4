// The composition root: all services of a chain on one gRPC server, embedded in a program or as a daemon.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "pki/tls.h"
#include "services/host/endpoints.h"

namespace parcours::host {

struct Options {
  // Where sandboxes, keys and journals live; made if need be.
  std::filesystem::path state;
  // "127.0.0.1:0": loopback, any free port.
  std::string listen = "127.0.0.1:0";
  // Services that a developer replaces by their own server.
  Endpoints endpoints = {};
  // The scenarios that came with the program, for PlaybackService; empty: none.
  std::filesystem::path library = {};
};

// Thread-safe. Stops in order when destroyed: no new calls, watches ended, calls under way finished, ledger flushed.
class Host {
 public:
  // Refuses with CONFIGURATION_INVALID (a method without a rule; an endpoint: see CheckEndpoints), PORT_IN_USE,
  // FILE_UNWRITABLE, STORE_FAILED, STORE_KEY_WRONG.
  static core::Result<std::unique_ptr<Host>> Start(const Options& options);
  ~Host();

  // "127.0.0.1:40123"
  std::string address() const;
  // The names of the gRPC services that it serves: "parcours.ins.v1.InsService".
  std::vector<std::string> services() const;
  // The root certificate that clients trust, PEM.
  std::string trust_root() const;

  // A fresh credential for an operator of this name. Refuses with INVALID_ARGUMENT (a name that is no id).
  core::Result<pki::TlsCredential> OperatorCredential(const std::string& name) const;

  // Refuses every later call and handshake of this certificate (PEM chain), and ends its watches within a second.
  // Refuses with CERTIFICATE_UNTRUSTED and FILE_MALFORMED.
  core::Result<void> RevokeOperator(const std::string& certificate_chain);

 private:
  struct Parts;
  explicit Host(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace parcours::host
