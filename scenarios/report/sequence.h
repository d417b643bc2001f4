// The exchanges of an act drawn as a sequence diagram. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/text.h"
#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// An inline <svg>: a lifeline for each who acts and each service, an arrow for each call and for each answer; a refusal
// has a cross and says so. Styled by the page that holds it (classes line, call, answer, refused, quiet, head). `id` is
// the id of its title element. Empty if nothing was exchanged.
std::string SequenceSvg(const ActResult& act, std::string_view id, core::Language language);

}  // namespace parcours::scenarios
