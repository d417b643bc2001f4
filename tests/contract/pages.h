// The pages of docs/generated, written from the contract: the role matrix, the API and the refusals.
#pragma once

#include <string>

#include "tests/contract/contract.h"

namespace parcours::contract {

// Markdown. The same contract gives the same bytes.
std::string RolePage(const Contract& contract);     // who may call which method, and who says so
std::string ApiPage(const Contract& contract);      // every service, method, message and enum with its comment
std::string RefusalPage(const Contract& contract);  // every reason with what it says and its cure, in two languages

}  // namespace parcours::contract
