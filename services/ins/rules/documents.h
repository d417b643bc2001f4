// Which documents prove an identity, and what a minor needs.
// Sources: high-confidence documents and minors, sante-ara.fr (identitovigilance); driving licence and carte Vitale
// alone are not enough, esante-hdf.fr (FAQ).
//
// Pure and thread-safe.
#pragma once

#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/ins/v1/identity.pb.h"

namespace parcours::ins {

// Under 18 on the day of `now` (UTC). A date outside the calendar counts as its latest possible day: whoever may be a
// minor is treated as one (ours).
bool IsMinor(const std::string& birth_date, core::Time now);

// Identity card, passport, residence permit, electronic identity card, digital identity.
bool IsHighConfidence(v1::IdentityDocument document);

// Whether `document` proves the identity: one of high confidence; for a minor also a birth certificate or livret de
// famille together with the adult's own high-confidence `guardian_document`, or a document of a foreign minor. Refuses
// with DOCUMENT_NOT_HIGH_CONFIDENCE (what is missing), INVALID_ARGUMENT (guardian_document where none has a say).
core::Result<void> CheckDocuments(v1::IdentityDocument document, v1::IdentityDocument guardian_document, bool minor);

}  // namespace parcours::ins
