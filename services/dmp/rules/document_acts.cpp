#include "services/dmp/rules/document_acts.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::dmp {
namespace {

Verdict NotAllowed(const Rule& rule) {
  return Deny(common::v1::REASON_VISIBILITY_NOT_ALLOWED, rule);
}

Verdict DecideHidingFromRepresentatives(const Reader& reader, const RecordFacts& record,
                                        const DocumentFacts& document) {
  const bool entitled = IsAuthor(reader, document) || reader.relation == Relation::kPatient;
  return entitled && record.minor ? Allow(rules::kHidingFromRepresentatives)
                                  : NotAllowed(rules::kHidingFromRepresentatives);
}

Verdict DecideHidingFromPatient(const Reader& reader, const DocumentFacts& document, VisibilityAct act) {
  if (act == VisibilityAct::kSet) {
    return IsAuthor(reader, document) ? Allow(rules::kHidingFromPatient) : NotAllowed(rules::kHidingFromPatient);
  }
  return IsProfessional(reader) ? Allow(rules::kRevealing) : NotAllowed(rules::kRevealing);
}

}  // namespace

Verdict DecideVisibility(const Reader& reader, const RecordFacts& record, const DocumentFacts& document,
                         v1::Visibility restriction, VisibilityAct act, const Verdict& may_read) {
  if (!may_read.allowed()) return may_read;
  if (document.status == v1::DOCUMENT_STATUS_SUPERSEDED)
    return Deny(common::v1::REASON_DOCUMENT_SUPERSEDED, rules::kSuperseded);
  switch (restriction) {
    case v1::VISIBILITY_MASKED_TO_PROFESSIONALS:
      return Allow(IsCitizen(reader) ? rules::kMaskingByPatient : rules::kMaskingByProfessional);
    case v1::VISIBILITY_HIDDEN_FROM_PATIENT:
      return DecideHidingFromPatient(reader, document, act);
    case v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES:
      return DecideHidingFromRepresentatives(reader, record, document);
    case v1::VISIBILITY_UNSPECIFIED:
    case v1::Visibility_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Visibility_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return NotAllowed(rules::kMaskingByProfessional);
}

bool Contradict(const std::set<v1::Visibility>& restrictions) {
  return restrictions.contains(v1::VISIBILITY_MASKED_TO_PROFESSIONALS) &&
         restrictions.contains(v1::VISIBILITY_HIDDEN_FROM_PATIENT);
}

std::set<v1::Visibility> InitialRestrictions(std::set<v1::Visibility> asked, const std::set<v1::Visibility>& inherited,
                                             const v1::AccessSettings& settings) {
  asked.insert(inherited.begin(), inherited.end());
  if (settings.mask_by_default() && !asked.contains(v1::VISIBILITY_HIDDEN_FROM_PATIENT)) {
    asked.insert(v1::VISIBILITY_MASKED_TO_PROFESSIONALS);
  }
  return asked;
}

Verdict DecideDeletion(const Reader& reader, const DocumentFacts& document) {
  const bool own = IsCitizen(reader) ? document.author.empty() : IsAuthor(reader, document);
  if (!own) {
    return IsCitizen(reader) ? Deny(common::v1::REASON_PATIENT_MAY_NOT_DELETE, rules::kPatientDeletes)
                             : Deny(common::v1::REASON_ONLY_AUTHOR_MAY_DELETE, rules::kDeletingOthers);
  }
  if (document.status == v1::DOCUMENT_STATUS_DELETED) return Deny(common::v1::REASON_DOCUMENT_DELETED, rules::kDeleted);
  if (document.status == v1::DOCUMENT_STATUS_SUPERSEDED)
    return Deny(common::v1::REASON_DOCUMENT_SUPERSEDED, rules::kSuperseded);
  return Allow(IsCitizen(reader) ? rules::kPatientDeletesOwn : rules::kDeletingOwn);
}

}  // namespace parcours::dmp
