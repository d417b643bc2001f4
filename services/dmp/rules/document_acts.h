// Who may change who sees a document, and who may delete it.
//
// Pure and thread-safe.
#pragma once

#include "services/dmp/rules/access.h"
#include "services/dmp/rules/facts.h"
#include "services/dmp/rules/rule.h"

namespace parcours::dmp {

enum class VisibilityAct { kSet, kLift };

// `may_read`: what DecideEntry and DecideDocument say of the reader in the normal mode. Denies with DOCUMENT_DELETED,
// DOCUMENT_SUPERSEDED, VISIBILITY_NOT_ALLOWED, and as `may_read`.
Verdict DecideVisibility(const Reader& reader, const RecordFacts& record, const DocumentFacts& document,
                         v1::Visibility restriction, VisibilityAct act, const Verdict& may_read);

// True if the restrictions exclude each other: masked to professionals and hidden from the patient would be hidden from
// everybody (DMP parameter cumul-invisible_patient-masque_ps=false; EX_2.1-1050).
bool Contradict(const std::set<v1::Visibility>& restrictions);

// The restrictions that a new document gets: those asked for, those of the version before, and masked where the patient
// masks by default and the document is not hidden from the patient (ours).
std::set<v1::Visibility> InitialRestrictions(std::set<v1::Visibility> asked, const std::set<v1::Visibility>& inherited,
                                             const v1::AccessSettings& settings);

// Denies with ONLY_AUTHOR_MAY_DELETE, PATIENT_MAY_NOT_DELETE, DOCUMENT_DELETED, DOCUMENT_SUPERSEDED.
Verdict DecideDeletion(const Reader& reader, const DocumentFacts& document);

}  // namespace parcours::dmp
