// gRPC credentials: mutual TLS in which Parcours, not gRPC, decides about certificates.
//
// TLS 1.2 (ECDHE with AEAD) and 1.3 only, as gRPC offers them. A server asks every client for a certificate. No
// certificate: the call arrives as anonymous, for the pipeline to refuse with its reason. A certificate: the whole
// chain is verified in the handshake; a bad one is refused there, and its cause is told to the host, since TLS tells
// the client nothing.
#pragma once

#include <grpcpp/security/auth_context.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "pki/authority.h"
#include "pki/chain.h"

namespace parcours::pki {

// What one end of a connection authenticates with. Move-only.
struct TlsCredential {
  std::string certificate_chain;  // PEM: leaf, then its authority
  core::Secret private_key;       // PKCS#8 PEM, or what TokenPrivateKey gives
};

TlsCredential ToTlsCredential(const IssuedCredential& issued);

// The private key of a TlsCredential whose key is in a token: a reference that gRPC resolves by OpenSSL's engine
// "pkcs11", which loads the module that the environment's PKCS11_MODULE_PATH names (UseTokenModule sets it).
core::Secret TokenPrivateKey(std::string_view token_uri, const core::Secret& pin);

// Names the PKCS#11 module of this process for TLS. Call before the first channel with a token, while no other thread
// reads the environment.
void UseTokenModule(const std::string& module_path);

// A handshake that a server refused.
struct RefusedHandshake {
  core::Refusal cause;              // the reason and why
  std::string certificate_subject;  // DN that the peer claims, unverified: for operators' eyes; empty if unreadable
  std::string fingerprint;          // of the leaf; empty if unreadable
};

// Called on gRPC's threads, several at a time: must be thread-safe and quick.
using OnRefusedHandshake = std::function<void(const RefusedHandshake&)>;

// Says whether a verified peer is to be refused all the same (revoked). Thread-safe and quick.
using PeerCheck = std::function<core::Result<void>(const VerifiedPeer&)>;

struct ServerTls {
  TlsCredential credential;
  std::shared_ptr<const ChainVerifier> verifier;
  std::shared_ptr<const core::Clock> wall_clock;
  OnRefusedHandshake on_refused = {};
  PeerCheck check = {};
};

std::shared_ptr<grpc::ServerCredentials> ServerCredentials(ServerTls tls);

// For channels to a Parcours server whose certificate stems from `root_pem` and names the host that is called. Without
// a credential the caller is anonymous.
std::shared_ptr<grpc::ChannelCredentials> ClientCredentials(const TlsCredential& credential,
                                                            const std::string& root_pem);
std::shared_ptr<grpc::ChannelCredentials> ClientCredentials(const std::optional<TlsCredential>& credential,
                                                            const std::string& root_pem);

// A connection to a server that proves by its certificate who it is, wherever it is reached: no host name is compared.
struct ClientTls {
  TlsCredential credential;
  std::shared_ptr<const ChainVerifier> verifier;
  std::shared_ptr<const core::Clock> wall_clock;
  PeerCheck check;  // whether the server, whose chain is verified, is the one that is meant
  OnRefusedHandshake on_refused = {};
};

std::shared_ptr<grpc::ChannelCredentials> ClientCredentials(ClientTls tls);

// The chain that the peer of a call has shown, PEM, leaf first; empty if none. Not verified by itself.
std::string PeerChain(const grpc::AuthContext& context);

}  // namespace parcours::pki
