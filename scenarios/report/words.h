// What several reports say in the same way.
#pragma once

#include <cstddef>
#include <string>

#include "core/clock.h"
#include "core/text.h"
#include "scenarios/engine/result.h"
#include "scenarios/report/story.h"

namespace parcours::scenarios {

// One of two sentences.
std::string Pick(core::Language language, const char* french, const char* english);

// "passed", "failed", "not played"
std::string OutcomeName(Outcome outcome, core::Language language);

// "4 étapes réussies, 1 en échec, 0 non jouée" / "4 steps passed, 1 failed, 0 not played"
std::string StepCounts(const Totals& totals, core::Language language);

// "1 échange", "12 exchanges"
std::string ExchangeCount(std::size_t count, core::Language language);

// Wall time: "0,42 s" / "0.42 s"
std::string Seconds(core::Duration duration, core::Language language);

// Simulated time as a clock on a French wall shows it: "samedi 22 mars 2025, 14:35" / "Saturday 22 March 2025, 14:35".
std::string WallTime(core::Time time, core::Language language);

// "14:35"
std::string HourAndMinute(core::Time time);

// The service's name for people, from the contract; its short name if it has none.
std::string ServiceName(const std::string& service, core::Language language);

// What calling the method is, from the contract: "lire un document"; its bare name if the contract has no such method.
std::string ActionName(const std::string& service, const std::string& method, core::Language language);

// The kind of credential for people: "carte CPS", "signed in".
std::string CredentialName(const std::string& credential, core::Language language);

}  // namespace parcours::scenarios
