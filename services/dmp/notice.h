// What the patient is told on the phone: that somebody read or fed the record, never what is in it.
#pragma once

#include "services/dmp/standing.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

// After a professional, employee or structure did `action`: each opening and feeding, each break-glass, and the first
// reading of each professional on a day (ours; in reality one message for each access). Goes out after the commit.
void NotifyPatient(platform::Transaction& tx, const Standing& standing, v1::AccessAction action, v1::AccessMode mode);

}  // namespace parcours::dmp
