// recordTarget: the patient, with the matricule INS and the strict traits.
#include <algorithm>
#include <iterator>

#include "core/matricule.h"
#include "core/text.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/cda/checker.h"
#include "services/platform/policy/formats.h"

namespace parcours::dmp::cda {
namespace {

constexpr std::size_t kMatricule = 13;
constexpr std::size_t kMatriculeWithKey = 15;
constexpr std::string_view kGenderSystem = "2.16.840.1.113883.5.1";

void ReadMatricule(const xml::Element& role, Checker& checker) {
  const auto ids = role.Children("id");
  std::vector<xml::Element> national;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(national),
               [](const xml::Element& id) { return core::AuthorityOf(id.Attribute("root")).has_value(); });
  if (role && national.empty()) {
    return checker.Invalid(role.Path() + "/id", "none has the OID of a matricule INS (1.2.250.1.213.1.4.8 to .11)");
  }
  if (national.size() > 1) checker.Invalid(national[1], "is a second matricule INS");
  if (national.empty()) return;
  const std::string value = checker.Required(national[0], "extension");
  const std::string place = national[0].Path() + "/@extension";
  if (value.empty()) return;
  if (value.size() != kMatriculeWithKey)
    return checker.Invalid(place, "has not 15 characters: matricule of 13 and key of 2");
  PatientHeader& patient = checker.header.patient;
  patient.oid = national[0].Attribute("root");
  patient.matricule = value.substr(0, kMatricule);
  patient.key = value.substr(kMatricule);
  if (!core::IsMatricule(patient.matricule)) return checker.Invalid(place, "is no matricule INS");
  if (core::MatriculeKey(patient.matricule) != patient.key) {
    checker.Add(common::v1::REASON_KEY_WRONG, place, "its last two digits are not the key of the matricule");
  }
}

void ReadNames(const xml::Element& person, Checker& checker) {
  const xml::Element name = checker.First(person, "name");
  PatientHeader& patient = checker.header.patient;
  std::vector<std::string> given;
  for (const xml::Element& family : name.Children("family")) {
    if (family.Attribute("qualifier") == "BR") patient.birth_name = family.Text();
  }
  bool first = false;
  for (const xml::Element& one : name.Children("given")) {
    if (!one.HasAttribute("qualifier")) given.push_back(one.Text());
    if (one.Attribute("qualifier") == "BR") first = !one.Text().empty();
  }
  patient.given_names = core::Join(given, " ");
  if (!name) return;
  if (patient.birth_name.empty())
    checker.Invalid(name.Path() + "/family[@qualifier='BR']", "is missing: the birth name");
  if (patient.given_names.empty()) checker.Invalid(name.Path() + "/given", "is missing: the list of given names");
  if (!first) checker.Invalid(name.Path() + "/given[@qualifier='BR']", "is missing: the first given name");
}

void ReadBirth(const xml::Element& person, Checker& checker) {
  PatientHeader& patient = checker.header.patient;
  const xml::Element gender = checker.Only(person, "administrativeGenderCode");
  patient.sex = checker.Required(gender, "code");
  if (gender && (gender.Attribute("codeSystem") != kGenderSystem ||
                 (patient.sex != "M" && patient.sex != "F" && patient.sex != "UN"))) {
    checker.Invalid(gender, "is not M, F or UN of 2.16.840.1.113883.5.1");
  }
  const xml::Element birth = checker.Only(person, "birthTime");
  patient.birth_date = checker.Required(birth, "value");
  // Only the form counts: a date lunaire may be outside the calendar.
  const bool digits =
      std::all_of(patient.birth_date.begin(), patient.birth_date.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!patient.birth_date.empty() && (patient.birth_date.size() != 8 || !digits)) {
    checker.Invalid(birth.Path() + "/@value", "is no birth date of the form YYYYMMDD");
  }
  const xml::Element county =
      checker.First(checker.First(checker.First(checker.Only(person, "birthplace"), "place"), "addr"), "county");
  patient.birth_place = county.Text();
  if (county && platform::FormatFault(policy::v1::FORMAT_COG, patient.birth_place)) {
    checker.Invalid(county, "is no COG of five characters");
  }
}

}  // namespace

void ReadPatient(const xml::Element& document, Checker& checker) {
  const xml::Element role = checker.First(checker.Only(document, "recordTarget"), "patientRole");
  ReadMatricule(role, checker);
  const xml::Element person = checker.Only(role, "patient");
  ReadNames(person, checker);
  ReadBirth(person, checker);
}

}  // namespace parcours::dmp::cda
