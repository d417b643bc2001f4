// What the player says of a run, in both languages: all of its sentences stand here. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>

#include "core/result.h"
#include "core/text.h"

namespace parcours::scenarios {

// The same in both languages: values, names, what other programs said.
core::Text Verbatim(std::string text);

// "IDENTITY_NOT_QUALIFIED: The identity …"
core::Text Explained(const core::Refusal& refusal);

// Why a step was not played.
core::Text SkippedAfterFailure();
core::Text SkippedByCondition();

// Of a step and of a run that someone stopped.
core::Text Interrupted();

// What an expectation speaks of.
core::Text Nothing();
core::Text Something();
core::Text Fields();
core::Text AList();
core::Text Items(std::size_t count);

// "outcome: expected FOUND, got NOT_FOUND"; an empty path is the answer as a whole.
core::Text Differs(const std::string& path, const core::Text& expected, const core::Text& got);

// What became of a call whose certificate the server refused.
core::Text ConnectionRefused();

core::Text AcceptedInsteadOfRefused();
core::Text ConnectedInsteadOfRefused();
core::Text RefusedWith(const core::Refusal& refusal);
// The reason, or another part of a refusal, is not as expected: `difference` says how.
core::Text ReasonDiffers(const core::Text& difference, const core::Refusal& refusal);
core::Text RefusalPartDiffers(const core::Text& difference, const core::Refusal& refusal);

core::Text NoMethod(const std::string& method);
core::Text NoVariable(const std::string& expression, const std::string& variable);
core::Text NothingToSave(const std::string& pointer, const std::string& variable);
core::Text NoCertificateToSignInWith();

core::Text TaskHoldsBefore();
core::Text TaskSolutionFails();
core::Text TaskDoesNotHoldAfter();
core::Text MistakeNotRecognised();

}  // namespace parcours::scenarios
