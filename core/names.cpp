#include "core/names.h"

#include "core/text.h"

namespace parcours::core {
namespace {

// The base letter of each Latin letter with a diacritic (Unicode canonical decomposition, and bars by eye); '.' where
// there is none.
constexpr char32_t kLatin1 = 0x00C0;  // to U+024F
constexpr std::string_view kLatin1Base =
    "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY.Y"
    "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII..JJKKKLLLLLL."
    ".LLNNNNNN.NNOOOOOO..RRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS"
    "BB.......D.......F.............OOO.............UU..............."
    ".............AAIIOOUUUUUUUUUU.AAAA....GGKKOOOO..J...GG..NNAA...."
    "AAAAEEEEIIIIOOOORRRRUUUUSSTT..HH......AAEEOOOOOOOOYY............"
    "................";
constexpr char32_t kLatinAdditional = 0x1E00;  // to U+1EFF: Vietnamese among others
constexpr std::string_view kLatinAdditionalBase =
    "AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMM"
    "MMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVV"
    "WWWWWWWWWWXXXXYYZZZZZZHTWY......AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEE"
    "EEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY......";

// One code point of valid UTF-8; moves `at` past it.
char32_t TakeCodePoint(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  if (lead < 0x80) return lead;
  const int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t point = lead & (0x3FU >> following);
  for (int i = 0; i < following; ++i) point = (point << 6U) | (byte(at++) & 0x3FU);
  return point;
}

bool IsCombiningMark(char32_t point) {
  return point >= 0x0300 && point <= 0x036F;
}

std::string_view BaseIn(std::string_view table, char32_t first, char32_t point) {
  if (point < first || point >= first + table.size()) return {};
  const std::string_view letter = table.substr(point - first, 1);
  return letter == "." ? std::string_view{} : letter;
}

// What stands for a code point: letters, "-", "'", " ". Empty: nothing can.
std::string_view Transcribe(char32_t point) {
  static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  if (point >= U'A' && point <= U'Z') return kAlphabet.substr(point - U'A', 1);
  if (point >= U'a' && point <= U'z') return kAlphabet.substr(point - U'a', 1);
  switch (point) {
    case U' ':
    case U'\t':
    case 0x00A0:
    case 0x202F:
      return " ";
    case U'-':
    case 0x2010:
    case 0x2011:
    case 0x2013:
      return "-";
    case U'\'':
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return "'";
    case 0x00C6:
    case 0x00E6:
      return "AE";
    case 0x0152:
    case 0x0153:
      return "OE";
    case 0x0132:
    case 0x0133:
      return "IJ";
    case 0x00DE:
    case 0x00FE:
      return "TH";
    case 0x00DF:
    case 0x1E9E:
      return "SS";
    default:
      break;
  }
  const std::string_view latin = BaseIn(kLatin1Base, kLatin1, point);
  return latin.empty() ? BaseIn(kLatinAdditionalBase, kLatinAdditional, point) : latin;
}

std::string Squeeze(std::string_view text) {
  std::string squeezed;
  for (const char c : text) {
    if (c != ' ' || (!squeezed.empty() && squeezed.back() != ' ')) squeezed += c;
  }
  if (!squeezed.empty() && squeezed.back() == ' ') squeezed.pop_back();
  return squeezed;
}

}  // namespace

std::optional<std::string> ToInsName(std::string_view declared) {
  if (!IsUtf8(declared)) return std::nullopt;
  std::string name;
  bool has_letter = false;
  for (std::size_t at = 0; at < declared.size();) {
    const char32_t point = TakeCodePoint(declared, at);
    if (IsCombiningMark(point)) continue;
    const std::string_view transcribed = Transcribe(point);
    if (transcribed.empty()) return std::nullopt;
    has_letter = has_letter || transcribed.front() >= 'A';
    name += transcribed;
  }
  if (!has_letter) return std::nullopt;
  return Squeeze(name);
}

std::string ForLookup(std::string_view text) {
  if (!IsUtf8(text)) return {};
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = TakeCodePoint(text, at);
    if (IsCombiningMark(point)) continue;
    if (point >= U'0' && point <= U'9') {
      key += static_cast<char>(point);
      continue;
    }
    const std::string_view transcribed = Transcribe(point);
    key += transcribed.empty() || transcribed.front() < 'A' ? " " : transcribed;
  }
  return Squeeze(key);
}

}  // namespace parcours::core
