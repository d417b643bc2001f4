#include "documents/cda/header.h"

#include <set>

#include "core/text.h"
#include "documents/cda/times.h"

namespace parcours::documents {
namespace {

using xml::Node;

constexpr std::string_view kHl7 = "urn:hl7-org:v3";
constexpr std::string_view kStructIdNat = "1.2.250.1.71.4.2.2";
constexpr std::string_view kSectors = "1.2.250.1.71.4.2.4";
constexpr std::string_view kSpecialities = "1.2.250.1.213.1.1.4.5";  // JDV_J01
constexpr std::string_view kSettings = "1.2.250.1.213.1.1.4.9";      // JDV_J04
constexpr std::string_view kConfidentiality = "2.16.840.1.113883.5.25";
constexpr std::string_view kGender = "2.16.840.1.113883.5.1";
constexpr std::string_view kNonProfessionals = "1.2.250.1.213.1.1.4.6";  // TRE_A00

// Addresses and telephone numbers: the simulator has none.
void AddUnknown(const Node& to, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) to.Add(name).Set("nullFlavor", "UNK");
}

std::string Digits(std::string date) {
  std::erase(date, '-');
  return date;
}

Coded ConfidentialityOf(const std::string& code) {
  const std::string display = code == "R" ? "Restreint" : code == "V" ? "Très restreint" : "Normal";
  return {.code = code, .display = display, .system = std::string(kConfidentiality), .system_name = "Confidentiality"};
}

Coded GenderOf(common::v1::Sex sex) {
  const std::string system(kGender);
  if (sex == common::v1::SEX_FEMALE) return {.code = "F", .display = "Féminin", .system = system};
  if (sex == common::v1::SEX_MALE) return {.code = "M", .display = "Masculin", .system = system};
  return {.code = "UN", .display = "Indéterminé", .system = system};
}

// Cadre d'exercice: what the sector of activity says of it.
Coded SettingOf(const Organisation& organisation) {
  static const std::set<std::string, std::less<>> hospitals = {"SA01", "SA02", "SA03", "SA04"};
  if (organisation.sector.code == ByPatient().code) return ByPatient();
  const std::string system(kSettings);
  if (hospitals.contains(organisation.sector.code))
    return {.code = "ETABLISSEMENT", .display = "Etablissement de santé", .system = system};
  return {.code = "AMBULATOIRE", .display = "Ambulatoire", .system = system};
}

void AddTime(const Node& to, std::string_view name, core::Time time) {
  to.Add(name).Set("value", FormatTs(time));
}

void AddPerson(const Node& to, std::string_view element, const Professional& who) {
  const Node name = to.Add(element).Add("name");
  name.Add("given").Text(who.given_name);
  name.Add("family").Text(who.family_name);
}

Node AddOrganisation(const Node& to, std::string_view element, const Organisation& organisation) {
  const Node at = to.Add(element);
  AddId(at, {std::string(kStructIdNat), organisation.id});
  at.Add("name").Text(organisation.name);
  AddUnknown(at, {"telecom", "addr"});
  return at;
}

// The content of assignedAuthor, assignedEntity and associatedEntity, which differ in names only.
void AddWho(const Node& to, const Professional& who, std::string_view person) {
  AddId(to, {who.id_root, who.id});
  AddCode(to, "code", who.speciality);
  AddUnknown(to, {"addr", "telecom"});
  AddPerson(to, person, who);
}

void AddEntity(const Node& to, const Professional& who) {
  const Node entity = to.Add("assignedEntity");
  AddWho(entity, who, "assignedPerson");
  AddCode(AddOrganisation(entity, "representedOrganization", who.organisation), "standardIndustryClassCode",
          SettingOf(who.organisation));
}

void AddTop(const Node& root, const Context& context, const Model& model) {
  root.Add("realmCode").Set("code", "FR");
  root.Add("typeId").Set("root", "2.16.840.1.113883.1.3").Set("extension", "POCD_HD000040");
  AddTemplates(root, {{"2.16.840.1.113883.2.8.2.1"}, {"1.2.250.1.213.1.1.1.1"}});
  AddTemplates(root, model.templates);
  AddId(root, {std::string(kAssigner), context.id});
  AddCode(root, "code", model.type);
  root.Add("title").Text(model.title);
  AddTime(root, "effectiveTime", context.created);
  AddCode(root, "confidentialityCode", ConfidentialityOf(context.confidentiality));
  root.Add("languageCode").Set("code", "fr-FR");
  root.Add("setId").Set("root", kAssigner).Set("extension", context.set_id);
  root.Add("versionNumber").Set("value", std::to_string(context.version));
}

void AddNames(const Node& name, const Context& context) {
  const common::v1::Traits& traits = context.traits;
  const std::string first = traits.given_names().empty() ? "" : traits.given_names(0);
  const auto add = [&](std::string_view element, std::string_view qualifier, const std::string& text) {
    const Node at = name.Add(element);
    if (!qualifier.empty()) at.Set("qualifier", qualifier);
    at.Text(text);
  };
  add("family", "BR", traits.birth_name());
  add("given", "", core::Join({traits.given_names().begin(), traits.given_names().end()}, " "));
  add("given", "BR", first);
  if (context.used_name.empty()) return;
  add("family", "CL", context.used_name);
  add("given", "CL", first);
}

void AddPatient(const Node& root, const Context& context) {
  const common::v1::Traits& traits = context.traits;
  const Node role = root.Add("recordTarget").Add("patientRole");
  AddId(role, {context.patient.oid(), context.patient.matricule() + context.patient.key()});
  AddUnknown(role, {"addr", "telecom"});
  const Node patient = role.Add("patient");
  AddNames(patient.Add("name"), context);
  AddCode(patient, "administrativeGenderCode", GenderOf(traits.sex()));
  patient.Add("birthTime").Set("value", Digits(traits.birth_date()));
  const Node county = patient.Add("birthplace").Add("place").Add("addr").Add("county");
  traits.birth_place().empty() ? county.Set("nullFlavor", "UNK") : county.Text(traits.birth_place());
}

void AddParties(const Node& root, const Context& context) {
  AddAuthor(root, context.author, context.created);
  AddOrganisation(root.Add("custodian").Add("assignedCustodian"), "representedCustodianOrganization",
                  context.author.organisation);
  const Node authenticator = root.Add("legalAuthenticator");
  AddTime(authenticator, "time", context.created);
  authenticator.Add("signatureCode").Set("code", "S");
  AddEntity(authenticator, context.author);
}

void AddPrescriber(const Node& root, const Model& model) {
  if (!model.prescriber) return;
  const Node participant = root.Add("participant").Set("typeCode", "REF");
  if (!model.prescriber_template.empty()) AddTemplates(participant, {{model.prescriber_template}});
  const Node time = participant.Add("time").Set("xsi:type", "IVL_TS");
  AddTime(time, "high", model.prescribed);
  const Node entity = participant.Add("associatedEntity").Set("classCode", "PROV");
  AddWho(entity, *model.prescriber, "associatedPerson");
  AddOrganisation(entity, "scopingOrganization", model.prescriber->organisation);
}

void AddRequest(const Node& root, const Model& model) {
  if (model.request.empty()) return;
  const Node order = root.Add("inFulfillmentOf").Add("order");
  AddId(order, {std::string(kAssigner), model.request});
  order.Add("ps3-20:accessionNumber").Set("root", kAssigner).Set("extension", model.request);
}

void AddActCode(const Node& event, const Model& model) {
  if (!model.act) return;
  const Node code = AddCode(event, "code", *model.act);
  for (const Quality& quality : model.act_qualities)
    AddCode(AddCode(code, "translation", quality.value).Add("qualifier"), "name", quality.name);
}

void AddAct(const Node& root, const Context& context, const Model& model) {
  const Node event = root.Add("documentationOf").Add("serviceEvent");
  if (model.act_id) AddId(event, *model.act_id);
  AddActCode(event, model);
  AddInterval(event, "effectiveTime", context.act_start, context.act_end);
  const Node performer = event.Add("performer").Set("typeCode", "PRF");
  if (!model.performer_template.empty()) {
    AddTemplates(performer, {{model.performer_template}});
    AddTime(performer.Add("time"), "high", context.act_end);
  }
  AddEntity(performer, context.author);
  for (const Coded& flag : model.act_flags)
    AddCode(root.Add("documentationOf").Add("serviceEvent").Set("classCode", "INFO"), "code", flag);
}

void AddEncounter(const Node& root, const Context& context, const Model& model) {
  const Node encounter = root.Add("componentOf").Add("encompassingEncounter");
  if (model.encounter) AddCode(encounter, "code", *model.encounter);
  AddInterval(encounter, "effectiveTime", context.act_start, context.encounter_end.value_or(context.act_end));
  if (model.responsible) AddEntity(encounter.Add("responsibleParty"), context.author);
  const Organisation& organisation = context.author.organisation;
  const Node facility = encounter.Add("location").Add("healthCareFacility");
  AddId(facility, {std::string(kStructIdNat), organisation.id});
  Coded sector = organisation.sector;
  if (sector.system.empty()) sector.system = kSectors;
  AddCode(facility, "code", sector);
  const Node place = facility.Add("location");
  place.Add("name").Text(organisation.name);
  AddUnknown(place, {"addr"});
}

}  // namespace

Coded ByPatient() {
  return {
      .code = "EXP_PATIENT", .display = "Expression personnelle du patient", .system = std::string(kNonProfessionals)};
}

Coded Loinc(std::string code, std::string display) {
  return {
      .code = std::move(code), .display = std::move(display), .system = std::string(kLoinc), .system_name = "LOINC"};
}

Coded TaAsip(std::string code, std::string display) {
  return {
      .code = std::move(code), .display = std::move(display), .system = std::string(kTaAsip), .system_name = "TA_ASIP"};
}

Professional ProfessionalOf(const prescription::v1::Signatory& signatory) {
  Coded speciality{.code = "G15_" + signatory.profession().code(),
                   .display = signatory.profession().display(),
                   .system = std::string(kSpecialities)};
  if (!signatory.speciality().code().empty()) {
    speciality.code += "/" + signatory.speciality().code();
    speciality.display += " - " + signatory.speciality().display();
  }
  return {.id = signatory.subject(),
          .given_name = signatory.given_name(),
          .family_name = signatory.family_name(),
          .speciality = std::move(speciality),
          .organisation = {.id = signatory.structure(),
                           .name = signatory.structure_name(),
                           .sector = {.code = signatory.sector().code(), .display = signatory.sector().display()}}};
}

xml::Writer WriteHeader(const Context& context, const Model& model) {
  xml::Writer writer("ClinicalDocument", kHl7);
  writer.Declare("xsi", "http://www.w3.org/2001/XMLSchema-instance");
  writer.Declare("ps3-20", "urn:dicom-org:ps3-20");
  const Node root = writer.root();
  AddTop(root, context, model);
  AddPatient(root, context);
  AddParties(root, context);
  AddPrescriber(root, model);
  AddRequest(root, model);
  AddAct(root, context, model);
  AddEncounter(root, context, model);
  return writer;
}

void AddAuthor(const xml::Node& to, const Professional& who, core::Time time) {
  const Node author = to.Add("author");
  AddTime(author, "time", time);
  const Node assigned = author.Add("assignedAuthor");
  AddWho(assigned, who, "assignedPerson");
  if (who.speciality.code != ByPatient().code) AddOrganisation(assigned, "representedOrganization", who.organisation);
}

xml::Node AddCode(const xml::Node& to, std::string_view name, const Coded& code) {
  Node at = to.Add(name);
  at.Set("code", code.code);
  if (!code.display.empty()) at.Set("displayName", code.display);
  at.Set("codeSystem", code.system);
  if (!code.system_name.empty()) at.Set("codeSystemName", code.system_name);
  return at;
}

void AddId(const xml::Node& to, const InstanceId& id) {
  const Node at = to.Add("id").Set("root", id.root);
  if (!id.extension.empty()) at.Set("extension", id.extension);
}

void AddTemplates(const xml::Node& to, const std::vector<TemplateId>& templates) {
  for (const TemplateId& one : templates) {
    const Node at = to.Add("templateId").Set("root", one.root);
    if (!one.extension.empty()) at.Set("extension", one.extension);
  }
}

void AddInterval(const xml::Node& to, std::string_view name, core::Time low, core::Time high) {
  const Node interval = to.Add(name);
  AddTime(interval, "low", low);
  if (low != high) AddTime(interval, "high", high);
}

}  // namespace parcours::documents
