#include "pki/sha1.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace parcours::pki {

std::string Sha1(std::string_view bytes) {
  constexpr std::size_t kBytes = 20;
  std::string digest(kBytes, '\0');
  auto* out = reinterpret_cast<unsigned char*>(digest.data());
  if (EVP_Digest(bytes.data(), bytes.size(), out, nullptr, EVP_sha1(), nullptr) != 1) {
    throw std::runtime_error("SHA-1 failed");
  }
  return digest;
}

}  // namespace parcours::pki
