#include "cli/hosts.h"

#include <grpcpp/create_channel.h>
#include <stdlib.h>

#include <optional>
#include <system_error>
#include <utility>

#include "cli/endpoint_flags.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/operator_file.h"

namespace parcours::cli {
namespace {

constexpr const char* kOperatorName = "operator";

core::Result<std::filesystem::path> MakeTemporaryFolder() {
  std::error_code error;
  std::string pattern = (std::filesystem::temp_directory_path(error) / "parcours-XXXXXX").string();
  if (error || mkdtemp(pattern.data()) == nullptr) {
    return core::Refuse(common::v1::REASON_FILE_UNWRITABLE,
                        "no temporary folder could be made; set TMPDIR or use --state");
  }
  return std::filesystem::path(pattern);
}

// The host that its options ask for. A developer's own server has its certificate from a state folder that it was made
// in before: without --state that folder is the usual one.
core::Result<host::Options> EmbeddedHost(const HostOptions& options) {
  host::Options host{.state = options.state, .endpoints = TRY(ReadEndpoints(options.endpoints))};
  if (!host.endpoints.empty() && host.state.empty()) {
    host.state = kDefaultState;
    if (!std::filesystem::exists(host.state)) {
      return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID,
                          std::string("no folder ") + kDefaultState +
                              ": make your server's certificate with `parcours endpoint " +
                              options.endpoints.front().substr(0, options.endpoints.front().find('=')) +
                              "` first, or name the folder with --state");
    }
  }
  return host;
}

}  // namespace

core::Result<std::unique_ptr<HostInUse>> HostInUse::Open(const HostOptions& options) {
  std::unique_ptr<HostInUse> use(new HostInUse());
  if (!options.connect.empty()) {
    if (!options.endpoints.empty()) {
      return core::Refuse(common::v1::REASON_CONFIGURATION_INVALID,
                          "--endpoint is the running host's to set: give it to `parcours serve`");
    }
    pki::OperatorFile file = TRY(pki::ReadOperatorFile(options.operator_file));
    use->address_ = options.connect;
    use->trust_root_ = std::move(file.trust_root);
    use->credential_ = std::make_shared<const pki::TlsCredential>(std::move(file.credential));
    return use;
  }
  host::Options host = TRY(EmbeddedHost(options));
  if (host.state.empty()) {
    use->temporary_ = TRY(MakeTemporaryFolder());
    host.state = use->temporary_ / "state";
  }
  use->host_ = TRY(host::Host::Start(host));
  use->address_ = use->host_->address();
  use->trust_root_ = use->host_->trust_root();
  use->credential_ = std::make_shared<const pki::TlsCredential>(TRY(use->host_->OperatorCredential(kOperatorName)));
  return use;
}

HostInUse::~HostInUse() {
  host_.reset();
  std::error_code ignored;
  if (!temporary_.empty()) std::filesystem::remove_all(temporary_, ignored);
}

std::shared_ptr<grpc::Channel> HostInUse::Channel() const {
  std::optional<pki::TlsCredential> credential;
  credential.emplace(pki::TlsCredential{.certificate_chain = credential_->certificate_chain,
                                        .private_key = credential_->private_key.Copy()});
  return grpc::CreateChannel(address_, pki::ClientCredentials(credential, trust_root_));
}

}  // namespace parcours::cli
