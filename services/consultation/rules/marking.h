// What the stand-in notices of its own draft: passages without a line behind them, and passages that contradict each
// other.
//
// Pure and thread-safe.
#pragma once

#include "parcours/consultation/v1/report.pb.h"

namespace parcours::consultation {

// Gives each passage its mark. Two passages contradict each other if they share a word with a meaning and differ in
// side or dose, or share two and differ in negation.
void Mark(v1::Report& report);

}  // namespace parcours::consultation
