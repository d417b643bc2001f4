// One document of each type that the library writes, about an invented patient: for tests, and for the official
// validator (write_documents).
#pragma once

#include <string>
#include <vector>

namespace parcours::documents::testing {

struct Sample {
  std::string name;  // of a file
  std::string cda;
};

std::vector<Sample> Samples();

}  // namespace parcours::documents::testing
