// What several handlers do alike: ask the base of INSi, refuse one field, fill the common part of an answer.
//
// Functions that take a transaction have its thread-safety; the others are thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/ins/records.h"
#include "services/ins/rules/search.h"
#include "services/ins/store.h"

namespace parcours::ins {

// Everybody whom INSi finds by these strict traits. `traits` gives name, sex and date; its given names do not count. An
// empty place does not count.
std::vector<Person> AskBase(platform::ReadTransaction& tx, const common::v1::Traits& traits,
                            std::string_view given_name, std::string_view birth_place);

// INVALID_ARGUMENT for one field.
core::Refusal BadField(std::string field, std::string description);

// INSi knows female and male only. Refuses with INVALID_ARGUMENT.
core::Result<void> CheckSexForInsi(common::v1::Sex sex, std::string field);

template <class Response>
void PutOutcome(Response& response, v1::SearchOutcome outcome) {
  const Cr cr = CrOf(outcome);
  response.set_outcome(outcome);
  response.set_cr_code(std::string(cr.code));
  response.set_cr_label(std::string(cr.label));
}

template <class Response>
void PutCompleted(Response& response, Completed&& completed) {
  *response.mutable_identity() = std::move(completed.identity);
  for (const v1::Trait trait : completed.discrepancies) response.add_discrepancies(trait);
}

// Matricules and traits of a person.
template <class Response>
void PutPerson(Response& response, const Person& person) {
  *response.mutable_ins() = person.ins;
  *response.mutable_ins_history() = {person.history.begin(), person.history.end()};
  *response.mutable_traits() = person.traits;
}

}  // namespace parcours::ins
