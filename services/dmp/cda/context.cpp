// documentationOf and componentOf: the act that the document reports, and where it took place.
#include <fmt/format.h>

#include <algorithm>

#include "services/dmp/cda/checker.h"

namespace parcours::dmp::cda {
namespace {

std::optional<core::Time> Bound(const xml::Element& interval, std::string_view bound, Checker& checker) {
  const xml::Element at = interval.Child(bound);
  if (!at || at.HasAttribute("nullFlavor")) return std::nullopt;
  return checker.Moment(at);
}

// The main act is the one that says how the performer practises.
void ReadAct(const xml::Element& document, Checker& checker) {
  const auto acts = document.Children("documentationOf");
  if (acts.empty()) return checker.Invalid(document.Path() + "/documentationOf", "is missing");
  const auto performer_of = [](const xml::Element& act) { return act.Child("serviceEvent").Child("performer"); };
  const auto main =
      std::find_if(acts.begin(), acts.end(), [&](const xml::Element& act) { return bool(performer_of(act)); });
  const xml::Element event = checker.Only(main == acts.end() ? acts.front() : *main, "serviceEvent");
  const xml::Element interval = checker.Only(event, "effectiveTime");
  checker.header.service_start = Bound(interval, "low", checker);
  checker.header.service_end = Bound(interval, "high", checker);
  if (interval && !interval.Child("low")) checker.Invalid(interval.Path() + "/low", "is missing");
  if (checker.header.service_start && checker.header.service_end &&
      *checker.header.service_end < *checker.header.service_start) {
    checker.Invalid(interval, "ends before it begins");
  }
  const xml::Element entity = checker.Only(checker.First(event, "performer"), "assignedEntity");
  checker.ProfessionalId(entity);
  const xml::Element organization = checker.First(entity, "representedOrganization");
  checker.header.practice_setting =
      checker.Coded(checker.Only(organization, "standardIndustryClassCode"), checker.values().practice_settings(),
                    "JDV_J04 (practiceSettingCode)");
}

void ReadEncounter(const xml::Element& document, Checker& checker) {
  const xml::Element encounter = checker.Only(checker.Only(document, "componentOf"), "encompassingEncounter");
  const xml::Element facility = checker.Only(checker.Only(encounter, "location"), "healthCareFacility");
  checker.header.facility_type = checker.Coded(checker.Only(facility, "code"), checker.values().facility_types(),
                                               "JDV_J02 (healthcareFacilityTypeCode)");
}

}  // namespace

void ReadContext(const xml::Element& document, Checker& checker) {
  ReadAct(document, checker);
  ReadEncounter(document, checker);
}

}  // namespace parcours::dmp::cda
