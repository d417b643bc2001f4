#include "pki/crypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "parcours/common/v1/reason.pb.h"
#include "pki/openssl.h"

namespace parcours::pki {
namespace {

using internal::FreeWith;
using internal::Must;
using CipherPtr = std::unique_ptr<EVP_CIPHER_CTX, FreeWith<EVP_CIPHER_CTX_free>>;
using KdfPtr = std::unique_ptr<EVP_KDF, FreeWith<EVP_KDF_free>>;
using KdfContextPtr = std::unique_ptr<EVP_KDF_CTX, FreeWith<EVP_KDF_CTX_free>>;

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

const unsigned char* In(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* Out(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}
int Size(std::string_view bytes) {
  return static_cast<int>(bytes.size());
}

void CheckKey(std::string_view key) {
  if (key.size() != kKeyBytes) throw std::invalid_argument("an AES-256 key has 32 bytes");
}

core::Result<std::string> NotBase64() {
  return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "not base64");
}

}  // namespace

std::string Sha256(std::string_view bytes) {
  std::string digest(kDigestBytes, '\0');
  Must(EVP_Digest(bytes.data(), bytes.size(), Out(digest), nullptr, EVP_sha256(), nullptr) == 1, "SHA-256");
  return digest;
}

std::string HmacSha256(std::string_view key, std::string_view bytes) {
  std::string mac(kDigestBytes, '\0');
  // OpenSSL takes a null key for "the key used before": an empty key must not be null.
  const char* data = key.empty() ? "" : key.data();
  Must(HMAC(EVP_sha256(), data, Size(key), In(bytes), bytes.size(), Out(mac), nullptr), "HMAC");
  return mac;
}

core::Secret DeriveKey(std::string_view secret, std::string_view salt, std::string_view info) {
  const KdfPtr kdf(Must(EVP_KDF_fetch(nullptr, OSSL_KDF_NAME_HKDF, nullptr), "HKDF"));
  const KdfContextPtr context(Must(EVP_KDF_CTX_new(kdf.get()), "HKDF"));
  char digest[] = "SHA256";
  const auto octets = [](const char* name, std::string_view bytes) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(bytes.data()), bytes.size());
  };
  const std::array<OSSL_PARAM, 5> params = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                                            octets(OSSL_KDF_PARAM_KEY, secret), octets(OSSL_KDF_PARAM_SALT, salt),
                                            octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
  std::string key(kKeyBytes, '\0');
  Must(EVP_KDF_derive(context.get(), Out(key), key.size(), params.data()) == 1, "HKDF");
  return core::Secret(std::move(key));
}

std::string RandomBytes(std::size_t count) {
  std::string bytes(count, '\0');
  Must(RAND_bytes(Out(bytes), static_cast<int>(count)) == 1, "RAND_bytes");
  return bytes;
}

std::string Seal(std::string_view key, std::string_view associated, std::string_view plaintext) {
  CheckKey(key);
  std::string sealed = RandomBytes(kNonceBytes);
  sealed.resize(kNonceBytes + plaintext.size() + kTagBytes);
  unsigned char* out = Out(sealed);
  const CipherPtr cipher(Must(EVP_CIPHER_CTX_new(), "AES-GCM"));
  int size = 0;
  Must(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, In(key), out) == 1, "AES-GCM");
  Must(EVP_EncryptUpdate(cipher.get(), nullptr, &size, In(associated), Size(associated)) == 1, "AES-GCM");
  Must(EVP_EncryptUpdate(cipher.get(), out + kNonceBytes, &size, In(plaintext), Size(plaintext)) == 1, "AES-GCM");
  unsigned char* tag = out + kNonceBytes + plaintext.size();
  Must(EVP_EncryptFinal_ex(cipher.get(), tag, &size) == 1, "AES-GCM");
  Must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, kTagBytes, tag) == 1, "AES-GCM");
  return sealed;
}

core::Result<core::Secret> Open(std::string_view key, std::string_view associated, std::string_view sealed) {
  CheckKey(key);
  const auto malformed = [] {
    return core::Refuse(common::v1::REASON_FILE_MALFORMED, "sealed bytes that do not open");
  };
  if (sealed.size() < kNonceBytes + kTagBytes) return malformed();
  const internal::ErrorScope scope;
  const std::string_view ciphertext = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  std::string tag(sealed.substr(sealed.size() - kTagBytes));
  std::string plaintext(ciphertext.size(), '\0');
  const CipherPtr cipher(Must(EVP_CIPHER_CTX_new(), "AES-GCM"));
  int size = 0;
  Must(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, In(key), In(sealed)) == 1, "AES-GCM");
  Must(EVP_DecryptUpdate(cipher.get(), nullptr, &size, In(associated), Size(associated)) == 1, "AES-GCM");
  Must(EVP_DecryptUpdate(cipher.get(), Out(plaintext), &size, In(ciphertext), Size(ciphertext)) == 1, "AES-GCM");
  Must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1, "AES-GCM");
  core::Secret opened(std::move(plaintext));
  if (EVP_DecryptFinal_ex(cipher.get(), reinterpret_cast<unsigned char*>(tag.data()), &size) != 1) return malformed();
  return opened;
}

bool EqualInConstantTime(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string Base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a zero
  const int size = EVP_EncodeBlock(Out(text), In(bytes), Size(bytes));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

core::Result<std::string> FromBase64(std::string_view text) {
  if (text.empty()) return std::string();
  if (text.size() % 4 != 0) return NotBase64();
  const internal::ErrorScope scope;
  std::string bytes(text.size() / 4 * 3, '\0');
  if (EVP_DecodeBlock(Out(bytes), In(text), Size(text)) < 0) return NotBase64();
  const auto padding = static_cast<std::size_t>(std::count(text.end() - 2, text.end(), '='));
  bytes.resize(bytes.size() - padding);
  // EVP_DecodeBlock forgives white space and stray bits.
  if (Base64(bytes) != text) return NotBase64();
  return bytes;
}

std::string Base64Url(std::string_view bytes) {
  std::string text = Base64(bytes);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  return text;
}

core::Result<std::string> FromBase64Url(std::string_view text) {
  if (text.find_first_of("+/=") != std::string_view::npos) return NotBase64();
  std::string padded(text);
  std::replace(padded.begin(), padded.end(), '-', '+');
  std::replace(padded.begin(), padded.end(), '_', '/');
  padded.append((4 - padded.size() % 4) % 4, '=');
  return FromBase64(padded);
}

}  // namespace parcours::pki
