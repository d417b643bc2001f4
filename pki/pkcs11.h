// PKCS#11 cards: keys that never leave their token. SoftHSM2 in tests, a real card through OpenSC: the same path.
//
// A token is named by a PKCS#11 URI (RFC 7512): "pkcs11:token=cps-martin;object=authentification".
// A log-in belongs to the process, not to a session: whoever has logged in lets every part of this process sign, and a
// second log-in tests nothing. VerifyPin therefore tests the PIN in another way where the token is logged in, and
// leaves it logged in, right PIN or wrong: who may use a card is for the card service to say, not for the token's
// log-in. A token on which only logging out helps loses the keys that TLS holds of it: make channels anew after
// VerifyPin, and expect that OpenSSL's engine needs a new process. Tokens keep their state: going back in a scenario
// does not restore tries, lock or keys of a token. SoftHSM never locks.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/secret.h"

namespace parcours::pki {

// The PKCS#11 module to use: the environment's PARCOURS_PKCS11_MODULE, else SoftHSM2 as Debian installs it.
std::filesystem::path DefaultPkcs11Module();

// A loaded module. It stays loaded and initialised until the process ends, for the TLS engine uses the same one.
// Thread-safe: calls are made one after another.
class Pkcs11Module {
 public:
  // Refuses with CONFIGURATION_INVALID: no such file, no PKCS#11 module, it does not start.
  static core::Result<std::unique_ptr<Pkcs11Module>> Open(const std::filesystem::path& path = DefaultPkcs11Module());

  // Tests the PIN of the token. Refuses with CARD_PIN_WRONG, CARD_PIN_LOCKED, CARD_ABSENT (no such
  // token), INVALID_ARGUMENT (no PKCS#11 URI), CONFIGURATION_INVALID (the module failed otherwise).
  core::Result<void> VerifyPin(std::string_view token_uri, const core::Secret& pin);

  // The certificates of the object that the URI names: chain as PEM, leaf first. Refuses with CARD_ABSENT, NOT_FOUND.
  core::Result<std::string> FindCertificate(std::string_view token_uri);

  // Makes an unextractable P-256 key in the token under the URI's object label, and gives its public half
  // (SubjectPublicKeyInfo PEM) for Authority::CertifyKey. Refuses like VerifyPin, and with ALREADY_EXISTS (the label is
  // taken).
  core::Result<std::string> GenerateKey(std::string_view token_uri, const core::Secret& pin);

  // Stores the chain beside the key that GenerateKey made. Refuses like VerifyPin, with NOT_FOUND (no key under that
  // label) and FILE_MALFORMED (the chain).
  core::Result<void> StoreCertificate(std::string_view token_uri, const core::Secret& pin, std::string_view chain_pem);

  ~Pkcs11Module();
  Pkcs11Module(const Pkcs11Module&) = delete;
  Pkcs11Module& operator=(const Pkcs11Module&) = delete;

 private:
  struct Loaded;
  explicit Pkcs11Module(std::unique_ptr<Loaded> loaded);
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace parcours::pki
