#include "services/prescription/rules/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <cstddef>
#include <memory>
#include <stdexcept>

namespace parcours::prescription {
namespace {

constexpr std::size_t kLongest = 100;
constexpr int kQuiet = 4;
constexpr unsigned char kDark = 1;  // the lowest bit of a module

}  // namespace

std::string QrSvg(std::string_view text) {
  if (text.empty() || text.size() > kLongest) throw std::invalid_argument("a QR code of nothing, or of too much");
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
  if (!code) throw std::runtime_error("no QR code could be made");
  std::string path;
  for (int row = 0; row < code->width; ++row) {
    for (int column = 0; column < code->width; ++column) {
      if ((code->data[row * code->width + column] & kDark) == 0) continue;
      path += fmt::format("M{},{}h1v1h-1z", column + kQuiet, row + kQuiet);
    }
  }
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img"><title>QR code de l'ordonnance</title>)"
      R"(<rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>)",
      code->width + 2 * kQuiet, path);
}

}  // namespace parcours::prescription
