// What people are told on the phone: that something happened, never what is in a file.
#pragma once

#include <string>

#include "core/text.h"
#include "parcours/common/v1/common.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// To a citizen. Goes out after the commit.
void TellCitizen(platform::Transaction& tx, const common::v1::Ins& citizen, const core::Text& title,
                 const core::Text& text);

// To a professional, by PS_IdNat.
void TellProfessional(platform::Transaction& tx, const std::string& subject, const core::Text& title,
                      const core::Text& text);

}  // namespace parcours::followup
