#include "core/matricule.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "parcours/common/v1/common.pb.h"

namespace parcours::core {
namespace {

constexpr std::size_t kLength = 13;
constexpr std::size_t kYear = 1;
constexpr std::size_t kMonth = 3;
constexpr std::size_t kPlace = 5;    // where department and commune begin
constexpr std::size_t kCorsica = 6;  // where A or B stands
constexpr std::uint64_t kModulus = 97;
constexpr std::uint32_t kOrders = 999;
constexpr std::string_view kUnknownPlace = "99999";

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsDigit);
}

bool IsCalendarMonth(std::string_view month) {
  return month >= "01" && month <= "12";
}

// 20-42 and 50-99 stand for an incomplete civil status.
bool IsRegistryMonth(std::string_view month) {
  return IsCalendarMonth(month) || (month >= "20" && month <= "42") || (month >= "50" && month <= "99");
}

// "YYYY-MM-DD" -> "YY" and "MM"; "00" and "20" if it is no such date.
std::string YearOf(std::string_view date) {
  return date.size() == 10 && AllDigits(date.substr(2, 2)) ? std::string(date.substr(2, 2)) : "00";
}

std::string MonthOf(std::string_view date) {
  const std::string_view month = date.size() == 10 ? date.substr(5, 2) : std::string_view{};
  return AllDigits(month) && IsRegistryMonth(month) ? std::string(month) : "20";
}

char SexDigit(common::v1::Sex sex) {
  return sex == common::v1::SEX_FEMALE ? '2' : '1';
}

}  // namespace

std::optional<InsAuthority> AuthorityOf(std::string_view oid) {
  if (oid == kNirOid) return InsAuthority::kNir;
  if (oid == kNiaOid) return InsAuthority::kNia;
  if (oid == kTestOid) return InsAuthority::kTest;
  if (oid == kDemonstrationOid) return InsAuthority::kDemonstration;
  return std::nullopt;
}

bool IsMatricule(std::string_view text) {
  if (text.size() != kLength) return false;
  for (std::size_t i = 0; i < kLength; ++i) {
    const bool corsica = i == kCorsica && text[i - 1] == '2' && (text[i] == 'A' || text[i] == 'B');
    if (!IsDigit(text[i]) && !corsica) return false;
  }
  return true;
}

std::string MatriculeKey(std::string_view matricule) {
  if (!IsMatricule(matricule)) return {};
  std::string digits(matricule);
  if (const char letter = digits[kCorsica]; !IsDigit(letter)) {
    digits[kCorsica - 1] = '1';
    digits[kCorsica] = letter == 'A' ? '9' : '8';
  }
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return fmt::format("{:02}", kModulus - number % kModulus);
}

bool KeyMatches(const common::v1::Ins& ins) {
  const std::string key = MatriculeKey(ins.matricule());
  return !key.empty() && key == ins.key();
}

bool AgreesWithTraits(const common::v1::Ins& ins, const common::v1::Traits& traits) {
  const std::string_view matricule = ins.matricule();
  if (!IsMatricule(matricule)) return false;
  const char sex = matricule.front();
  const bool knows_sex = traits.sex() != common::v1::SEX_UNKNOWN && traits.sex() != common::v1::SEX_UNSPECIFIED;
  if (knows_sex && (sex == '1' || sex == '2') && sex != SexDigit(traits.sex())) return false;
  if (matricule.substr(kYear, 2) != YearOf(traits.birth_date())) return false;
  const std::string_view month = matricule.substr(kMonth, 2);
  const std::string born = MonthOf(traits.birth_date());
  if (IsCalendarMonth(month) && IsCalendarMonth(born) && month != born) return false;
  const std::string_view place = matricule.substr(kPlace, kUnknownPlace.size());
  const std::string& cog = traits.birth_place();
  return cog.empty() || cog == kUnknownPlace || place == kUnknownPlace || place == cog;
}

common::v1::Ins MakeTestIns(const common::v1::Traits& traits, std::uint32_t ordinal) {
  const std::string start = SexDigit(traits.sex()) + YearOf(traits.birth_date()) + MonthOf(traits.birth_date());
  const std::string order = fmt::format("{:03}", kOrders - ordinal % kOrders);
  std::string matricule = start + traits.birth_place() + order;
  if (!IsMatricule(matricule)) matricule = start + std::string(kUnknownPlace) + order;
  common::v1::Ins ins;
  ins.set_key(MatriculeKey(matricule));
  ins.set_matricule(std::move(matricule));
  ins.set_oid(std::string(kTestOid));
  return ins;
}

}  // namespace parcours::core
