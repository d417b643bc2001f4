// The number of a file: DRFR15DDXAAJJJ00000 (DSF lien 15-15).
//
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>

#include "core/clock.h"

namespace parcours::emergency {

// What a number says of the centre.
struct Centre {
  std::string department;  // two characters
  char letter = '0';       // tells centres of one département apart; 0 where there is one
};

// `order`: from 1, in the centre's day. The day counts in UTC.
std::string FileNumber(const Centre& centre, core::Time opened, std::int64_t order);

// What a number of that day begins with, up to the order.
std::string FileNumberPrefix(const Centre& centre, core::Time opened);

}  // namespace parcours::emergency
