// A host in a process of its own: `parcours serve`, started, killed and started again on the same state folder.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "services/platform/testing/temporary_folder.h"
#include "tests/services/host/host_calls.h"

namespace parcours::host {

class Served : public HostCalls {
 protected:
  Served();
  ~Served() override;

  // Waits until it listens.
  void Start();
  void Kill();  // -9
  void Stop();  // as Ctrl+C does

  std::filesystem::path folder() const { return folder_.path(); }  // state/ and log
  std::filesystem::path state() const { return folder_.path() / "state"; }

  std::string Address() const override { return address_; }
  std::string TrustRoot() const override;
  // `parcours serve` writes one operator's credential; there is no other name.
  std::optional<pki::TlsCredential> OperatorCredential(const std::string& name) const override;

 private:
  void End(int signal);

  const platform::testing::TemporaryFolder folder_;
  pid_t process_ = 0;
  int output_ = -1;
  std::string address_;
};

}  // namespace parcours::host
