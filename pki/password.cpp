#include "pki/password.h"

#include <openssl/evp.h>

#include <charconv>
#include <vector>

#include "core/text.h"
#include "pki/crypto.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

constexpr std::string_view kScheme = "pbkdf2-sha256";
constexpr int kRounds = 10'000;
constexpr int kMostRounds = 10'000'000;
constexpr std::size_t kSaltBytes = 16;

std::string Stretch(std::string_view password, std::string_view salt, int rounds) {
  std::string hash(kDigestBytes, '\0');
  internal::Must(PKCS5_PBKDF2_HMAC(password.empty() ? "" : password.data(), static_cast<int>(password.size()),
                                   reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()),
                                   rounds, EVP_sha256(), static_cast<int>(hash.size()),
                                   reinterpret_cast<unsigned char*>(hash.data())) == 1,
                 "PBKDF2");
  return hash;
}

std::string Written(std::string_view salt, std::string_view hash) {
  return core::Join({std::string(kScheme), std::to_string(kRounds), Base64(salt), Base64(hash)}, "$");
}

}  // namespace

std::string HashPassword(std::string_view password) {
  const std::string salt = RandomBytes(kSaltBytes);
  return Written(salt, Stretch(password, salt, kRounds));
}

bool PasswordMatches(std::string_view password, std::string_view hash) {
  const std::vector<std::string> parts = core::Split(hash, '$');
  if (parts.size() != 4 || parts[0] != kScheme) return false;
  int rounds = 0;
  const auto [end, error] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), rounds);
  if (error != std::errc{} || end != parts[1].data() + parts[1].size() || rounds < 1 || rounds > kMostRounds) {
    return false;
  }
  const auto salt = FromBase64(parts[2]);
  const auto stretched = FromBase64(parts[3]);
  return salt && stretched && EqualInConstantTime(Stretch(password, *salt, rounds), *stretched);
}

std::string_view NobodysPasswordHash() {
  // Random bytes in place of a hash: no password that anybody knows stretches to them.
  static const std::string hash = Written(RandomBytes(kSaltBytes), RandomBytes(kDigestBytes));
  return hash;
}

}  // namespace parcours::pki
