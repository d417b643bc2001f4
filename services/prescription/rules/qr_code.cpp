#include "services/prescription/rules/qr_code.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parcours::prescription {
namespace {

constexpr std::string_view kAlphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::size_t kDataBytes = 16;
constexpr std::size_t kCheckBytes = 10;
constexpr int kFormat = 0b101010000010010;  // level M (00), mask 0 (000), with its BCH code and mask

using Bytes = std::vector<std::uint8_t>;

class Bits {
 public:
  void Put(unsigned value, int count) {
    for (int i = count - 1; i >= 0; --i) bits_.push_back((value >> i & 1U) != 0);
  }
  // Terminated and filled up to the capacity.
  Bytes Filled() {
    const std::size_t capacity = kDataBytes * 8;
    for (int i = 0; i < 4 && bits_.size() < capacity; ++i) bits_.push_back(false);
    while (bits_.size() % 8 != 0) bits_.push_back(false);
    Bytes bytes;
    for (std::size_t at = 0; at < bits_.size(); at += 8) {
      unsigned byte = 0;
      for (std::size_t i = 0; i < 8; ++i) byte = byte << 1U | static_cast<unsigned>(bits_[at + i]);
      bytes.push_back(static_cast<std::uint8_t>(byte));
    }
    for (std::uint8_t pad = 0xEC; bytes.size() < kDataBytes; pad ^= 0xEC ^ 0x11) bytes.push_back(pad);
    return bytes;
  }

 private:
  std::vector<bool> bits_;
};

Bytes DataOf(std::string_view text) {
  const auto value = [](char c) {
    const std::size_t found = kAlphanumeric.find(c);
    return static_cast<unsigned>(found == std::string_view::npos ? kAlphanumeric.find(' ') : found);
  };
  Bits bits;
  bits.Put(0b0010, 4);
  bits.Put(static_cast<unsigned>(text.size()), 9);
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) bits.Put(value(text[i]) * 45 + value(text[i + 1]), 11);
  if (text.size() % 2 == 1) bits.Put(value(text.back()), 6);
  return bits.Filled();
}

// In the field of 256 elements with the polynomial 0x11D.
std::uint8_t Multiply(std::uint8_t x, std::uint8_t y) {
  unsigned product = 0;
  for (int i = 7; i >= 0; --i) {
    product = product << 1U ^ (product >> 7U) * 0x11DU;
    product ^= (static_cast<unsigned>(y) >> i & 1U) * x;
  }
  return static_cast<std::uint8_t>(product);
}

// Reed-Solomon.
Bytes CheckBytesOf(const Bytes& data) {
  Bytes divisor(kCheckBytes, 0);
  divisor.back() = 1;
  std::uint8_t root = 1;
  for (std::size_t i = 0; i < kCheckBytes; ++i) {
    for (std::size_t j = 0; j < kCheckBytes; ++j) {
      divisor[j] = Multiply(divisor[j], root);
      if (j + 1 < kCheckBytes) divisor[j] ^= divisor[j + 1];
    }
    root = Multiply(root, 2);
  }
  Bytes remainder(kCheckBytes, 0);
  for (const std::uint8_t byte : data) {
    const std::uint8_t factor = byte ^ remainder.front();
    remainder.erase(remainder.begin());
    remainder.push_back(0);
    for (std::size_t j = 0; j < kCheckBytes; ++j) remainder[j] ^= Multiply(divisor[j], factor);
  }
  return remainder;
}

struct Drawing {
  QrModules dark{};
  QrModules fixed{};  // not part of the data

  void Set(int row, int column, int is_dark) {
    const auto r = static_cast<std::size_t>(row);
    const auto c = static_cast<std::size_t>(column);
    dark[r][c] = is_dark != 0;
    fixed[r][c] = true;
  }
};

void DrawFinder(int row, int column, Drawing& drawing) {
  for (int r = -1; r <= 7; ++r) {
    for (int c = -1; c <= 7; ++c) {
      if (row + r < 0 || row + r >= kQrSize || column + c < 0 || column + c >= kQrSize) continue;
      const bool ring = (r == 0 || r == 6) && c >= 0 && c <= 6;
      const bool side = (c == 0 || c == 6) && r >= 0 && r <= 6;
      const bool heart = r >= 2 && r <= 4 && c >= 2 && c <= 4;
      drawing.Set(row + r, column + c, static_cast<int>(ring || side || heart));
    }
  }
}

void DrawFormat(Drawing& drawing) {
  const auto bit = [](int i) { return kFormat >> i & 1; };
  for (int i = 0; i <= 5; ++i) drawing.Set(i, 8, bit(i));
  drawing.Set(7, 8, bit(6));
  drawing.Set(8, 8, bit(7));
  drawing.Set(8, 7, bit(8));
  for (int i = 9; i < 15; ++i) drawing.Set(8, 14 - i, bit(i));
  for (int i = 0; i < 8; ++i) drawing.Set(8, kQrSize - 1 - i, bit(i));
  for (int i = 8; i < 15; ++i) drawing.Set(kQrSize - 15 + i, 8, bit(i));
  drawing.Set(kQrSize - 8, 8, 1);
}

// In columns of two from the right, upwards and downwards in turn, under mask 0: any mask can be read.
void DrawData(const Bytes& bytes, Drawing& drawing) {
  std::size_t next = 0;
  bool upwards = true;
  for (int right = kQrSize - 1; right >= 1; right -= 2) {
    if (right == 6) right = 5;  // the timing pattern
    for (int i = 0; i < kQrSize; ++i) {
      const int row = upwards ? kQrSize - 1 - i : i;
      for (const int column : {right, right - 1}) {
        const auto r = static_cast<std::size_t>(row);
        const auto c = static_cast<std::size_t>(column);
        if (drawing.fixed[r][c] || next >= bytes.size() * 8) continue;
        const bool bit = (static_cast<unsigned>(bytes[next / 8]) >> (7 - next % 8) & 1U) != 0;
        drawing.dark[r][c] = bit != ((row + column) % 2 == 0);
        ++next;
      }
    }
    upwards = !upwards;
  }
}

}  // namespace

QrModules QrCode(std::string_view text) {
  Bytes bytes = DataOf(text.substr(0, 20));
  const Bytes check = CheckBytesOf(bytes);
  bytes.insert(bytes.end(), check.begin(), check.end());
  Drawing drawing;
  for (int i = 0; i < kQrSize; ++i) {
    drawing.Set(6, i, static_cast<int>(i % 2 == 0));
    drawing.Set(i, 6, static_cast<int>(i % 2 == 0));
  }
  DrawFinder(0, 0, drawing);
  DrawFinder(0, kQrSize - 7, drawing);
  DrawFinder(kQrSize - 7, 0, drawing);
  DrawFormat(drawing);
  DrawData(bytes, drawing);
  return drawing.dark;
}

std::string QrSvg(std::string_view text) {
  constexpr int kQuiet = 4;
  constexpr int kSide = kQrSize + 2 * kQuiet;
  const QrModules modules = QrCode(text);
  std::string path;
  for (int row = 0; row < kQrSize; ++row) {
    for (int column = 0; column < kQrSize; ++column) {
      if (!modules[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]) continue;
      path += fmt::format("M{},{}h1v1h-1z", column + kQuiet, row + kQuiet);
    }
  }
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img"><title>QR code de l'ordonnance</title>)"
      R"(<rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>)",
      kSide, path);
}

}  // namespace parcours::prescription
