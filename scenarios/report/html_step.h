// A step in the HTML report. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "scenarios/engine/result.h"
#include "scenarios/report/story.h"

namespace parcours::scenarios {

// "<p class=…>…</p>", the text escaped; nothing for no text.
std::string HtmlElement(std::string_view element, std::string_view style, std::string_view text);

// "✔ passed": icon and word, so that colour is never alone.
std::string HtmlOutcome(Outcome outcome, core::Language language);

std::string HtmlFailures(const std::vector<Failure>& failures, core::Language language);

// Who asked what of whom, and what came back, as inline markup.
std::string HtmlHappening(const Happening& happening, core::Language language);

// An <li> with `id`: heading, exchanges with their bodies, question, task, what was said, what to retain, failures.
std::string HtmlStep(const StepResult& step, std::string_view id, core::Language language);

}  // namespace parcours::scenarios
