#include "services/simulator/tokens.h"

namespace parcours::simulator {

core::Result<pki::Pkcs11Module*> Tokens::Module() {
  const std::lock_guard lock(mutex_);
  if (!module_) module_ = TRY(pki::Pkcs11Module::Open());
  return module_.get();
}

}  // namespace parcours::simulator
