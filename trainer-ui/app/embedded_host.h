// A host of one's own, in this process, in a temporary folder; started beside the interface, which does not wait.
#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <filesystem>
#include <memory>
#include <thread>

#include "core/result.h"
#include "services/host/host.h"
#include "trainer-ui/session/host_link.h"

namespace parcours::trainer {

// The scenarios that came with the program: beside it where it is installed, in the source tree where it was built.
std::filesystem::path LibraryFolder();

// Lives in the UI thread.
class EmbeddedHost : public QObject {
  Q_OBJECT

 public:
  explicit EmbeddedHost(QObject* parent = nullptr) : QObject(parent) {}
  ~EmbeddedHost() override;

  // started or refused follows.
  void Start();

 Q_SIGNALS:
  void started(const parcours::trainer::HostLink& link);
  void refused(const parcours::core::Refusal& refusal);

 private:
  QTemporaryDir folder_;
  std::jthread starting_;
  std::unique_ptr<host::Host> host_;  // set by starting_, before it says so
};

}  // namespace parcours::trainer
