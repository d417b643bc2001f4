// A hospital's report of a stay (compte rendu d'hospitalisation): the CI-SIS has no structured model for it, so it is a
// document of level 1 whose body is text, with headings in capitals.
//
// Source: ANS, CI-SIS, Structuration minimale (niveau 1). Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "documents/cda/header.h"

namespace parcours::documents {

struct Chapter {
  std::string title;
  std::string text;  // lines; "- " begins an item of a list
};

std::string WriteHospitalReport(const Context& context, const std::vector<Chapter>& chapters);

}  // namespace parcours::documents
