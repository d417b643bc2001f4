// Talking to a loaded PKCS#11 module: tokens, sessions, log-in, objects. For pkcs11.cpp.
#pragma once

#include <p11-kit/pkcs11.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/secret.h"

namespace parcours::pki::internal {

using Functions = CK_FUNCTION_LIST;

// What a PKCS#11 call that failed means to people. `what` names the call.
core::Refusal ToRefusal(CK_RV code, std::string_view what);

// A PKCS#11 URI and the slot of the one token that it names.
struct TokenPlace {
  CK_SLOT_ID slot = 0;
  std::string label;  // of the object; empty if the URI names none
};

// Refuses with INVALID_ARGUMENT (no PKCS#11 URI, or it names several tokens) and CARD_ABSENT.
core::Result<TokenPlace> FindToken(Functions& functions, std::string_view token_uri);

// An open session; closed when it goes. Move-only, not thread-safe.
class Session {
 public:
  enum class Access { kRead, kWrite };
  static core::Result<Session> Open(Functions& functions, CK_SLOT_ID slot, Access access);

  // Logs in with a test of the PIN, also where the process is logged in already (C_Login would then accept any PIN, or
  // none): there the PIN is tested by setting it to itself, which needs Access::kWrite and leaves the log-in, and with
  // it the keys that TLS holds, as it was. A token that does not let one do so is logged out and in again. A log-in
  // that this session made ends with it; one that stood before stays.
  core::Result<void> LogIn(const core::Secret& pin);

  // Handles of the objects that have all these attributes. At most 64.
  core::Result<std::vector<CK_OBJECT_HANDLE>> Find(std::vector<CK_ATTRIBUTE> attributes);
  core::Result<std::string> Read(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE attribute);

  CK_SESSION_HANDLE handle() const { return handle_; }

  Session(Session&& other) noexcept;
  Session& operator=(Session&&) = delete;
  ~Session();

 private:
  Session(Functions& functions, CK_SESSION_HANDLE handle) : functions_(functions), handle_(handle) {}

  Functions& functions_;
  CK_SESSION_HANDLE handle_;
  bool open_ = true;
  bool log_out_ = false;
};

// Attributes for templates; they borrow what they are made of.
CK_ATTRIBUTE Attribute(CK_ATTRIBUTE_TYPE type, const CK_ULONG& value);
CK_ATTRIBUTE Attribute(CK_ATTRIBUTE_TYPE type, const CK_BBOOL& value);
CK_ATTRIBUTE Attribute(CK_ATTRIBUTE_TYPE type, std::string_view value);

}  // namespace parcours::pki::internal
