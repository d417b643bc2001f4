// An imaging report: IMG-CR-IMG_2024.01, with the examination and its series as coded entries.
//
// Source: ANS, CI-SIS, volet CR-IMG; DICOM PS3.20. Pure and thread-safe.
#pragma once

#include <string>

#include "documents/cda/header.h"

namespace parcours::documents {

struct ImagingReport {
  Coded examination;       // LOINC
  Coded modality;          // DCM: US, CT …
  Coded body_site;         // SNOMED CT
  std::string study;       // Study Instance UID
  Coded object_class;      // SOP class
  std::string request;     // accession number
  std::string indication;  // why it was asked for
  std::string technique;
  std::string findings;
  std::string conclusion;
};

std::string WriteImagingReport(const Context& context, const ImagingReport& report);

}  // namespace parcours::documents
