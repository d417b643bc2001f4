// The history of accesses: one line for whatever is done to a record, in the transaction that does it, and the
// notification that goes with it.
//
// Patients' own reading is not told, their changes are (ours).
#pragma once

#include "services/dmp/standing.h"
#include "services/dmp/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

// `document`: null if it is about none.
void Remember(platform::Transaction& tx, const Standing& standing, v1::AccessAction action,
              const v1::Document* document = nullptr, const v1::Access& access = {});

// A line as this reader may see it: without the document that they may not know of.
v1::AccessEntry ShownTo(platform::ReadTransaction& tx, const Standing& standing, v1::AccessEntry entry, core::Time now);

}  // namespace parcours::dmp
