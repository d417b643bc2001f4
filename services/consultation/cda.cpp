#include "services/consultation/cda.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "core/text.h"
#include "services/consultation/times.h"

namespace parcours::consultation {
namespace {

// The assigner of the reports' identifiers: ours, of the arc of UUIDs.
constexpr std::string_view kAssigner = "2.25.183650274419902746351870264419837562094";
constexpr std::string_view kIdNat = "1.2.250.1.71.4.2.1";
constexpr std::string_view kStructIdNat = "1.2.250.1.71.4.2.2";
constexpr std::string_view kSectors = "1.2.250.1.71.4.2.4";
constexpr std::string_view kSpecialities = "1.2.250.1.213.1.1.4.5";  // JDV_J01
constexpr std::string_view kSettings = "1.2.250.1.213.1.1.4.9";      // JDV_J04

using prescription::v1::Signatory;

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string CdaDate(std::string date) {
  std::erase(date, '-');
  return date;
}

std::string SexOf(common::v1::Sex sex) {
  if (sex == common::v1::SEX_FEMALE) return "F";
  return sex == common::v1::SEX_MALE ? "M" : "UN";
}

std::string Organisation(std::string_view element, const Signatory& who, std::string_view more = {}) {
  return fmt::format(
      R"(<{0}><id root="{1}" extension="{2}"/><name>{3}</name><telecom nullFlavor="MSK"/><addr nullFlavor="MSK"/>{4}</{0}>)",
      element, kStructIdNat, Escaped(who.structure()), Escaped(who.structure_name()), more);
}

std::string Person(const Signatory& who) {
  return fmt::format("<assignedPerson><name><given>{}</given><family>{}</family></name></assignedPerson>",
                     Escaped(who.given_name()), Escaped(who.family_name()));
}

std::string Id(const Signatory& who) {
  return fmt::format(R"(<id root="{}" extension="{}"/>)", kIdNat, Escaped(who.subject()));
}

std::string Profession(const Signatory& who) {
  std::string code = "G15_" + who.profession().code();
  std::string label = who.profession().display();
  if (!who.speciality().code().empty()) {
    code += "/" + who.speciality().code();
    label += " - " + who.speciality().display();
  }
  return fmt::format(R"(<code code="{}" displayName="{}" codeSystem="{}"/>)", Escaped(code), Escaped(label),
                     kSpecialities);
}

std::string Setting(const Signatory& who) {
  static const std::set<std::string, std::less<>> kHospitals = {"SA01", "SA02", "SA03", "SA04"};
  const bool hospital = kHospitals.contains(who.sector().code());
  return fmt::format(R"(<standardIndustryClassCode code="{}" displayName="{}" codeSystem="{}"/>)",
                     hospital ? "ETABLISSEMENT" : "AMBULATOIRE", hospital ? "Etablissement de santé" : "Ambulatoire",
                     kSettings);
}

std::string ExtensionOf(const v1::Consultation& one) {
  return fmt::format("{}.{}", one.id(), one.report().edition());
}

std::string Top(const v1::Consultation& one, const std::string& time) {
  return fmt::format(
      R"(<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>)"
      R"(<templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/>)"
      R"(<templateId root="1.3.6.1.4.1.19376.1.2.20"/><id root="{0}" extension="{1}"/>)"
      R"(<code code="11488-4" displayName="CR ou fiche de consultation ou de visite" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC"/>)"
      R"(<title>Compte rendu de consultation</title><effectiveTime value="{2}"/>)"
      R"(<confidentialityCode code="N" displayName="Normal" codeSystem="2.16.840.1.113883.5.25" codeSystemName="Confidentiality"/>)"
      R"(<languageCode code="fr-FR"/><setId root="{0}" extension="{3}"/><versionNumber value="{4}"/>)",
      kAssigner, ExtensionOf(one), time, one.id(), one.report().edition());
}

std::string Patient(const common::v1::Ins& ins, const common::v1::Traits& traits) {
  const std::string given = core::Join({traits.given_names().begin(), traits.given_names().end()}, " ");
  const std::string first = traits.given_names().empty() ? "" : traits.given_names(0);
  std::string birthplace;
  if (!traits.birth_place().empty()) {
    birthplace =
        fmt::format("<birthplace><place><addr><county>{}</county></addr></place></birthplace>", traits.birth_place());
  } else {
    birthplace = "<birthplace><place><addr><county nullFlavor=\"UNK\"/></addr></place></birthplace>";
  }
  return fmt::format(
      R"(<recordTarget><patientRole><id root="{}" extension="{}{}"/><addr nullFlavor="MSK"/><telecom nullFlavor="MSK"/>)"
      R"(<patient><name><family qualifier="BR">{}</family><given>{}</given><given qualifier="BR">{}</given></name>)"
      R"(<administrativeGenderCode code="{}" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="{}"/>{}</patient>)"
      R"(</patientRole></recordTarget>)",
      ins.oid(), ins.matricule(), ins.key(), Escaped(traits.birth_name()), Escaped(given), Escaped(first),
      SexOf(traits.sex()), CdaDate(traits.birth_date()), birthplace);
}

std::string Parties(const Signatory& who, const std::string& time) {
  const std::string masked = R"(<addr nullFlavor="MSK"/><telecom nullFlavor="MSK"/>)";
  return fmt::format(
      R"(<author><time value="{0}"/><assignedAuthor>{1}{2}{3}{4}{5}</assignedAuthor></author>)"
      R"(<custodian><assignedCustodian>{6}</assignedCustodian></custodian>)"
      R"(<legalAuthenticator><time value="{0}"/><signatureCode code="S"/><assignedEntity>{1}{4}</assignedEntity></legalAuthenticator>)",
      time, Id(who), Profession(who), masked, Person(who), Organisation("representedOrganization", who),
      Organisation("representedCustodianOrganization", who));
}

std::string Context(const v1::Consultation& one) {
  const Signatory& who = one.doctor();
  const std::string started = CdaTime(ToTime(one.started()));
  return fmt::format(
      R"(<documentationOf><serviceEvent><effectiveTime><low value="{0}"/><high value="{1}"/></effectiveTime>)"
      R"(<performer typeCode="PRF"><assignedEntity>{2}{3}<addr nullFlavor="MSK"/><telecom nullFlavor="MSK"/>{4}{5}</assignedEntity>)"
      R"(</performer></serviceEvent></documentationOf><componentOf><encompassingEncounter><effectiveTime><low value="{0}"/>)"
      R"(<high value="{1}"/></effectiveTime><location><healthCareFacility><id root="{6}" extension="{7}"/>)"
      R"(<code code="{8}" displayName="{9}" codeSystem="{10}"/><location><name>{11}</name><addr nullFlavor="MSK"/></location>)"
      R"(</healthCareFacility></location></encompassingEncounter></componentOf>)",
      started, CdaTime(ToTime(one.report().signed_())), Id(who), Profession(who), Person(who),
      Organisation("representedOrganization", who, Setting(who)), kStructIdNat, Escaped(who.structure()),
      Escaped(who.sector().code()), Escaped(who.sector().display()), kSectors, Escaped(who.structure_name()));
}

}  // namespace

std::string UniqueIdOf(const v1::Consultation& consultation) {
  return std::string(kAssigner) + "^" + ExtensionOf(consultation);
}

std::string ReportCda(const v1::Consultation& consultation, const common::v1::Traits& patient,
                      const std::string& text) {
  const std::string time = CdaTime(ToTime(consultation.report().signed_()));
  return R"(<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3">)" +
         Top(consultation, time) + Patient(consultation.patient(), patient) + Parties(consultation.doctor(), time) +
         Context(consultation) + R"(<component><nonXMLBody><text mediaType="text/plain" representation="TXT">)" +
         Escaped(text) + "</text></nonXMLBody></component></ClinicalDocument>\n";
}

}  // namespace parcours::consultation
