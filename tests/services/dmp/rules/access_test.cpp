// Every combination of what the decision on reading depends on, against a second, plain statement of the rules.
#include "services/dmp/rules/access.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::dmp {
namespace {

using common::v1::Reason;

constexpr const char* kToday = "2025-03-22";

const AccessMatrix& Matrix() {
  static const AccessMatrix matrix = AccessMatrix::Parse(
                                         "10\t*\tyes\t2023-10-29\t\tpress\n"
                                         "10\tSECRET\tno\t2023-10-29\t\tpress\n"
                                         "60\tclass:11\tyes\t2023-10-29\t\tours\n")
                                         .value();
  return matrix;
}

Reader Doctor() {
  return Reader{.kind = policy::v1::CALLER_KIND_CPS, .subject = "8a", .profession = "10", .structure = "1h"};
}

RecordFacts OpenRecord() {
  RecordFacts record;
  record.state = v1::RECORD_STATE_OPEN;
  record.settings.set_break_glass(true);
  record.settings.set_centre_15(true);
  record.authorised = true;
  return record;
}

Entry Normal() {
  return Entry{.mode = v1::ACCESS_MODE_NORMAL, .justified = false, .date = kToday};
}

Reason Enter(const Reader& reader, const RecordFacts& record, const Entry& entry = Normal()) {
  return DecideEntry(reader, record, entry, Matrix()).reason;
}

// What the rules say, in one breath, for a professional.
Reason Expected(const Reader& reader, const RecordFacts& record, const Entry& entry) {
  if (record.state == v1::RECORD_STATE_CLOSED) return common::v1::REASON_DMP_CLOSED;
  if (record.state != v1::RECORD_STATE_OPEN) return common::v1::REASON_DMP_ABSENT;
  if (record.blocked) return common::v1::REASON_PROFESSIONAL_BLOCKED;
  if (entry.mode == v1::ACCESS_MODE_CENTRE_15) {
    if (!(reader.profession == "10" && reader.samu)) return common::v1::REASON_CENTRE_15_ONLY;
    if (!record.settings.centre_15()) return common::v1::REASON_CENTRE_15_REFUSED;
  } else if (entry.mode == v1::ACCESS_MODE_BREAK_GLASS) {
    if (!entry.justified) return common::v1::REASON_JUSTIFICATION_MISSING;
    if (!record.settings.break_glass()) return common::v1::REASON_BREAK_GLASS_REFUSED;
  } else {
    if (record.reading_opposed) return common::v1::REASON_PATIENT_OPPOSES;
    if (!record.authorised && !record.general_practitioner) return common::v1::REASON_AUTHORISATION_MISSING;
  }
  if (reader.profession != "10" && reader.profession != "60") return common::v1::REASON_PROFESSION_NOT_ALLOWED;
  return {};
}

TEST(AccessDecision, IsTheOneThatTheRulesSayForEveryCombinationOfTheFactsOfARecord) {
  int allowed = 0;
  int all = 0;
  for (const char* profession : {"10", "60", "99"}) {
    for (const auto state : {v1::RECORD_STATE_UNSPECIFIED, v1::RECORD_STATE_ABSENT, v1::RECORD_STATE_ANNOUNCED,
                             v1::RECORD_STATE_OPEN, v1::RECORD_STATE_OPPOSED, v1::RECORD_STATE_CLOSED}) {
      for (const auto mode : {v1::ACCESS_MODE_NORMAL, v1::ACCESS_MODE_BREAK_GLASS, v1::ACCESS_MODE_CENTRE_15}) {
        for (unsigned bits = 0; bits < 1U << 8U; ++bits) {
          const auto bit = [&](unsigned n) { return (bits >> n & 1U) != 0; };
          Reader reader = Doctor();
          reader.profession = profession;
          reader.samu = bit(0);
          RecordFacts record;
          record.state = state;
          record.blocked = bit(1);
          record.authorised = bit(2);
          record.general_practitioner = bit(3);
          record.reading_opposed = bit(4);
          record.settings.set_break_glass(bit(5));
          record.settings.set_centre_15(bit(6));
          const Entry entry{.mode = mode, .justified = bit(7), .date = kToday};
          const Reason expected = Expected(reader, record, entry);
          const Verdict verdict = DecideEntry(reader, record, entry, Matrix());
          ASSERT_EQ(verdict.reason, expected) << profession << " " << state << " " << mode << " " << bits;
          ASSERT_NE(verdict.rule, nullptr);
          ASSERT_EQ(verdict.allowed(), expected == Reason{});
          allowed += verdict.allowed();
          ++all;
        }
      }
    }
  }
  EXPECT_EQ(all, 3 * 6 * 3 * 256);
  EXPECT_GT(allowed, 0);
}

TEST(AccessDecision, DefaultFactsAllowNothing) {
  EXPECT_NE(Enter(Reader(), RecordFacts()), Reason{});
  EXPECT_NE(Enter(Doctor(), RecordFacts()), Reason{});
  EXPECT_NE(DecideDocument(Doctor(), OpenRecord(), DocumentFacts(), Entry(), Matrix()).reason, Reason{})
      << "a date without matrix";
}

TEST(AccessDecision, OnlyNominativeCareProfessionalsAndCitizensEnter) {
  const std::set<policy::v1::CallerKind> may = {policy::v1::CALLER_KIND_CPS, policy::v1::CALLER_KIND_ECPS,
                                                policy::v1::CALLER_KIND_CITIZEN};
  for (int kind = policy::v1::CallerKind_MIN; kind <= policy::v1::CallerKind_MAX; ++kind) {
    Reader reader = Doctor();
    reader.kind = static_cast<policy::v1::CallerKind>(kind);
    reader.relation = Relation::kPatient;
    EXPECT_EQ(Enter(reader, OpenRecord()) == Reason{}, may.contains(reader.kind)) << kind;
  }
}

TEST(AccessDecision, ABlockedProfessionalHasNoAccessInAnyMode) {
  RecordFacts record = OpenRecord();
  record.blocked = true;
  record.general_practitioner = true;
  Reader reader = Doctor();
  reader.samu = true;
  for (const auto mode : {v1::ACCESS_MODE_NORMAL, v1::ACCESS_MODE_BREAK_GLASS, v1::ACCESS_MODE_CENTRE_15}) {
    EXPECT_EQ(Enter(reader, record, {.mode = mode, .justified = true, .date = kToday}),
              common::v1::REASON_PROFESSIONAL_BLOCKED);
  }
}

TEST(AccessDecision, AStrangerLearnsNothingOfARecord) {
  Reader stranger{.kind = policy::v1::CALLER_KIND_CITIZEN};
  for (const auto state : {v1::RECORD_STATE_ABSENT, v1::RECORD_STATE_OPEN, v1::RECORD_STATE_CLOSED}) {
    RecordFacts record;
    record.state = state;
    EXPECT_EQ(Enter(stranger, record), common::v1::REASON_NOT_YOUR_RECORD);
  }
}

Reason Expected(const Reader& reader, const RecordFacts& record, const DocumentFacts& document, v1::AccessMode mode) {
  const bool citizen = reader.kind == policy::v1::CALLER_KIND_CITIZEN;
  const bool masked = document.restrictions.contains(v1::VISIBILITY_MASKED_TO_PROFESSIONALS);
  const bool from_patient = document.restrictions.contains(v1::VISIBILITY_HIDDEN_FROM_PATIENT);
  const bool from_representatives = document.restrictions.contains(v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES);
  if (citizen && reader.relation == Relation::kRepresentative && from_representatives)
    return common::v1::REASON_NOT_FOUND;
  if (citizen && from_patient) return common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE;
  if (document.status == v1::DOCUMENT_STATUS_DELETED) return common::v1::REASON_DOCUMENT_DELETED;
  if (citizen || document.author == reader.subject) return {};
  const bool opened = reader.profession == "10" ? document.type != "SECRET" : document.class_code == "11";
  if (!opened) return common::v1::REASON_DOCUMENT_TYPE_NOT_ALLOWED;
  const bool emergency = mode != v1::ACCESS_MODE_NORMAL && record.settings.masked_in_emergency();
  if (masked && !record.general_practitioner && !emergency) return common::v1::REASON_DOCUMENT_MASKED;
  return {};
}

TEST(AccessDecision, IsTheOneThatTheRulesSayForEveryCombinationOfTheFactsOfADocument) {
  std::set<Reason> met;
  for (const auto relation : {Relation::kNone, Relation::kPatient, Relation::kRepresentative}) {
    for (const char* profession : {"10", "60"}) {
      for (const auto& [type, class_code] :
           {std::pair{"SECRET", "11"}, std::pair{"PLAIN", "11"}, std::pair{"PLAIN", "10"}}) {
        for (const auto mode : {v1::ACCESS_MODE_NORMAL, v1::ACCESS_MODE_BREAK_GLASS, v1::ACCESS_MODE_CENTRE_15}) {
          for (const auto status :
               {v1::DOCUMENT_STATUS_CURRENT, v1::DOCUMENT_STATUS_SUPERSEDED, v1::DOCUMENT_STATUS_DELETED}) {
            for (unsigned bits = 0; bits < 1U << 6U; ++bits) {
              const auto bit = [&](unsigned n) { return (bits >> n & 1U) != 0; };
              Reader reader = Doctor();
              reader.profession = profession;
              reader.relation = relation;
              if (relation != Relation::kNone) reader.kind = policy::v1::CALLER_KIND_CITIZEN;
              RecordFacts record = OpenRecord();
              record.general_practitioner = bit(0);
              record.settings.set_masked_in_emergency(bit(1));
              DocumentFacts document{.type = type,
                                     .class_code = class_code,
                                     .author = bit(2) ? "8a" : "8b",
                                     .restrictions = {},
                                     .status = status};
              if (bit(3)) document.restrictions.insert(v1::VISIBILITY_MASKED_TO_PROFESSIONALS);
              if (bit(4)) document.restrictions.insert(v1::VISIBILITY_HIDDEN_FROM_PATIENT);
              if (bit(5)) document.restrictions.insert(v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES);
              const Entry entry{.mode = mode, .justified = true, .date = kToday};
              const Reason reason = DecideDocument(reader, record, document, entry, Matrix()).reason;
              ASSERT_EQ(reason, Expected(reader, record, document, mode))
                  << bits << " " << type << " " << mode << " " << status;
              met.insert(reason);
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(met.size(), 6U) << "each verdict is met";
}

TEST(AccessDecision, TellsTheCellOfTheMatrixThatDecided) {
  DocumentFacts document{.type = "SECRET", .class_code = "11", .author = "8b", .restrictions = {}};
  const Verdict denied = DecideDocument(Doctor(), OpenRecord(), document, Normal(), Matrix());
  EXPECT_EQ(denied.Describe(), "dmp.read.matrix; press");
  Reader nurse = Doctor();
  nurse.profession = "60";
  document.class_code = "10";
  EXPECT_EQ(DecideDocument(nurse, OpenRecord(), document, Normal(), Matrix()).Describe(), "dmp.read.matrix; ours")
      << "default deny";
}

TEST(AccessDecision, ACarerWithADelegationReadsAndAddsAndDecidesNothing) {
  const Reader carer{.kind = policy::v1::CALLER_KIND_CITIZEN, .relation = Relation::kDelegate};
  EXPECT_EQ(Enter(carer, OpenRecord()), common::v1::REASON_UNSPECIFIED);
  EXPECT_TRUE(DecideAssistance(carer, OpenRecord()).allowed());
  EXPECT_EQ(DecideStanding(carer, OpenRecord()).reason, common::v1::REASON_DELEGATE_MAY_NOT);
  RecordFacts closed = OpenRecord();
  closed.state = v1::RECORD_STATE_CLOSED;
  EXPECT_EQ(Enter(carer, closed), common::v1::REASON_DMP_CLOSED);
  const DocumentFacts hidden{.restrictions = {v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES}};
  EXPECT_EQ(DecideDocument(carer, OpenRecord(), hidden, Normal(), Matrix()).reason, common::v1::REASON_NOT_FOUND);
}

}  // namespace
}  // namespace parcours::dmp
