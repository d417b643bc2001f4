// The identity records of the caller's structure: found, completed by what INSi says, and kept.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "parcours/ins/v1/identity.pb.h"
#include "services/ins/rules/identity_status.h"
#include "services/ins/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::ins {

// Who keeps the caller's records: the structure, or the professional who has none.
const std::string& OwnerOf(const platform::Caller& caller);

// Refuses with NOT_FOUND, also for a record of another structure.
core::Result<v1::Identity> FindOwn(platform::Transaction& tx, const std::string& id);

// The record that a search shall complete; nothing if `identity_id` is empty. To be asked before INSi is.
// Refuses with NOT_FOUND, IDENTITY_DOUBTFUL_OR_FICTITIOUS.
core::Result<std::optional<v1::Identity>> RecordToComplete(platform::Transaction& tx, const std::string& identity_id);

// What became of the record.
struct Completed {
  v1::Identity identity;
  std::vector<v1::Trait> discrepancies;
};

// Where a person's identity came from.
struct Provenance {
  v1::CollectionMode mode;
  IdentityEvent event;                              // kRetrieved or kReadFromApp
  std::optional<common::v1::Traits> declared = {};  // what a new record is compared with
};

// Completes `record` (or the structure's own record of the person, or a new one) with what is known of the person. A
// record that was checked against a document and differs stays as it is, unless the appli carte Vitale proves the
// identity. Refuses with IDENTITY_OTHER_PERSON, ALREADY_EXISTS, IDENTITY_DOUBTFUL_OR_FICTITIOUS.
core::Result<Completed> Complete(platform::Transaction& tx, const Person& person, std::optional<v1::Identity> record,
                                 const Provenance& provenance);

// A new PROVISIONAL record with these traits, not yet kept.
v1::Identity NewIdentity(platform::Transaction& tx, const common::v1::Traits& traits, v1::CollectionMode mode);

// Keeps a changed (or new) record as its next revision.
void Keep(platform::Transaction& tx, v1::Identity& identity);

// Marks the record and those of the structure that look like it as HOMONYM_DETECTED, except those already told apart.
// Returns the others' ids. `identity` is changed, not kept.
std::vector<std::string> MarkNamesakes(platform::Transaction& tx, v1::Identity& identity);

}  // namespace parcours::ins
