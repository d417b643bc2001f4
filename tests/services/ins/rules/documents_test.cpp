#include "services/ins/rules/documents.h"

#include <gtest/gtest.h>

#include <set>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::ins {
namespace {

constexpr auto kNone = v1::IDENTITY_DOCUMENT_UNSPECIFIED;
const std::set<int> kHighConfidence = {v1::IDENTITY_DOCUMENT_NATIONAL_IDENTITY_CARD, v1::IDENTITY_DOCUMENT_PASSPORT,
                                       v1::IDENTITY_DOCUMENT_RESIDENCE_PERMIT,
                                       v1::IDENTITY_DOCUMENT_ELECTRONIC_IDENTITY_CARD,
                                       v1::IDENTITY_DOCUMENT_DIGITAL_IDENTITY};
const std::set<int> kMinorWithAdult = {v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE,
                                       v1::IDENTITY_DOCUMENT_FAMILY_RECORD_BOOK};

core::Time Day(const char* day) {
  return *core::ParseTime(std::string(day) + "T00:00:00Z");
}

template <class Check>
void ForEachDocument(Check check) {
  for (int i = v1::IdentityDocument_MIN; i <= v1::IdentityDocument_MAX; ++i)
    check(static_cast<v1::IdentityDocument>(i));
}

TEST(CheckDocuments, TakesFromAnAdultHighConfidenceOnly) {
  ForEachDocument([](v1::IdentityDocument document) {
    EXPECT_EQ(CheckDocuments(document, kNone, false).has_value(), kHighConfidence.contains(document))
        << v1::IdentityDocument_Name(document);
  });
}

TEST(CheckDocuments, TakesFromAMinorBesidesTheDocumentOfAForeignMinor) {
  ForEachDocument([](v1::IdentityDocument document) {
    const bool alone = document == v1::IDENTITY_DOCUMENT_MINOR_FOREIGNER_DOCUMENT;
    EXPECT_EQ(CheckDocuments(document, kNone, true).has_value(), alone || kHighConfidence.contains(document))
        << v1::IdentityDocument_Name(document);
  });
}

TEST(CheckDocuments, TakesAMinorsBirthCertificateWithAHighConfidenceDocumentOfAnAdult) {
  for (const int own : kMinorWithAdult) {
    ForEachDocument([&](v1::IdentityDocument guardian) {
      const auto checked = CheckDocuments(static_cast<v1::IdentityDocument>(own), guardian, true);
      EXPECT_EQ(checked.has_value(), kHighConfidence.contains(guardian)) << v1::IdentityDocument_Name(guardian);
      if (!checked) {
        EXPECT_EQ(checked.error().reason, common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE);
      }
    });
  }
}

TEST(CheckDocuments, TakesNoBirthCertificateFromAnAdultWhoeverStandsBeside) {
  const auto checked = CheckDocuments(v1::IDENTITY_DOCUMENT_BIRTH_CERTIFICATE, v1::IDENTITY_DOCUMENT_PASSPORT, false);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().reason, common::v1::REASON_DOCUMENT_NOT_HIGH_CONFIDENCE);
}

TEST(CheckDocuments, RefusesAnAdultsDocumentWhereItHasNoSay) {
  const auto checked = CheckDocuments(v1::IDENTITY_DOCUMENT_DRIVING_LICENCE, v1::IDENTITY_DOCUMENT_PASSPORT, true);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().violations.front().field, "guardian_document");
}

TEST(IsMinor, EndsOnTheEighteenthBirthday) {
  EXPECT_TRUE(IsMinor("2007-03-23", Day("2025-03-22")));
  EXPECT_FALSE(IsMinor("2007-03-22", Day("2025-03-22")));
  EXPECT_FALSE(IsMinor("1961-06-12", Day("2025-03-22")));
  EXPECT_TRUE(IsMinor("2025-03-22", Day("2025-03-22")));
}

TEST(IsMinor, EndsOnTheFirstOfMarchForThoseBornOnTheTwentyNinthOfFebruary) {
  EXPECT_TRUE(IsMinor("2008-02-29", Day("2026-02-28")));
  EXPECT_FALSE(IsMinor("2008-02-29", Day("2026-03-01")));
}

TEST(IsMinor, CountsALunarDateAsItsLatestPossibleDay) {
  EXPECT_TRUE(IsMinor("2007-00-00", Day("2025-12-30")));
  EXPECT_FALSE(IsMinor("2007-00-00", Day("2025-12-31")));
  EXPECT_TRUE(IsMinor("2007-33-12", Day("2025-12-30")));
  EXPECT_TRUE(IsMinor("2007-06-00", Day("2025-06-29")));
  EXPECT_FALSE(IsMinor("2007-06-00", Day("2025-06-30")));
  EXPECT_FALSE(IsMinor("2007-06-99", Day("2025-06-30")));
  EXPECT_TRUE(IsMinor("2007-02-31", Day("2025-02-27")));
}

}  // namespace
}  // namespace parcours::ins
