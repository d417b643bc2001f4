#include "documents/imaging_report.h"

#include "documents/cda/body.h"
#include "documents/cda/times.h"

namespace parcours::documents {
namespace {

using xml::Node;

constexpr std::string_view kDcm = "1.2.840.10008.2.16.4";

Coded Dcm(std::string code, std::string display) {
  return {std::move(code), std::move(display), std::string(kDcm), "DCM"};
}

// The modality and the site stand with the act as translations, each with what it is.
Model ModelOf(const ImagingReport& report) {
  return {.templates = {{"1.2.840.10008.9.1"},
                        {"1.2.840.10008.9.20"},
                        {"1.2.840.10008.9.21"},
                        {"1.2.250.1.213.1.1.1.45", "2024.01"}},
          .type = Loinc("18748-4", "CR d'imagerie médicale"),
          .title = "Compte rendu d'imagerie médicale",
          .act = report.examination,
          .act_qualities = {{Dcm("121139", "Modalité d'imagerie"), report.modality},
                            {Loinc("39111-0", "Localisation anatomique"), report.body_site}},
          .act_id = InstanceId{report.study, ""},
          .request = report.request,
          .encounter = Coded{"AMB", "Ambulatoire (hors établissement)", std::string(kActCode)}};
}

void AddOriginal(const Node& code, std::string_view reference) {
  code.Add("originalText").Add("reference").Set("value", "#" + std::string(reference));
}

void AddProcedure(const Node& section, const Context& context, const ImagingReport& report) {
  const Node procedure = section.Add("entry").Add("procedure").Set("moodCode", "EVN").Set("classCode", "PROC");
  AddTemplates(procedure, {{"1.2.840.10008.9.14"}, {"1.2.250.1.213.1.1.3.153"}});
  AddId(procedure, {std::string(kAssigner), context.id + ".acte.1"});
  AddOriginal(AddCode(procedure, "code", report.examination), "acte");
  AddReference(procedure, "technique");
  procedure.Add("effectiveTime").Set("value", FormatTs(context.act_start));
  AddOriginal(AddCode(procedure, "methodCode", report.modality), "modalite");
  AddOriginal(AddCode(procedure, "targetSiteCode", report.body_site), "localisation");
}

// DICOM Object Catalog: study, series, one object.
void AddCatalogue(const Node& parent, const Context& context, const ImagingReport& report) {
  const Node section = AddSection(parent,
                                  {.templates = {{"2.16.840.1.113883.10.20.6.1.1"}, {"1.2.250.1.213.1.1.2.217"}},
                                   .code = Dcm("121181", "Catalogue d’objets DICOM"),
                                   .title = "Catalogue d’objets DICOM"},
                                  context.id, "catalogue");
  AddFacts(section.Add("text"), "",
           {{"Examen", report.study},
            {"Modalité", report.modality.display, "serie-modalite"},
            {"Objets", report.object_class.display, "objets"}});
  const std::string time = FormatTs(context.act_start);
  const Node study = section.Add("entry").Add("act").Set("classCode", "ACT").Set("moodCode", "EVN");
  AddTemplates(study, {{"1.2.840.10008.9.16"}, {"1.2.250.1.213.1.1.3.155"}});
  study.Add("id").Set("root", report.study);
  AddCode(study, "code", Dcm("113014", "Examen"));
  study.Add("effectiveTime").Set("value", time);
  const Node series = study.Add("entryRelationship").Set("typeCode", "COMP").Add("act");
  series.Set("classCode", "ACT").Set("moodCode", "EVN");
  AddTemplates(series, {{"1.2.840.10008.9.17"}, {"1.2.250.1.213.1.1.3.156"}});
  series.Add("id").Set("root", report.study + ".1");
  const Node qualifier = AddCode(series, "code", Dcm("113015", "Séries")).Add("qualifier");
  AddCode(qualifier, "name", Dcm("121139", "Modalité"));
  AddOriginal(AddCode(qualifier, "value", report.modality), "serie-modalite");
  series.Add("effectiveTime").Set("value", time);
  const Node object = series.Add("entryRelationship").Set("typeCode", "COMP").Add("observation");
  object.Set("classCode", "DGIMG").Set("moodCode", "EVN");
  AddTemplates(object, {{"1.2.840.10008.9.18"}, {"1.2.250.1.213.1.1.3.157"}});
  object.Add("id").Set("root", report.study + ".1.1");
  AddOriginal(AddCode(object, "code", report.object_class), "objets");
  object.Add("effectiveTime").Set("value", time);
}

void AddAct(const Node& body, const Context& context, const ImagingReport& report) {
  const Node section = AddSection(body,
                                  {.templates = {{"1.2.840.10008.9.3"}, {"1.2.250.1.213.1.1.2.206"}},
                                   .code = Loinc("55111-9", "Description de l'acte d’imagerie"),
                                   .title = "Technique d’imagerie"},
                                  context.id, "acte");
  AddFacts(section.Add("text"), "",
           {{"Demande", report.request},
            {"Indication", report.indication},
            {"Examen", report.examination.display, "acte"},
            {"Technique", report.technique, "technique"},
            {"Modalité", report.modality.display, "modalite"},
            {"Localisation", report.body_site.display, "localisation"}});
  AddProcedure(section, context, report);
  AddCatalogue(section, context, report);
}

void AddWords(const Node& body, const Context& context, const SectionModel& model, std::string_view id,
              const std::string& words) {
  AddParagraphs(AddSection(body, model, context.id, id).Add("text"), words);
}

}  // namespace

std::string WriteImagingReport(const Context& context, const ImagingReport& report) {
  const xml::Writer writer = WriteHeader(context, ModelOf(report));
  const Node body = AddStructuredBody(writer);
  AddAct(body, context, report);
  AddWords(body, context,
           {.templates = {{"2.16.840.1.113883.10.20.6.1.2"}, {"1.2.250.1.213.1.1.2.208"}},
            .code = Loinc("59776-5", "Résultats de l'acte"),
            .title = "Résultats"},
           "resultats", report.findings);
  AddWords(body, context,
           {.templates = {{"1.2.840.10008.9.5"}, {"1.2.250.1.213.1.1.2.209"}},
            .code = Loinc("19005-8", "Conclusions"),
            .title = "Conclusion"},
           "conclusion", report.conclusion);
  return writer.Xml();
}

}  // namespace parcours::documents
