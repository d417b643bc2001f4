#include "services/dmp/rules/folding.h"

namespace parcours::dmp {

std::string Fold(std::string_view utf8) {
  std::string folded(utf8);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    auto byte = static_cast<unsigned char>(folded[i]);
    const unsigned char before = i == 0 ? 0 : static_cast<unsigned char>(folded[i - 1]);
    if (byte >= 'A' && byte <= 'Z') folded[i] = static_cast<char>(byte + 0x20);
    // U+00C0..U+00DE are C3 80..C3 9E; U+00D7 is the sign of multiplication.
    if (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97) folded[i] = static_cast<char>(byte + 0x20);
    if (before == 0xC5 && byte == 0x92) folded[i] = static_cast<char>(0x93);
  }
  return folded;
}

}  // namespace parcours::dmp
