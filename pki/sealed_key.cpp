#include "pki/sealed_key.h"

#include <openssl/evp.h>

#include <stdexcept>

#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

// magic (5) | salt (16) | key sealed under PIN and host | HMAC of all before it under the host's secret (32).
// The HMAC is what tells a damaged blob from a wrong PIN.
constexpr std::string_view kMagic = "PKEY1";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHeadBytes = kMagic.size() + kSaltBytes;
constexpr int kPinRounds = 4000;  // one to two milliseconds

void CheckHostSecret(const core::Secret& host_secret) {
  if (host_secret.Reveal().size() < 16) throw std::invalid_argument("the host's secret has at least 16 bytes");
}

core::Secret SealingKey(const core::Secret& pin, const core::Secret& host_secret, std::string_view salt) {
  std::string stretched(kKeyBytes, '\0');
  const std::string_view digits = pin.Reveal();
  internal::Must(PKCS5_PBKDF2_HMAC(digits.data(), static_cast<int>(digits.size()),
                                   reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()),
                                   kPinRounds, EVP_sha256(), static_cast<int>(stretched.size()),
                                   reinterpret_cast<unsigned char*>(stretched.data())) == 1,
                 "PBKDF2");
  const core::Secret pin_key(std::move(stretched));
  const core::Secret host_key = DeriveKey(host_secret.Reveal(), salt, "parcours file card: key");
  return core::Secret(HmacSha256(host_key.Reveal(), pin_key.Reveal()));
}

std::string Mac(const core::Secret& host_secret, std::string_view salt, std::string_view credential,
                std::string_view body) {
  const core::Secret key = DeriveKey(host_secret.Reveal(), salt, "parcours file card: whole");
  return HmacSha256(key.Reveal(), Sha256(credential) + std::string(body));
}

}  // namespace

std::string SealKey(const core::Secret& key_pem, const core::Secret& pin, const core::Secret& host_secret,
                    std::string_view credential) {
  CheckHostSecret(host_secret);
  const std::string salt = RandomBytes(kSaltBytes);
  const core::Secret key = SealingKey(pin, host_secret, salt);
  std::string blob = std::string(kMagic) + salt + Seal(key.Reveal(), credential, key_pem.Reveal());
  return blob + Mac(host_secret, salt, credential, blob);
}

core::Result<core::Secret> UnsealKey(std::string_view blob, const core::Secret& pin, const core::Secret& host_secret,
                                     std::string_view credential) {
  CheckHostSecret(host_secret);
  if (blob.size() < kHeadBytes + kDigestBytes || !blob.starts_with(kMagic)) {
    return core::Refuse(common::v1::REASON_FILE_MALFORMED, "no sealed card key");
  }
  const std::string_view body = blob.substr(0, blob.size() - kDigestBytes);
  const std::string_view salt = body.substr(kMagic.size(), kSaltBytes);
  if (!EqualInConstantTime(Mac(host_secret, salt, credential, body), blob.substr(body.size()))) {
    return core::Refuse(common::v1::REASON_FILE_MALFORMED, "a card key that was changed, or of another card or host");
  }
  const core::Secret key = SealingKey(pin, host_secret, salt);
  auto opened = Open(key.Reveal(), credential, body.substr(kHeadBytes));
  if (!opened) return core::Refuse(common::v1::REASON_CARD_PIN_WRONG);
  return opened;
}

}  // namespace parcours::pki
