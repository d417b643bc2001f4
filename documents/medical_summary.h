// The synthèse médicale that a doctor keeps of a patient: IPS-FR_2024.01.
//
// Source: ANS, CI-SIS, volet IPS-FR. Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "documents/cda/entries.h"
#include "documents/cda/header.h"

namespace parcours::documents {

struct MedicalSummary {
  std::vector<Problem> problems;  // active; one at least
  std::string surgery;            // acts of the past; empty: none
  std::vector<Allergy> allergies;
  std::vector<Treatment> treatments;  // one at least
  std::string devices;                // empty: none
  std::string vigilance;              // what to watch; may be empty
};

std::string WriteMedicalSummary(const Context& context, const MedicalSummary& summary);

}  // namespace parcours::documents
