#include "tests/services/platform/store/decrypted_pages.h"

#include <openssl/evp.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace parcours::platform::testing {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kReserve = 48;  // initialisation vector, authentication code, padding
constexpr std::size_t kVector = 16;
constexpr std::size_t kSalt = 16;  // in clear at the beginning of the first page
constexpr std::size_t kLogHeader = 32;
constexpr std::size_t kFrameHeader = 24;

std::string Bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const unsigned char* Raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string Decrypt(std::string_view page, std::size_t skip, const core::Secret& key) {
  const std::string_view encrypted = page.substr(skip, kPage - kReserve - skip);
  std::string clear(encrypted.size() + kVector, '\0');
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, Raw(key.Reveal()),
                     Raw(page.substr(kPage - kReserve, kVector)));
  EVP_CIPHER_CTX_set_padding(context.get(), 0);
  int written = 0;
  EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char*>(clear.data()), &written, Raw(encrypted),
                    static_cast<int>(encrypted.size()));
  clear.resize(static_cast<std::size_t>(written));
  return clear;
}

// A page of a log may be the first one or not: both readings are tried.
std::string DecryptBoth(std::string_view page, const core::Secret& key) {
  return Decrypt(page, 0, key) + Decrypt(page, kSalt, key);
}

}  // namespace

std::string DecryptedPages(const std::filesystem::path& database, const core::Secret& key) {
  std::string pages;
  const std::string file = Bytes(database);
  for (std::size_t at = 0; at + kPage <= file.size(); at += kPage)
    pages += DecryptBoth(std::string_view(file).substr(at, kPage), key);
  const std::string log = Bytes(database.string() + "-wal");
  for (std::size_t at = kLogHeader; at + kFrameHeader + kPage <= log.size(); at += kFrameHeader + kPage) {
    pages += DecryptBoth(std::string_view(log).substr(at + kFrameHeader, kPage), key);
  }
  return pages;
}

}  // namespace parcours::platform::testing
