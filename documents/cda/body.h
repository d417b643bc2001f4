// The body of documents with sections: what several models share.
//
// Pure; a Node belongs to the Writer of its document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "documents/cda/header.h"
#include "documents/xml/writer.h"

namespace parcours::documents {

struct SectionModel {
  std::vector<TemplateId> templates;
  Coded code;
  std::string title;
};

// <component><structuredBody> below the header; to be asked for once.
xml::Node AddStructuredBody(const xml::Writer& writer);

// <component><section> with its templates, id, code and title. `id`: unique within the document, as all ids below.
xml::Node AddSection(const xml::Node& body, const SectionModel& model, const std::string& document,
                     std::string_view id);

// A row of a narrative table: what, and what is said of it. Entries refer to the value by "#" and its id.
struct Fact {
  std::string label;
  std::string value;
  std::string id = {};
};

// Facts as a table of two columns, the labels as header cells; those without a value are left out.
void AddFacts(const xml::Node& text, std::string_view caption, const std::vector<Fact>& facts);

// One paragraph for each line.
void AddParagraphs(const xml::Node& text, std::string_view lines);

// <text><reference value="#id"/></text>
void AddReference(const xml::Node& to, std::string_view id);

// FR-Simple-observation (1.2.250.1.213.1.1.3.48): one thing said with a code. The caller adds <value>.
xml::Node AddSimpleObservation(const xml::Node& to, const std::vector<TemplateId>& templates, const InstanceId& id,
                               const Coded& code, std::string_view reference, core::Time time);

// FR-Document-PDF-copie: the document as it is so far, made readable as PDF, becomes a section of it. Refuses what
// RenderPdf refuses.
core::Result<void> AddPdfCopy(const xml::Writer& writer, const xml::Node& body, const std::string& document);

// A body that is a text; one that is a file.
void AddTextBody(const xml::Writer& writer, std::string_view text);
void AddFileBody(const xml::Writer& writer, std::string_view media_type, std::string_view bytes);

}  // namespace parcours::documents
