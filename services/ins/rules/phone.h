// Phone numbers, brought into one form so that they can be compared.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace parcours::ins {

// "06 39 98 12 34", "0033 6 39…" and "+33 6 39 98 12 34" -> "+33639981234". A number without country is French.
std::string NormalisePhone(std::string_view number);

}  // namespace parcours::ins
