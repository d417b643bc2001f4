// Who may enter a record to read it, and who may read which document. Default deny.
//
// Pure and thread-safe: the same facts give the same verdict, for a call and for ExplainAccess.
#pragma once

#include "services/dmp/rules/access_matrix.h"
#include "services/dmp/rules/facts.h"
#include "services/dmp/rules/rule.h"

namespace parcours::dmp {

// Whether the record is there for anybody to act on it: open. DMP_ABSENT (also opposed and announced), DMP_CLOSED.
Verdict DecideState(const RecordFacts& record);

// Whether a professional, employee or structure is shut out: PROFESSIONAL_BLOCKED. Citizens: NOT_YOUR_RECORD,
// DELEGATE_MAY_NOT.
Verdict DecideStanding(const Reader& reader, const RecordFacts& record);

// The same for what a carer with a delegation does too: reading, and adding the patient's own documents. DecideStanding
// refuses them with DELEGATE_MAY_NOT.
Verdict DecideAssistance(const Reader& reader, const RecordFacts& record);

// Whether the reader may enter the record at all. Denies with CALLER_KIND_NOT_ALLOWED, the reasons of the two above,
// CENTRE_15_ONLY, CENTRE_15_REFUSED, JUSTIFICATION_MISSING, BREAK_GLASS_REFUSED, PATIENT_OPPOSES,
// AUTHORISATION_MISSING, PROFESSION_NOT_ALLOWED.
Verdict DecideEntry(const Reader& reader, const RecordFacts& record, const Entry& entry, const AccessMatrix& matrix);

// Whether a reader who may enter may read this document. Denies with DOCUMENT_DELETED, DOCUMENT_TYPE_NOT_ALLOWED,
// DOCUMENT_MASKED, DOCUMENT_NOT_YET_VISIBLE, and NOT_FOUND to representatives from whom the minor's document is hidden.
Verdict DecideDocument(const Reader& reader, const RecordFacts& record, const DocumentFacts& document,
                       const Entry& entry, const AccessMatrix& matrix);

}  // namespace parcours::dmp
