// What an answer says to people, in a line.
#pragma once

#include <string>

#include "core/text.h"
#include "scenarios/engine/result.h"

namespace parcours::scenarios {

// The first few values that mean something in the room: labels of states, names, titles; how many there are of a list.
// Ids, hashes, tokens, times and secrets stay in the exchange itself. "accepté" where the answer says nothing more,
// "aucun résultat" for an empty list. Thread-safe.
std::string AnswerInALine(const ExchangeResult& exchange, core::Language language);

}  // namespace parcours::scenarios
