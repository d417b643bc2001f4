// The lettre de liaison at the end of a hospital stay: LDL-SES_2022.01.
//
// Source: ANS, CI-SIS, volet LDL-SES; contents: CSP R1112-1-2. Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "documents/cda/entries.h"
#include "documents/cda/header.h"

namespace parcours::documents {

struct DischargeLetter {
  std::string reason;   // why the patient was admitted
  std::string summary;  // what was found and done
  std::string state;    // how the patient left
  std::vector<Allergy> allergies;
  std::vector<Treatment> treatments;  // at the end of the stay
  std::string pending;                // results not yet known; empty: none
  std::string follow_up;              // what others shall do
};

std::string WriteDischargeLetter(const Context& context, const DischargeLetter& letter);

}  // namespace parcours::documents
