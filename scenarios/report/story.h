// A step's exchanges as what happened, in plain words: the same for text, list and drawing. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/text.h"
#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// Borrows the exchange.
struct Happening {
  // The player inserts cards, types PINs and moves the clock on its own; where that succeeds it is told in one line.
  enum class Kind { kCall, kCardOpened, kClockMoved };
  Kind kind = Kind::kCall;
  const ExchangeResult* exchange = nullptr;
  std::string who;       // calls, cards: name for people
  std::string sentence;  // cards, clock: all of it; calls: what was asked, without who
  std::string answer;    // calls: what came back; of a refusal: reason, what, cure
  bool refused = false;
  bool expected = false;  // refused, and the step passes by it
};

// "✘ refusé : " / "✘ refusé, comme attendu : "
std::string RefusedWords(const Happening& happening, core::Language language);

std::vector<Happening> HappeningsOf(const StepResult& step, core::Language language);

// A step's title, or its id if it has none.
std::string TitleOf(const Step& step, core::Language language);

// The name of an act, or of the scenario's `finally`.
std::string TitleOf(const ActResult& act, core::Language language);

// What a summary says.
struct Totals {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t skipped = 0;
  std::size_t exchanges = 0;
  core::Time simulated_end;
};

Totals TotalsOf(const RunResult& run);

}  // namespace parcours::scenarios
