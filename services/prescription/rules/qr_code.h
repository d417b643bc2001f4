// The QR code of an ordonnance's paper: version 1, level M (ISO/IEC 18004), which holds the 18 characters of a number.
//
// What the QR code of the real one says to the letter is not public; ours says the number. Pure and thread-safe.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace parcours::prescription {

inline constexpr int kQrSize = 21;
using QrModules = std::array<std::array<bool, kQrSize>, kQrSize>;  // [row][column]; true: dark

// At most 20 characters of [0-9A-Z $%*+-./:]; others count as a space.
QrModules QrCode(std::string_view text);

// The same as an SVG image, with its quiet zone.
std::string QrSvg(std::string_view text);

}  // namespace parcours::prescription
