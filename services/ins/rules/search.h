// What INSi answers, and how a conforming software asks it.
//
// Pure and thread-safe.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/common/v1/common.pb.h"
#include "parcours/ins/v1/ins.pb.h"

namespace parcours::ins {

// CodeCR and LibelleCR (padoa/tlsi-ins, src/ins/fixtures; the label of 00 is ours).
struct Cr {
  std::string_view code;
  std::string_view label;
};
Cr CrOf(v1::SearchOutcome outcome);

// What a search means that found so many persons.
v1::SearchOutcome OutcomeOf(std::size_t found);

// One call of INSi.
struct Attempt {
  std::string given_name;
  std::string birth_place;  // empty: not sent
  v1::SearchOutcome outcome = v1::SEARCH_OUTCOME_UNSPECIFIED;

  bool operator==(const Attempt&) const = default;
};

// Asks INSi with one given name and maybe a birth place; the other traits stay the same.
using AskInsi = std::function<v1::SearchOutcome(const std::string& given_name, const std::string& birth_place)>;

// The attempts of a conforming software until one person is found: given names one at a time in their order, then all;
// what met several persons is repeated with the birth place, if one is known. Source: esante-bretagne.fr.
std::vector<Attempt> Retrieve(const common::v1::Traits& declared, const AskInsi& ask);

// What the attempts come to: FOUND if the last one found, SEVERAL if any met several, else NOT_FOUND.
v1::SearchOutcome Conclude(const std::vector<Attempt>& attempts);

}  // namespace parcours::ins
