// Sign-ins as a program of its own would do them: key and certificate request made here, certificate from the service.
#pragma once

#include <optional>
#include <string>

#include "parcours/sandbox/v1/sandbox.pb.h"
#include "tests/services/host/world.h"

namespace parcours::host {

class SignInWorld : public World {
 protected:
  // Paul, by FranceConnect at his tax account.
  std::optional<pki::TlsCredential> SignInPaul(const sandbox::v1::Sandbox& sandbox);

  // The doctor by e-CPS; the request is approved on the phone.
  std::optional<pki::TlsCredential> SignInDoctor(const sandbox::v1::Sandbox& sandbox);

 private:
  // A request with its keys: request_id and, where there is one, the join code.
  template <class Request>
  Request Begin(const sandbox::v1::Sandbox& sandbox);
};

}  // namespace parcours::host
