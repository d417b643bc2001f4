#include "services/ins/rules/documents.h"

#include <charconv>
#include <string_view>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

constexpr int kMajority = 18;

enum class Worth { kHighConfidence, kMinorWithAdult, kMinorAlone, kNone };

Worth WorthOf(v1::IdentityDocument document) {
  switch (document) {
    case v1::IDENTITY_DOCUMENT_NATIONAL_IDENTITY_CARD:
    case v1::IDENTITY_DOCUMENT_PASSPORT:
    case v1::IDENTITY_DOCUMENT_RESIDENCE_PERMIT:
    case v1::IDENTITY_DOCUMENT_ELECTRONIC_IDENTITY_CARD:
    case v1::IDENTITY_DOCUMENT_DIGITAL_IDENTITY:
      return Worth::kHighConfidence;
    case v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE:
    case v1::IDENTITY_DOCUMENT_FAMILY_RECORD_BOOK:
      return Worth::kMinorWithAdult;
    case v1::IDENTITY_DOCUMENT_MINOR_FOREIGNER_DOCUMENT:
      return Worth::kMinorAlone;
    case v1::IDENTITY_DOCUMENT_DRIVING_LICENCE:
    case v1::IDENTITY_DOCUMENT_CARTE_VITALE:
    case v1::IDENTITY_DOCUMENT_UNSPECIFIED:
    case v1::IdentityDocument_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::IdentityDocument_INT_MAX_SENTINEL_DO_NOT_USE_:
      return Worth::kNone;
  }
  return Worth::kNone;
}

int Number(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

core::Result<void> TooWeak(const char* detail) {
  return core::Refuse(common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE, detail);
}

}  // namespace

bool IsMinor(const std::string& birth_date, core::Time now) {
  using std::chrono::day, std::chrono::month, std::chrono::year, std::chrono::year_month_day;
  const std::string_view text = birth_date;
  if (text.size() != 10) return true;
  const year born_year{Number(text.substr(0, 4))};
  const month born_month{static_cast<unsigned>(Number(text.substr(5, 2)))};
  const day born_day{static_cast<unsigned>(Number(text.substr(8, 2)))};
  const month latest_month = born_month.ok() ? born_month : std::chrono::December;
  const day last_day = (born_year / latest_month / std::chrono::last).day();
  const bool day_stands = born_month.ok() && born_day.ok() && born_day <= last_day;
  const year_month_day of_age =
      (born_year + std::chrono::years{kMajority}) / latest_month / (day_stands ? born_day : last_day);
  // 29 February comes of age on 1 March of a common year: 29 February compares greater than the 28th.
  return year_month_day{std::chrono::floor<std::chrono::days>(now)} < of_age;
}

bool IsHighConfidence(v1::IdentityDocument document) {
  return WorthOf(document) == Worth::kHighConfidence;
}

core::Result<void> CheckDocuments(v1::IdentityDocument document, v1::IdentityDocument guardian_document, bool minor) {
  const Worth worth = WorthOf(document);
  if (guardian_document != v1::IDENTITY_DOCUMENT_UNSPECIFIED && worth != Worth::kMinorWithAdult) {
    return core::Refuse(
        {.reason = common::v1::REASON_INVALID_ARGUMENT,
         .detail = {},
         .violations = {{"guardian_document", "only goes with a birth certificate or livret de famille"}}});
  }
  switch (worth) {
    case Worth::kHighConfidence:
      return {};
    case Worth::kMinorAlone:
      return minor ? core::Result<void>{} : TooWeak("this document is for minors");
    case Worth::kMinorWithAdult:
      if (!minor) return TooWeak("this document is for minors");
      return IsHighConfidence(guardian_document)
                 ? core::Result<void>{}
                 : TooWeak("a high-confidence document of a parent or guardian must go with it");
    case Worth::kNone:
      return TooWeak("");
  }
  return TooWeak("");
}

}  // namespace parcours::ins
