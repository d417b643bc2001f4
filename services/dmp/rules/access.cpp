#include "services/dmp/rules/access.h"

#include "parcours/common/v1/reason.pb.h"

namespace parcours::dmp {
namespace {

using common::v1::Reason;

constexpr std::string_view kDoctor = "10";

// Which kinds of credential may read at all.
Verdict DecideKind(const Reader& reader) {
  constexpr Reason kNotAllowed = common::v1::REASON_CALLER_KIND_NOT_ALLOWED;
  switch (reader.kind) {
    case policy::v1::CALLER_KIND_CPS:
    case policy::v1::CALLER_KIND_ECPS:
      return Allow(rules::kAuthorised);
    case policy::v1::CALLER_KIND_CITIZEN:
      return Allow(rules::kPatient);
    case policy::v1::CALLER_KIND_CPF:
      return Deny(kNotAllowed, rules::kStudent);
    case policy::v1::CALLER_KIND_CPE:
      return Deny(kNotAllowed, rules::kEmployee);
    case policy::v1::CALLER_KIND_STRUCTURE:
      return Deny(kNotAllowed, rules::kNominative);
    case policy::v1::CALLER_KIND_CPA:
    case policy::v1::CALLER_KIND_SERVICE:
    case policy::v1::CALLER_KIND_OPERATOR:
    case policy::v1::CALLER_KIND_ANONYMOUS:
    case policy::v1::CALLER_KIND_UNSPECIFIED:
    case policy::v1::CallerKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case policy::v1::CallerKind_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return Deny(kNotAllowed, rules::kNoCareRole);
}

Verdict DecideMode(const Reader& reader, const RecordFacts& record, const Entry& entry) {
  switch (entry.mode) {
    case v1::ACCESS_MODE_CENTRE_15:
      if (reader.profession != kDoctor || !reader.samu)
        return Deny(common::v1::REASON_CENTRE_15_ONLY, rules::kCentre15Place);
      if (!record.settings.centre_15()) return Deny(common::v1::REASON_CENTRE_15_REFUSED, rules::kCentre15Switch);
      return Allow(rules::kCentre15);
    case v1::ACCESS_MODE_BREAK_GLASS:
      if (!entry.justified) return Deny(common::v1::REASON_JUSTIFICATION_MISSING, rules::kJustification);
      if (!record.settings.break_glass()) return Deny(common::v1::REASON_BREAK_GLASS_REFUSED, rules::kBreakGlassSwitch);
      return Allow(rules::kBreakGlass);
    case v1::ACCESS_MODE_NORMAL:
    case v1::ACCESS_MODE_UNSPECIFIED:
    case v1::AccessMode_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::AccessMode_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  if (record.reading_opposed) return Deny(common::v1::REASON_PATIENT_OPPOSES, rules::kReadingOpposed);
  if (record.general_practitioner) return Allow(rules::kGeneralPractitioner);
  if (!record.authorised) return Deny(common::v1::REASON_AUTHORISATION_MISSING, rules::kNotAuthorised);
  return Allow(rules::kAuthorised);
}

bool IsEmergency(const Entry& entry) {
  return entry.mode == v1::ACCESS_MODE_BREAK_GLASS || entry.mode == v1::ACCESS_MODE_CENTRE_15;
}

Verdict DecideForCitizen(const Reader& reader, const DocumentFacts& document) {
  const bool for_another = reader.relation == Relation::kRepresentative || reader.relation == Relation::kDelegate;
  if (for_another && Restricts(document, v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES)) {
    // Not even that there is such a document may be told.
    return Deny(common::v1::REASON_NOT_FOUND, rules::kHiddenFromRepresentatives);
  }
  if (Restricts(document, v1::VISIBILITY_HIDDEN_FROM_PATIENT)) {
    return Deny(common::v1::REASON_DOCUMENT_NOT_YET_VISIBLE, rules::kNotYetVisible);
  }
  return Allow(rules::kPatientReads);
}

Verdict DecideMasked(const RecordFacts& record, const Entry& entry) {
  if (record.general_practitioner) return Allow(rules::kMaskedForGeneralPractitioner);
  if (IsEmergency(entry) && record.settings.masked_in_emergency()) return Allow(rules::kMaskedInEmergency);
  return Deny(common::v1::REASON_DOCUMENT_MASKED, rules::kMasked);
}

}  // namespace

Verdict DecideState(const RecordFacts& record) {
  if (record.state == v1::RECORD_STATE_OPEN) return Allow(rules::kPatientReads);
  if (record.state == v1::RECORD_STATE_CLOSED) return Deny(common::v1::REASON_DMP_CLOSED, rules::kClosed);
  return Deny(common::v1::REASON_DMP_ABSENT, rules::kNoRecord);
}

Verdict DecideStanding(const Reader& reader, const RecordFacts& record) {
  if (!IsCitizen(reader)) {
    return record.blocked ? Deny(common::v1::REASON_PROFESSIONAL_BLOCKED, rules::kBlocked) : Allow(rules::kAuthorised);
  }
  switch (reader.relation) {
    case Relation::kPatient:
      return Allow(rules::kPatient);
    case Relation::kRepresentative:
      return Allow(rules::kRepresentative);
    case Relation::kDelegate:
      return Deny(common::v1::REASON_DELEGATE_MAY_NOT, rules::kDelegateLimits);
    case Relation::kNone:
      break;
  }
  return Deny(common::v1::REASON_NOT_YOUR_RECORD, rules::kStranger);
}

Verdict DecideAssistance(const Reader& reader, const RecordFacts& record) {
  if (IsCitizen(reader) && reader.relation == Relation::kDelegate) return Allow(rules::kDelegate);
  return DecideStanding(reader, record);
}

Verdict DecideEntry(const Reader& reader, const RecordFacts& record, const Entry& entry, const AccessMatrix& matrix) {
  if (Verdict kind = DecideKind(reader); !kind.allowed()) return kind;
  // A stranger learns nothing, not even whether there is a record.
  Verdict standing = DecideAssistance(reader, record);
  if (IsCitizen(reader) && !standing.allowed()) return standing;
  if (Verdict state = DecideState(record); !state.allowed()) return state;
  if (IsCitizen(reader) || !standing.allowed()) return standing;
  Verdict mode = DecideMode(reader, record, entry);
  if (mode.allowed() && !matrix.OpensAnything(reader.profession, entry.date)) {
    return Deny(common::v1::REASON_PROFESSION_NOT_ALLOWED, rules::kProfession);
  }
  return mode;
}

Verdict DecideDocument(const Reader& reader, const RecordFacts& record, const DocumentFacts& document,
                       const Entry& entry, const AccessMatrix& matrix) {
  const bool concealed = IsCitizen(reader) && !DecideForCitizen(reader, document).allowed();
  if (document.status == v1::DOCUMENT_STATUS_DELETED && !concealed) {
    return Deny(common::v1::REASON_DOCUMENT_DELETED, rules::kDeleted);
  }
  if (IsCitizen(reader)) return DecideForCitizen(reader, document);
  if (IsAuthor(reader, document)) return Allow(rules::kOwnDocument);
  const auto cell = matrix.Find(reader.profession, document.type, document.class_code, entry.date);
  if (!cell || !cell->read) {
    return Deny(common::v1::REASON_DOCUMENT_TYPE_NOT_ALLOWED, rules::kMatrix, cell ? cell->source : "ours");
  }
  if (Restricts(document, v1::VISIBILITY_MASKED_TO_PROFESSIONALS)) return DecideMasked(record, entry);
  return Allow(rules::kMatrix, cell->source);
}

}  // namespace parcours::dmp
