#include "documents/rendering/readable.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/matricule.h"
#include "core/text.h"
#include "documents/base64.h"
#include "documents/rendering/narrative.h"
#include "documents/xml/reader.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::documents {
namespace {

constexpr std::string_view kHl7 = "urn:hl7-org:v3";
constexpr std::string_view kPdfCopy = "55108-5";  // LOINC, FR-Document-PDF-copie
constexpr std::size_t kDay = 8;
constexpr std::size_t kMinute = 12;

auto Invalid(std::string detail) {
  return core::Refuse(common::v1::REASON_DOCUMENT_INVALID, std::move(detail));
}

// "20250322143500+0100" as "22/03/2025 à 14:35": the time as it was there and then. What is no time stays as it is.
std::string FrenchTime(const std::string& ts) {
  const bool digits = ts.substr(0, kDay).find_first_not_of("0123456789") == std::string::npos;
  if (ts.size() < kDay || !digits) return ts;
  const std::string day = ts.substr(6, 2) + "/" + ts.substr(4, 2) + "/" + ts.substr(0, 4);
  const bool minutes = ts.size() >= kMinute && ts.substr(kDay, 4).find_first_not_of("0123456789") == std::string::npos;
  return minutes ? day + " à " + ts.substr(8, 2) + ":" + ts.substr(10, 2) : day;
}

std::string Joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::vector<std::string> present;
  for (const std::string& part : parts) {
    if (!part.empty()) present.push_back(part);
  }
  return core::Join(present, separator);
}

// Professionals are named by their title (suffix: DR, PR), others as they are addressed (prefix: M, MME).
std::string PersonOf(const xml::Element& name) {
  std::string title = name.Child("suffix").Text();
  if (title.empty()) title = name.Child("prefix").Text();
  return Joined({title, name.Child("given").Text(), name.Child("family").Text()}, " ");
}

// A professional, patient or device that signs for something: the name and, as a label, the profession.
std::string AuthorOf(const xml::Element& assigned) {
  std::string name = PersonOf(assigned.Child("assignedPerson").Child("name"));
  if (name.empty()) name = assigned.Child("assignedAuthoringDevice").Child("softwareName").Text();
  return Joined({name, assigned.Child("code").Attribute("displayName")}, ", ");
}

struct Names {
  std::string birth;
  std::string used;
  std::string given;
  std::string first;
};

Names NamesOf(const xml::Element& name) {
  Names names;
  std::vector<std::string> given;
  for (const xml::Element& family : name.Children("family")) {
    (family.Attribute("qualifier") == "CL" ? names.used : names.birth) = family.Text();
  }
  for (const xml::Element& one : name.Children("given")) {
    if (one.Attribute("qualifier") == "BR") {
      names.first = one.Text();
    } else if (!one.HasAttribute("qualifier")) {
      given.push_back(one.Text());
    }
  }
  names.given = core::Join(given, " ");
  return names;
}

std::string SexOf(const std::string& code) {
  if (code == "F") return "féminin";
  if (code == "M") return "masculin";
  return code.empty() ? "" : "indéterminé";
}

// The matricule INS and what it is: one of a simulated person says so.
std::string MatriculeOf(const xml::Element& role) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLabels = {
      {{core::kNirOid, "INS-NIR"},
       {core::kNiaOid, "INS-NIA"},
       {core::kTestOid, "INS-NIR de test"},
       {core::kDemonstrationOid, "INS-NIR de démonstration"}}};
  for (const xml::Element& id : role.Children("id")) {
    for (const auto& [oid, label] : kLabels) {
      if (id.Attribute("root") == oid) return fmt::format("{} ({})", id.Attribute("extension"), label);
    }
  }
  return {};
}

void AddLine(std::vector<Line>& lines, std::string label, std::string value) {
  if (!value.empty()) lines.push_back(Line{.label = std::move(label), .value = std::move(value)});
}

void ReadPatientLines(const xml::Element& document, Readable& readable) {
  const xml::Element role = document.Child("recordTarget").Child("patientRole");
  const xml::Element patient = role.Child("patient");
  const Names names = NamesOf(patient.Child("name"));
  std::vector<Line>& lines = readable.patient;
  AddLine(lines, "Nom de naissance", names.birth);
  if (names.used != names.birth) AddLine(lines, "Nom utilisé", names.used);
  AddLine(lines, "Prénoms", names.given.empty() ? names.first : names.given);
  AddLine(lines, "Sexe", SexOf(patient.Child("administrativeGenderCode").Attribute("code")));
  AddLine(lines, "Date de naissance", FrenchTime(patient.Child("birthTime").Attribute("value")));
  AddLine(lines, "Lieu de naissance (code COG)",
          patient.Child("birthplace").Child("place").Child("addr").Child("county").Text());
  AddLine(lines, "Matricule INS", MatriculeOf(role));
  readable.foot =
      Joined({Joined({names.first, names.used.empty() ? names.birth : names.used}, " "), readable.title}, " — ");
}

std::string PeriodOf(const xml::Element& interval) {
  const std::string low = FrenchTime(interval.Child("low").Attribute("value"));
  const std::string high = FrenchTime(interval.Child("high").Attribute("value"));
  if (low.empty() || high.empty() || low == high) return low + (low == high ? "" : high);
  return fmt::format("du {} au {}", low, high);
}

void ReadContextLines(const xml::Element& document, Readable& readable) {
  std::vector<Line>& lines = readable.context;
  for (const xml::Element& author : document.Children("author")) {
    const xml::Element assigned = author.Child("assignedAuthor");
    const std::string who = AuthorOf(assigned);
    AddLine(lines, "Auteur", who);
    AddLine(lines, "Structure", assigned.Child("representedOrganization").Child("name").Text());
    readable.author = Joined({readable.author, who}, " ; ");
  }
  AddLine(lines, "Date du document", FrenchTime(readable.created));
  AddLine(lines, "Acte ou séjour",
          PeriodOf(document.Child("documentationOf").Child("serviceEvent").Child("effectiveTime")));
  AddLine(lines, "Validé par",
          PersonOf(document.Child("legalAuthenticator").Child("assignedEntity").Child("assignedPerson").Child("name")));
  AddLine(lines, "Version", document.Child("versionNumber").Attribute("value"));
}

void ReadSections(const xml::Element& parent, int depth, std::vector<Section>& sections) {
  for (const xml::Element& component : parent.Children("component")) {
    const xml::Element section = component.Child("section");
    if (!section || section.Child("code").Attribute("code") == kPdfCopy) continue;  // the same once more
    sections.push_back(
        Section{.title = section.Child("title").Text(), .depth = depth, .blocks = ReadNarrative(section)});
    ReadSections(section, depth + 1, sections);
  }
}

// What may stand in the body of a level 1 document besides plain text; nothing else is handed on.
bool IsFileType(const std::string& media_type) {
  static const std::set<std::string_view> types = {"application/pdf", "application/rtf", "image/jpeg", "image/tiff"};
  return types.contains(media_type);
}

core::Result<void> ReadUnstructured(const xml::Element& text, Readable& readable) {
  std::optional<std::string> content = text.Text();
  if (text.Attribute("representation") == "B64") content = FromBase64(*content);
  if (!content) return Invalid("the file in its body is not base64");
  if (const std::string type = text.Attribute("mediaType"); IsFileType(type)) {
    readable.attachment = {.media_type = type, .bytes = std::move(*content)};
  } else if (type != "text/plain") {
    return Invalid("the file in its body is neither text, PDF, RTF, JPEG nor TIFF");
  } else if (!core::IsUtf8(*content)) {
    return Invalid("the text in its body is not UTF-8");
  } else {
    readable.sections = ReadPlainText(*content);
  }
  return {};
}

}  // namespace

core::Result<Readable> ReadForPeople(std::string_view cda) {
  const auto document = TRY(xml::Document::Parse(cda));
  const xml::Element root = document.root();
  if (root.name() != "ClinicalDocument" || document.root_namespace() != kHl7) {
    return Invalid("has no root element ClinicalDocument in the namespace urn:hl7-org:v3");
  }
  Readable readable;
  readable.title = root.Child("title").Text();
  if (readable.title.empty()) readable.title = root.Child("code").Attribute("displayName");
  readable.created = root.Child("effectiveTime").Attribute("value");
  ReadPatientLines(root, readable);
  ReadContextLines(root, readable);
  const xml::Element component = root.Child("component");
  ReadSections(component.Child("structuredBody"), 0, readable.sections);
  if (const xml::Element text = component.Child("nonXMLBody").Child("text")) TRY(ReadUnstructured(text, readable));
  if (readable.sections.empty() && readable.attachment.bytes.empty()) return Invalid("has no body to read");
  return readable;
}

}  // namespace parcours::documents
