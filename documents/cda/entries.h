// Coded entries that several models of documents share: problems, allergies, treatments.
//
// Source: ANS, CI-SIS, modèles de contenus CDA. Pure; a Node belongs to the Writer of its document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/cda/header.h"
#include "documents/xml/writer.h"
#include "parcours/prescription/v1/ordonnance.pb.h"

namespace parcours::documents {

struct Problem {
  std::string name;
  std::optional<Coded> code;  // CIM-10
  core::Time since;
};

struct Allergy {
  std::string agent;
  std::string reaction;
};

struct Treatment {
  prescription::v1::Drug drug;
  std::string posology;
  core::Time since;
};

// FR-Probleme in FR-Liste-des-problemes; `reference`: id of its name in the narrative; `id`: unique among all entries.
void AddProblem(const xml::Node& section, const Problem& problem, std::string_view reference, const std::string& id);

// FR-Allergie-ou-hypersensibilite in its list; an empty agent: none known.
void AddAllergy(const xml::Node& section, const Allergy& allergy, std::string_view reference, const std::string& id);

// The narrative and the entries of a section of allergies; none: it says that none is known. `document`: its id.
void AddAllergyList(const xml::Node& section, const std::vector<Allergy>& allergies, const std::string& document);

// The same for treatments, of which there is one at least.
void AddTreatmentList(const xml::Node& section, const std::vector<Treatment>& treatments, const std::string& document);

// FR-Traitement, posology in words.
void AddTreatment(const xml::Node& section, const Treatment& treatment, std::string_view reference,
                  const std::string& id);

}  // namespace parcours::documents
