// The QR code of an ordonnance's paper (ISO/IEC 18004, error correction level M).
//
// What the QR code of the real one says to the letter is not public; ours says the number. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::prescription {

// An SVG image with its quiet zone. `text` is not empty and at most 100 characters: std::invalid_argument.
std::string QrSvg(std::string_view text);

}  // namespace parcours::prescription
