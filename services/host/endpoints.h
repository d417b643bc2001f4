// Servers that developers put in the place of a host's services: which may be replaced, and their certificates.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "pki/tls.h"

namespace parcours::host {

// "parcours.ins.v1.InsService" -> "localhost:7001"
using Endpoints = std::map<std::string, std::string, std::less<>>;

// Refuses with CONFIGURATION_INVALID: a service that is not among `replaceable` (names the nearest), one that streams,
// an address that is not host:port.
core::Result<void> CheckEndpoints(const Endpoints& endpoints, const std::vector<std::string>& replaceable);

// What such a server authenticates with.
struct EndpointCredential {
  pki::TlsCredential credential;
  std::string trust_root;  // PEM; whom it trusts: this host's own certificate stems from it
};

// Issues one for `service` from the authority of the state folder, which is made if need be. The certificate serves for
// a year, by whatever name the server is reached, and cannot call. A host may be running on the folder.
// Refuses with CONFIGURATION_INVALID (no care service of this name) and as opening the state does.
core::Result<EndpointCredential> IssueEndpointCredential(const std::filesystem::path& state,
                                                         const std::string& service);

}  // namespace parcours::host
