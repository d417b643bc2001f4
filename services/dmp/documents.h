// Documents between store and rules: their facts, their restrictions, and what of them may be shown.
#pragma once

#include <set>
#include <string>

#include "services/dmp/rules/access.h"
#include "services/dmp/rules/document_acts.h"
#include "services/dmp/standing.h"
#include "services/dmp/store.h"

namespace parcours::dmp {

DocumentFacts FactsOf(const v1::Document& document);

// Sets restrictions and the confidentiality codes that go with them. N is always among the codes.
void SetRestrictions(v1::Document& document, const std::set<v1::Visibility>& restrictions);
std::set<v1::Visibility> RestrictionsOf(const v1::Document& document);

// Reading by the rules of the built-in matrix.
Verdict DecideReading(const Standing& standing, const v1::Document& document, const Entry& entry);

// True if the reader may be told that the document exists: who may read it, and of a deleted one its author.
bool MayKnow(const Standing& standing, const v1::Document& document, const Entry& entry);

// What acts on one document need: the document, its record, the caller's standing.
struct Found {
  StoredDocument stored;
  Standing standing;
};
// By id, and if `patient` is given also by patient. Refuses with NOT_FOUND.
core::Result<Found> FindWithRecord(platform::Transaction& tx, const Who& who, const std::string& id,
                                   const common::v1::Ins* patient);

// Reading in the normal mode, entry included; authors need no authorisation for what they wrote.
Verdict DecideNormalReading(const Found& found, core::Time now);

}  // namespace parcours::dmp
