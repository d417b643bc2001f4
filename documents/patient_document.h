// A patient's own document: a document of level 1 whose body is the patient's file or text, written and answered for by
// the patient.
//
// Source: ANS, CI-SIS, Structuration minimale (niveau 1); JDV_J01, JDV_J02 and JDV_J04 (EXP_PATIENT). Pure and
// thread-safe.
#pragma once

#include <string>

#include "documents/cda/header.h"

namespace parcours::documents {

struct PatientDocument {
  Coded category;  // DOCPATxx, EXPPAT_x (TRE_A05)
  std::string title;
  std::string media_type;  // text/plain, application/pdf, application/rtf, image/jpeg, image/tiff
  std::string content;
};

// `context`: its author is not read, but the author's structure is: who keeps the document.
std::string WritePatientDocument(Context context, const PatientDocument& document);

}  // namespace parcours::documents
