// The PKCS#11 module of the host, loaded when the first token card needs it.
#pragma once

#include <memory>
#include <mutex>

#include "core/result.h"
#include "pki/pkcs11.h"

namespace parcours::simulator {

// Thread-safe.
class Tokens {
 public:
  // Refuses with CONFIGURATION_INVALID where there is no module to load.
  core::Result<pki::Pkcs11Module*> Module();

 private:
  std::mutex mutex_;
  std::unique_ptr<pki::Pkcs11Module> module_;
};

}  // namespace parcours::simulator
