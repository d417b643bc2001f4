#include "documents/base64.h"

#include <glib.h>

#include <algorithm>

namespace parcours::documents {
namespace {

constexpr std::size_t kQuantum = 4;

bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool IsDigit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

// GLib passes over what it does not know: the form is checked before.
bool HasForm(std::string_view digits) {
  if (digits.size() % kQuantum != 0) return false;
  for (int padding = 0; padding < 2 && digits.ends_with('='); ++padding) digits.remove_suffix(1);
  return std::all_of(digits.begin(), digits.end(), IsDigit);
}

}  // namespace

std::string ToBase64(std::string_view bytes) {
  char* encoded = g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size());
  std::string text(encoded);
  g_free(encoded);
  return text;
}

std::optional<std::string> FromBase64(std::string_view text) {
  std::string digits(text);
  std::erase_if(digits, IsSpace);
  if (!HasForm(digits)) return std::nullopt;
  gsize size = 0;
  guchar* decoded = g_base64_decode(digits.c_str(), &size);
  std::string bytes(reinterpret_cast<const char*>(decoded), size);
  g_free(decoded);
  return bytes;
}

}  // namespace parcours::documents
