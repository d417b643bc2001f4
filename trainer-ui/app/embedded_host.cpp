#include "trainer-ui/app/embedded_host.h"

#include <QCoreApplication>
#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::trainer {
namespace {

constexpr const char* kOperator = "trainer";

}  // namespace

std::filesystem::path LibraryFolder() {
  const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
  const std::filesystem::path installed = program / ".." / "share" / "parcours" / "scenarios";
  if (std::filesystem::is_directory(installed)) return installed.lexically_normal();
  return std::filesystem::path(PARCOURS_SOURCE_DIR) / "scenarios" / "library";
}

EmbeddedHost::~EmbeddedHost() {
  if (starting_.joinable()) starting_.join();
  host_.reset();
}

void EmbeddedHost::Start() {
  if (starting_.joinable()) starting_.join();
  host_.reset();
  if (!folder_.isValid()) {
    Q_EMIT refused(core::Refusal{.reason = common::v1::REASON_FILE_UNWRITABLE,
                                 .detail = "no temporary folder could be made; set TMPDIR"});
    return;
  }
  host::Options options{.state = std::filesystem::path(folder_.path().toStdString()) / "state",
                        .library = LibraryFolder()};
  starting_ = std::jthread([this, options = std::move(options)] {
    auto host = host::Host::Start(options);
    if (!host) {
      QMetaObject::invokeMethod(
          this, [this, refusal = host.error()] { Q_EMIT refused(refusal); }, Qt::QueuedConnection);
      return;
    }
    auto credential = (*host)->OperatorCredential(kOperator);
    if (!credential) {
      QMetaObject::invokeMethod(
          this, [this, refusal = credential.error()] { Q_EMIT refused(refusal); }, Qt::QueuedConnection);
      return;
    }
    const HostLink link{.address = (*host)->address(),
                        .trust_root = (*host)->trust_root(),
                        .credential = std::make_shared<const pki::TlsCredential>(std::move(*credential))};
    host_ = std::move(*host);
    QMetaObject::invokeMethod(
        this, [this, link] { Q_EMIT started(link); }, Qt::QueuedConnection);
  });
}

}  // namespace parcours::trainer
