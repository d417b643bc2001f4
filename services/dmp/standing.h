// Where the caller stands towards a record: the facts that the rules decide on, gathered in a transaction.
//
// A citizen's certificate bears a pseudonym: whose it is must be asked before (IdentifyCitizen).
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "services/dmp/rules/access.h"
#include "services/dmp/rules/facts.h"
#include "services/dmp/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::dmp {

// Who calls; `citizen` is the matricule of a citizen, empty for everybody else.
struct Who {
  platform::Caller caller;
  std::string citizen;
};

// While gathering: asks whose pseudonym it is, if the caller is a citizen. Refuses as signin.CitizenService does.
core::Result<Who> IdentifyCaller(platform::Call& call);

// The record of a patient and what the rules need. Where there is no record yet, `record.position` is 0 and the state
// ABSENT.
struct Standing {
  Record record;
  Reader reader;
  RecordFacts facts;
};

// Refuses with KEY_WRONG. A matricule with another OID than the record's has no record.
core::Result<Standing> StandingOf(platform::ReadTransaction& tx, const Who& who, const common::v1::Ins& patient,
                                  core::Time now);
Standing StandingTowards(platform::ReadTransaction& tx, const Who& who, const Record& record, core::Time now);
// The same for a reader who is not the caller.
Standing StandingFor(platform::ReadTransaction& tx, Reader reader, const Record& record, core::Time now);

// Oppositions that hold for the reader: all of them for the patient.
std::vector<v1::Opposition> OppositionsFor(platform::ReadTransaction& tx, const Standing& standing);

// AUTHORISATION_STATE_BLOCKED included.
v1::AuthorisationState AuthorisationStateOf(platform::ReadTransaction& tx, const Standing& standing);

// Tells the journal what decided, and refuses if that was a denial.
core::Result<void> Enforce(platform::Transaction& tx, const Verdict& verdict);

// The record must be open and the caller not shut out (DecideState, DecideStanding); a stranger learns nothing about
// it.
core::Result<void> EnforceOpen(platform::Transaction& tx, const Standing& standing);

// The same for what a carer with a delegation does too (DecideAssistance).
core::Result<void> EnforceOpenForAssistance(platform::Transaction& tx, const Standing& standing);

// How the caller comes in, for the rules.
Entry EntryOf(const v1::Access& access, core::Time now);

}  // namespace parcours::dmp
