// Expectations: what an answer must be like.
//
// A map names fields that must match; others are not looked at. A list must have as many items as the answer's, each
// matching the one at its place. A scalar must be equal: numbers as numbers, times as times, durations as durations,
// enum values short or full. A map of operators says more:
//   equals, not, one_of, matches (regular expression, anywhere in the text), starts_with, contains (part of a text, or
//   one item of a list that matches), any_order (a list, items in any order), length, present, absent (an empty text or
//   list and an enum that is not set are absent; 0 and false are not), less_than, greater_than, between ([low, high],
//   both included).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/node.h"
#include "scenarios/engine/result.h"
#include "scenarios/engine/variables.h"

namespace parcours::scenarios {

// The operators, in the order of the documentation.
const std::vector<std::string>& Operators();

bool IsOperator(std::string_view word);

// True for a map whose keys are all operators: it then says something of one value, and names no fields.
bool IsOperatorMap(const Node& node);

// Appends to `failures` what differs: "identity.status: expected QUALIFIED, got RETRIEVED". Thread-safe.
void Match(const Node& expected, const Json& actual, const Lookup& lookup, std::vector<Failure>& failures);

}  // namespace parcours::scenarios
