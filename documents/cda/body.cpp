#include "documents/cda/body.h"

#include "core/text.h"
#include "documents/base64.h"
#include "documents/cda/times.h"
#include "documents/rendering/pdf.h"

namespace parcours::documents {

using xml::Node;

xml::Node AddStructuredBody(const xml::Writer& writer) {
  return writer.root().Add("component").Add("structuredBody");
}

xml::Node AddSection(const xml::Node& body, const SectionModel& model, const std::string& document,
                     std::string_view id) {
  Node section = body.Add("component").Add("section");
  AddTemplates(section, model.templates);
  AddId(section, {std::string(kAssigner), document + "." + std::string(id)});
  AddCode(section, "code", model.code);
  section.Add("title").Text(model.title);
  return section;
}

void AddFacts(const xml::Node& text, std::string_view caption, const std::vector<Fact>& facts) {
  const Node table = text.Add("table").Set("border", "0");
  if (!caption.empty()) table.Add("caption").Text(caption);
  const Node rows = table.Add("tbody");
  for (const Fact& fact : facts) {
    if (fact.value.empty()) continue;
    const Node row = rows.Add("tr");
    row.Add("th").Text(fact.label);
    Node value = row.Add("td");
    if (!fact.id.empty()) value = value.Add("content").Set("ID", fact.id);
    value.Text(fact.value);
  }
}

void AddParagraphs(const xml::Node& text, std::string_view lines) {
  for (const std::string& line : core::Split(lines, '\n')) {
    if (!line.empty()) text.Add("paragraph").Text(line);
  }
}

void AddReference(const xml::Node& to, std::string_view id) {
  to.Add("text").Add("reference").Set("value", "#" + std::string(id));
}

xml::Node AddSimpleObservation(const xml::Node& to, const std::vector<TemplateId>& templates, const InstanceId& id,
                               const Coded& code, std::string_view reference, core::Time time) {
  Node observation = to.Add("observation").Set("classCode", "OBS").Set("moodCode", "EVN");
  AddTemplates(observation, {{"1.3.6.1.4.1.19376.1.5.3.1.4.13"}, {"1.2.250.1.213.1.1.3.48"}});
  AddTemplates(observation, templates);
  AddId(observation, id);
  AddCode(observation, "code", code);
  AddReference(observation, reference);
  observation.Add("statusCode").Set("code", "completed");
  observation.Add("effectiveTime").Set("value", FormatTs(time));
  return observation;
}

core::Result<void> AddPdfCopy(const xml::Writer& writer, const xml::Node& body, const std::string& document) {
  const std::string pdf = TRY(RenderPdf(writer.Xml()));
  const Node section = AddSection(body,
                                  {.templates = {{"1.2.250.1.213.1.1.2.243"}},
                                   .code = Loinc("55108-5", "Copie du document"),
                                   .title = "Copie du document"},
                                  document, "copie");
  section.Add("text").Add("renderMultiMedia").Set("referencedObject", "copie-pdf");
  const Node organizer = section.Add("entry").Add("organizer").Set("classCode", "CLUSTER").Set("moodCode", "EVN");
  AddTemplates(organizer, {{"1.2.250.1.213.1.1.3.18"}});
  AddId(organizer, {std::string(kAssigner), document + ".copie.1"});
  AddCode(organizer, "code", Loinc("55107-7", "Document attaché"));
  organizer.Add("statusCode").Set("code", "completed");
  const Node kind = organizer.Add("component").Add("observation").Set("classCode", "OBS").Set("moodCode", "EVN");
  AddTemplates(kind, {{"1.3.6.1.4.1.19376.1.5.3.1.4.13"}, {"1.2.250.1.213.1.1.3.48"}, {"1.2.250.1.213.1.1.3.48.18"}});
  AddId(kind, {std::string(kAssigner), document + ".copie.2"});
  AddCode(kind, "code", Loinc("69764-9", "Type de document"));
  AddReference(kind, "copie-pdf");
  kind.Add("statusCode").Set("code", "completed");
  kind.Add("effectiveTime").Set("nullFlavor", "NA");
  AddCode(kind, "value", Loinc("55108-5", "Copie du document")).Set("xsi:type", "CD");
  const Node media = organizer.Add("component").Add("observationMedia").Set("classCode", "OBS").Set("moodCode", "EVN");
  media.Set("ID", "copie-pdf");
  media.Add("value").Set("mediaType", "application/pdf").Set("representation", "B64").Text(ToBase64(pdf));
  return {};
}

void AddTextBody(const xml::Writer& writer, std::string_view text) {
  const Node body = writer.root().Add("component").Add("nonXMLBody").Add("text");
  body.Set("mediaType", "text/plain").Set("representation", "TXT").Text(text);
}

void AddFileBody(const xml::Writer& writer, std::string_view media_type, std::string_view bytes) {
  const Node body = writer.root().Add("component").Add("nonXMLBody").Add("text");
  body.Set("mediaType", media_type).Set("representation", "B64").Text(ToBase64(bytes));
}

}  // namespace parcours::documents
