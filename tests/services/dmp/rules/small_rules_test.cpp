// The rules that fit on a page: visibility, deletion, state and age, formats of files, folding, identifiers in value
// sets.
#include <gtest/gtest.h>

#include "core/clock.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/rules/document_acts.h"
#include "services/dmp/rules/feeding.h"
#include "services/dmp/rules/file_formats.h"
#include "services/dmp/rules/folding.h"
#include "services/dmp/rules/record_state.h"

namespace parcours::dmp {
namespace {

using common::v1::Reason;

Reader Author() {
  return {.kind = policy::v1::CALLER_KIND_CPS, .subject = "8a", .profession = "10"};
}
Reader Colleague() {
  return {.kind = policy::v1::CALLER_KIND_CPS, .subject = "8b", .profession = "10"};
}
Reader Patient() {
  return {.kind = policy::v1::CALLER_KIND_CITIZEN, .relation = Relation::kPatient};
}
Reader Representative() {
  return {.kind = policy::v1::CALLER_KIND_CITIZEN, .relation = Relation::kRepresentative};
}
DocumentFacts ByA() {
  return {.type = "11488-4", .class_code = "10", .author = "8a", .restrictions = {}};
}

Reason Change(const Reader& reader, v1::Visibility visibility, VisibilityAct act, bool minor = false) {
  RecordFacts record;
  record.minor = minor;
  return DecideVisibility(reader, record, ByA(), visibility, act, Allow(rules::kMatrix)).reason;
}

TEST(VisibilityRules, PatientsAndProfessionalsMaskAndUnmask) {
  for (const Reader& reader : {Author(), Colleague(), Patient(), Representative()}) {
    for (const auto act : {VisibilityAct::kSet, VisibilityAct::kLift}) {
      EXPECT_EQ(Change(reader, v1::VISIBILITY_MASKED_TO_PROFESSIONALS, act), Reason{});
    }
  }
}

TEST(VisibilityRules, ProfessionalsRevealAndOnlyTheAuthorHides) {
  constexpr auto kHidden = v1::VISIBILITY_HIDDEN_FROM_PATIENT;
  EXPECT_EQ(Change(Author(), kHidden, VisibilityAct::kSet), Reason{});
  EXPECT_EQ(Change(Colleague(), kHidden, VisibilityAct::kSet), common::v1::REASON_VISIBILITY_NOT_ALLOWED);
  EXPECT_EQ(Change(Colleague(), kHidden, VisibilityAct::kLift), Reason{});
  EXPECT_EQ(Change(Patient(), kHidden, VisibilityAct::kLift), common::v1::REASON_VISIBILITY_NOT_ALLOWED);
  EXPECT_EQ(Change(Patient(), kHidden, VisibilityAct::kSet), common::v1::REASON_VISIBILITY_NOT_ALLOWED);
}

TEST(VisibilityRules, OnlyTheAuthorOrTheMinorHideFromRepresentativesAndOnlyWhileMinor) {
  constexpr auto kHidden = v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES;
  EXPECT_EQ(Change(Author(), kHidden, VisibilityAct::kSet, true), Reason{});
  EXPECT_EQ(Change(Patient(), kHidden, VisibilityAct::kSet, true), Reason{});
  for (const Reader& reader : {Colleague(), Representative()}) {
    EXPECT_EQ(Change(reader, kHidden, VisibilityAct::kSet, true), common::v1::REASON_VISIBILITY_NOT_ALLOWED);
  }
  EXPECT_EQ(Change(Author(), kHidden, VisibilityAct::kSet, false), common::v1::REASON_VISIBILITY_NOT_ALLOWED);
}

TEST(VisibilityRules, WhoMayNotReadMayNotChange) {
  const Verdict no = Deny(common::v1::REASON_AUTHORISATION_MISSING, rules::kNotAuthorised);
  EXPECT_EQ(
      DecideVisibility(Colleague(), {}, ByA(), v1::VISIBILITY_MASKED_TO_PROFESSIONALS, VisibilityAct::kSet, no).reason,
      no.reason);
}

TEST(VisibilityRules, MaskedAndHiddenFromThePatientContradict) {
  EXPECT_TRUE(Contradict({v1::VISIBILITY_MASKED_TO_PROFESSIONALS, v1::VISIBILITY_HIDDEN_FROM_PATIENT}));
  EXPECT_FALSE(Contradict({v1::VISIBILITY_MASKED_TO_PROFESSIONALS, v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES}));
}

TEST(VisibilityRules, MaskingByDefaultGivesWayToADocumentHiddenFromThePatient) {
  v1::AccessSettings settings;
  settings.set_mask_by_default(true);
  EXPECT_EQ(InitialRestrictions({}, {}, settings), (std::set{v1::VISIBILITY_MASKED_TO_PROFESSIONALS}));
  EXPECT_EQ(InitialRestrictions({v1::VISIBILITY_HIDDEN_FROM_PATIENT}, {}, settings),
            (std::set{v1::VISIBILITY_HIDDEN_FROM_PATIENT}));
}

TEST(DeletionRules, AuthorsDeleteTheirsAndPatientsTheirs) {
  EXPECT_EQ(DecideDeletion(Author(), ByA()).reason, Reason{});
  EXPECT_EQ(DecideDeletion(Colleague(), ByA()).reason, common::v1::REASON_ONLY_AUTHOR_MAY_DELETE);
  EXPECT_EQ(DecideDeletion(Patient(), ByA()).reason, common::v1::REASON_PATIENT_MAY_NOT_DELETE);
  DocumentFacts own = ByA();
  own.author.clear();
  EXPECT_EQ(DecideDeletion(Patient(), own).reason, Reason{});
  EXPECT_EQ(DecideDeletion(Author(), own).reason, common::v1::REASON_ONLY_AUTHOR_MAY_DELETE);
  own.status = v1::DOCUMENT_STATUS_DELETED;
  EXPECT_EQ(DecideDeletion(Patient(), own).reason, common::v1::REASON_DOCUMENT_DELETED);
}

TEST(FeedingRules, NeedNoAuthorisationButAnOpenRecordAndAKnownType) {
  const ValueSets& values = ValueSets::Builtin();
  RecordFacts record;
  EXPECT_EQ(DecideFeeding(Author(), record, "11488-4", values).reason, common::v1::REASON_DMP_ABSENT);
  record.state = v1::RECORD_STATE_OPEN;
  EXPECT_EQ(DecideFeeding(Author(), record, "11488-4", values).reason, Reason{});
  EXPECT_EQ(DecideFeeding(Author(), record, "51851-4", values).reason, common::v1::REASON_CODE_UNKNOWN)
      << "not in JDV_J66";
  EXPECT_EQ(DecideFeeding(Author(), record, "DOCPAT03", values).reason, common::v1::REASON_DOCUMENT_TYPE_NOT_ALLOWED);
  record.feeding_opposed = true;
  EXPECT_EQ(DecideFeeding(Author(), record, "11488-4", values).reason, common::v1::REASON_PATIENT_OPPOSES);
  record.blocked = true;
  EXPECT_EQ(DecideFeeding(Author(), record, "11488-4", values).reason, common::v1::REASON_PROFESSIONAL_BLOCKED);
}

TEST(RecordState, AnAnnouncedRecordOpensAfterSixWeeks) {
  const core::Time letter = *core::ParseTime("2025-03-22T08:00:00Z");
  EXPECT_EQ(StateAt(v1::RECORD_STATE_ANNOUNCED, letter, letter + kTimeToOppose - core::Duration(1)),
            v1::RECORD_STATE_ANNOUNCED);
  EXPECT_EQ(StateAt(v1::RECORD_STATE_ANNOUNCED, letter, letter + kTimeToOppose), v1::RECORD_STATE_OPEN);
  EXPECT_EQ(StateAt(v1::RECORD_STATE_OPPOSED, letter, letter + kTimeToOppose), v1::RECORD_STATE_OPPOSED);
}

TEST(RecordState, MajorityIsReachedOnTheBirthday) {
  EXPECT_TRUE(IsMinorOn("2007-03-23", "2025-03-22"));
  EXPECT_FALSE(IsMinorOn("2007-03-22", "2025-03-22"));
  EXPECT_TRUE(IsMinorOn("", "2025-03-22"));
}

TEST(FileFormats, GoByTheBytesAndNotByAName) {
  EXPECT_EQ(FormatOfFile("%PDF-1.7 …").media_type, "application/pdf");
  EXPECT_EQ(FormatOfFile("{\\rtf1 x}").media_type, "application/rtf");
  EXPECT_EQ(FormatOfFile("\xFF\xD8\xFF\xE0").media_type, "image/jpeg");
  EXPECT_EQ(FormatOfFile(std::string("II*\0", 4)).media_type, "image/tiff");
  EXPECT_EQ(FormatOfFile(std::string("MM\0*", 4)).media_type, "image/tiff");
  EXPECT_EQ(FormatOfFile("Mon médecin m'a dit\n").media_type, "text/plain");
  for (const std::string& bytes :
       {std::string(),
        std::string("\x7f"
                    "ELF"),
        std::string("PK\x03\x04"), std::string("<script>"), std::string("\xEF\xBB\xBF <html>"), std::string("\xC3("),
        std::string("a\0b", 3), std::string("\x89PNG")}) {
    EXPECT_EQ(FormatOfFile(bytes).media_type, "") << bytes;
  }
}

TEST(Folding, IgnoresCaseWithFrenchLetters) {
  EXPECT_EQ(Fold("ÉLECTROCARDIOGRAMME Œdème À×Þ"), "électrocardiogramme œdème à×þ");
  EXPECT_EQ(Fold("déjà"), "déjà");
}

}  // namespace
}  // namespace parcours::dmp
