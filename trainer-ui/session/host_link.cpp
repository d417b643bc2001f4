#include "trainer-ui/session/host_link.h"

#include <grpcpp/create_channel.h>

#include <optional>

namespace parcours::trainer {

std::shared_ptr<grpc::Channel> OpenChannel(const HostLink& link) {
  std::optional<pki::TlsCredential> credential;
  credential.emplace(pki::TlsCredential{.certificate_chain = link.credential->certificate_chain,
                                        .private_key = link.credential->private_key.Copy()});
  return grpc::CreateChannel(link.address, pki::ClientCredentials(credential, link.trust_root));
}

}  // namespace parcours::trainer
