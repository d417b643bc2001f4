// Where a command works: a host of its own in this process, or a running one.
#pragma once

#include <grpcpp/channel.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "pki/tls.h"
#include "services/host/host.h"

namespace parcours::cli {

struct HostOptions {
  std::string connect;                  // "localhost:7000"; empty: an embedded host
  std::filesystem::path operator_file;  // for connect: what `parcours serve` wrote
  std::filesystem::path state;          // of an embedded host; empty: a temporary folder, with endpoints the usual one
  std::vector<std::string> endpoints;   // "ins=localhost:7001"
};

// A host that can be called, and the operator's credential for it. Removes its temporary folder when destroyed.
class HostInUse {
 public:
  // Refuses as Host::Start does; FILE_UNREADABLE, FILE_MALFORMED for the operator file; CONFIGURATION_INVALID for
  // endpoints that are malformed or given together with `connect`.
  static core::Result<std::unique_ptr<HostInUse>> Open(const HostOptions& options);
  ~HostInUse();
  HostInUse(const HostInUse&) = delete;
  HostInUse& operator=(const HostInUse&) = delete;

  const std::string& address() const { return address_; }
  const std::string& trust_root() const { return trust_root_; }
  const std::shared_ptr<const pki::TlsCredential>& credential() const { return credential_; }
  std::shared_ptr<grpc::Channel> Channel() const;

 private:
  HostInUse() = default;

  std::filesystem::path temporary_;
  std::unique_ptr<host::Host> host_;  // null: connected to a running one
  std::string address_;
  std::string trust_root_;
  std::shared_ptr<const pki::TlsCredential> credential_;
};

}  // namespace parcours::cli
