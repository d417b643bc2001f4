// What the patient is told on the phone: that something happened to an ordonnance and by whom, never which drug.
#pragma once

#include "core/text.h"
#include "parcours/prescription/v1/ordonnance.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::prescription {

// Goes out after the commit.
void TellPatient(platform::Transaction& tx, const v1::Prescription& prescription, const core::Text& title,
                 const std::string& by);

}  // namespace parcours::prescription
