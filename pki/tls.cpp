#include "pki/tls.h"

#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>

#include <cstdlib>
#include <utility>
#include <vector>

#include "core/text.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

// On a server OpenSSL leaves the leaf out of the chain; on a client it is there, and in a resumed session there is
// nothing but the leaf. Gives the leaf once, then the rest.
std::string JoinChain(std::string_view leaf, std::string_view chain) {
  if (chain.starts_with(leaf)) return std::string(chain);
  return std::string(leaf) + std::string(chain);
}

std::string_view View(grpc::string_ref text) {
  return {text.data(), text.size()};
}

class HandshakeVerifier final : public grpc::experimental::ExternalCertificateVerifier {
 public:
  explicit HandshakeVerifier(ServerTls tls)
      : purpose_(Purpose::kClient),
        verifier_(std::move(tls.verifier)),
        wall_clock_(std::move(tls.wall_clock)),
        on_refused_(std::move(tls.on_refused)),
        check_(std::move(tls.check)) {}
  explicit HandshakeVerifier(ClientTls tls)
      : purpose_(Purpose::kServer),
        verifier_(std::move(tls.verifier)),
        wall_clock_(std::move(tls.wall_clock)),
        on_refused_(std::move(tls.on_refused)),
        check_(std::move(tls.check)) {}

  bool Verify(grpc::experimental::TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
              grpc::Status* sync_status) override {
    const std::string_view leaf = View(request->peer_cert());
    if (leaf.empty() && purpose_ == Purpose::kClient) return true;  // anonymous: the pipeline decides
    const auto verified = Check(JoinChain(leaf, View(request->peer_cert_full_chain())));
    if (verified) return true;
    *sync_status = grpc::Status(grpc::StatusCode::UNAUTHENTICATED, verified.error().detail);
    if (on_refused_) on_refused_(Describe(leaf, verified.error()));
    return true;
  }

  void Cancel(grpc::experimental::TlsCustomVerificationCheckRequest*) override {}  // Verify has always finished

 private:
  core::Result<void> Check(std::string_view chain) const {
    const VerifiedPeer peer = TRY(verifier_->Verify(chain, wall_clock_->Now(), purpose_));
    if (check_) TRY(check_(peer));
    return {};
  }

  static RefusedHandshake Describe(std::string_view leaf, const core::Refusal& cause) {
    RefusedHandshake refused{.cause = cause, .certificate_subject = {}, .fingerprint = {}};
    if (const auto certificates = internal::ReadCertificates(leaf)) {
      refused.certificate_subject = internal::SubjectOf(certificates->front().get());
      refused.fingerprint = internal::FingerprintOf(certificates->front().get());
    }
    return refused;
  }

  const Purpose purpose_;  // of the peer's certificate
  std::shared_ptr<const ChainVerifier> verifier_;
  std::shared_ptr<const core::Clock> wall_clock_;
  OnRefusedHandshake on_refused_;
  PeerCheck check_;
};

std::shared_ptr<grpc::experimental::CertificateProviderInterface> ProviderOf(const TlsCredential& credential) {
  grpc::experimental::IdentityKeyCertPair pair{.private_key = std::string(credential.private_key.Reveal()),
                                               .certificate_chain = credential.certificate_chain};
  return std::make_shared<grpc::experimental::StaticDataCertificateProvider>(
      std::vector<grpc::experimental::IdentityKeyCertPair>{std::move(pair)});
}

}  // namespace

TlsCredential ToTlsCredential(const IssuedCredential& issued) {
  return {.certificate_chain = issued.certificate_chain, .private_key = issued.key.ToPem()};
}

core::Secret TokenPrivateKey(std::string_view token_uri, const core::Secret& pin) {
  std::string reference = "engine:pkcs11:" + std::string(token_uri) + ";pin-value=";
  for (const char c : pin.Reveal()) {  // RFC 7512: whatever could end the attribute is percent-encoded
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    reference += plain ? std::string(1, c) : "%" + core::Hex(std::string_view(&c, 1));
  }
  return core::Secret(std::move(reference));
}

void UseTokenModule(const std::string& module_path) {
  ::setenv("PKCS11_MODULE_PATH", module_path.c_str(), 1);
}

std::shared_ptr<grpc::ServerCredentials> ServerCredentials(ServerTls tls) {
  grpc::experimental::TlsServerCredentialsOptions options(ProviderOf(tls.credential));
  options.watch_identity_key_cert_pairs();
  options.set_cert_request_type(GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_BUT_DONT_VERIFY);
  options.set_certificate_verifier(
      grpc::experimental::ExternalCertificateVerifier::Create<HandshakeVerifier>(std::move(tls)));
  options.set_check_call_host(false);
  return grpc::experimental::TlsServerCredentials(options);
}

std::shared_ptr<grpc::ChannelCredentials> ClientCredentials(const TlsCredential& credential,
                                                            const std::string& root_pem) {
  return grpc::SslCredentials({.pem_root_certs = root_pem,
                               .pem_private_key = std::string(credential.private_key.Reveal()),
                               .pem_cert_chain = credential.certificate_chain});
}

std::shared_ptr<grpc::ChannelCredentials> ClientCredentials(const std::optional<TlsCredential>& credential,
                                                            const std::string& root_pem) {
  if (credential) return ClientCredentials(*credential, root_pem);
  return grpc::SslCredentials({.pem_root_certs = root_pem, .pem_private_key = {}, .pem_cert_chain = {}});
}

std::shared_ptr<grpc::ChannelCredentials> ClientCredentials(ClientTls tls) {
  grpc::experimental::TlsChannelCredentialsOptions options;
  options.set_certificate_provider(ProviderOf(tls.credential));
  options.watch_identity_key_cert_pairs();
  // Not by gRPC, which knows roots and host names only; possession of the key is proven by TLS in any case.
  options.set_verify_server_certs(false);
  options.set_certificate_verifier(
      grpc::experimental::ExternalCertificateVerifier::Create<HandshakeVerifier>(std::move(tls)));
  options.set_check_call_host(false);
  return grpc::experimental::TlsCredentials(options);
}

std::string PeerChain(const grpc::AuthContext& context) {
  const auto leaf = context.FindPropertyValues("x509_pem_cert");
  if (leaf.empty()) return {};
  const auto chain = context.FindPropertyValues("x509_pem_cert_chain");
  return JoinChain(View(leaf.front()), chain.empty() ? std::string_view() : View(chain.front()));
}

}  // namespace parcours::pki
