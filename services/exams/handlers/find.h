// Finding an examination as somebody who has a standing towards it.
#pragma once

#include <string>

#include "parcours/common/v1/common.pb.h"
#include "services/exams/rules/rule.h"
#include "services/exams/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::exams {

// Who asks: one of the members at least is set.
struct Asker {
  std::string prescriber;  // PS_IdNat of a professional
  std::string structure;   // Struct_IdNat
  std::string citizen;     // matricule
};
// The caller. Refuses as CitizenService/IdentifyCitizen.
core::Result<Asker> AskerOf(platform::Call& call);

struct Found {
  StoredExamination stored;
  const Rule* rule;  // why the asker may know of it; never null
};
// By id; names the patient for the journal. Refuses with NOT_FOUND.
core::Result<Found> FindKnown(platform::Transaction& tx, const std::string& id, const Asker& asker);

// The same, for the structure that registered it.
core::Result<StoredExamination> FindOfStructure(platform::Transaction& tx, const std::string& id);

// As the asker may see it.
v1::Examination ShownTo(const Found& found);

// The patient of an examination of the caller's structure, before anything is done. Refuses with NOT_FOUND.
core::Result<common::v1::Ins> PatientOf(platform::Call& call, const std::string& id);

}  // namespace parcours::exams
