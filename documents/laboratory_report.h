// A laboratory's report: BIO-CR-BIO_2024.01, each result as a coded entry, with a PDF copy.
//
// Source: ANS, CI-SIS, volet CR-BIO. Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "documents/cda/header.h"

namespace parcours::documents {

enum class Interpretation { kNormal, kLow, kHigh };

struct LaboratoryResult {
  Coded analysis;     // LOINC
  std::string name;   // as people read it: "Potassium"
  std::string value;  // "4.1"
  std::string unit;   // UCUM: "mmol/L"
  std::string low;    // of what is normal; empty: no bound
  std::string high;
  Interpretation interpretation = Interpretation::kNormal;
};

struct LaboratoryReport {
  Coded discipline;  // LOINC: 18719-5, Biochimie
  Professional prescriber;
  core::Time prescribed;
  core::Time sampled;
  std::vector<LaboratoryResult> results;
  std::string comment;  // of the biologist; may be empty
};

// Refuses with DOCUMENT_INVALID a report that is too long to print.
core::Result<std::string> WriteLaboratoryReport(const Context& context, const LaboratoryReport& report);

}  // namespace parcours::documents
