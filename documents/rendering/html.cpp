#include "documents/rendering/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "documents/base64.h"
#include "documents/rendering/readable.h"
#include "documents/xml/writer.h"

namespace parcours::documents {
namespace {

// Contrast of 7:1 at least (WCAG AAA); no colour alone says anything.
constexpr std::string_view kStyle = R"(
body { font-family: "DejaVu Sans", Verdana, Arial, sans-serif; line-height: 1.5; color: #1a1a1a; background: #fff;
  max-width: 60rem; margin: 0 auto; padding: 0 1rem 2rem; }
.banner { font-weight: bold; text-align: center; border: 2px solid #7a1f00; color: #7a1f00; padding: 0.5rem; margin: 1rem 0; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-bottom: 1px solid #595959; } h3 { font-size: 1.1rem; }
.about { display: flex; flex-wrap: wrap; gap: 1rem; }
.about section { flex: 1 1 20rem; border: 1px solid #595959; padding: 0 1rem 0.5rem; }
.about h2 { font-size: 1rem; border: 0; margin: 0.5rem 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 0.75rem; margin: 0.25rem 0; }
dt { font-weight: bold; } dd { margin: 0; }
table { border-collapse: collapse; margin: 0.75rem 0; width: 100%; }
caption { font-weight: bold; text-align: left; padding: 0.25rem 0; }
th, td { border: 1px solid #595959; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
th { background: #eef1f5; }
img { max-width: 100%; height: auto; }
@media print { body { max-width: none; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
)";
constexpr int kDeepestHeading = 6;

void AddText(const xml::Node& to, const std::string& text) {
  bool first = true;
  for (const std::string& line : core::Split(text, '\n')) {
    if (!first) to.Add("br");
    to.Text(line);
    first = false;
  }
}

void AddWords(const xml::Node& to, const Words& words) {
  for (const Run& run : words) {
    xml::Node at = to;
    if (run.bold) at = at.Add("strong");
    if (run.italic) at = at.Add("em");
    if (run.underline) at = at.Add("u");
    AddText(at, run.text);
  }
}

void AddRow(const xml::Node& group, const Row& row, bool head) {
  const xml::Node tr = group.Add("tr");
  for (const Cell& cell : row) {
    const bool header = cell.header || head;
    const xml::Node td = tr.Add(header ? "th" : "td");
    if (header) td.Set("scope", head ? "col" : "row");
    if (cell.columns > 1) td.Set("colspan", std::to_string(cell.columns));
    if (cell.rows > 1) td.Set("rowspan", std::to_string(cell.rows));
    AddWords(td, cell.words);
  }
}

std::string DataUri(std::string_view media_type, std::string_view bytes) {
  return fmt::format("data:{};base64,{}", media_type, ToBase64(bytes));
}

struct AddBlock {
  const xml::Node& to;

  void operator()(const Paragraph& paragraph) const { AddWords(to.Add("p"), paragraph.words); }
  void operator()(const List& list) const {
    const xml::Node at = to.Add(list.ordered ? "ol" : "ul");
    for (const Words& item : list.items) AddWords(at.Add("li"), item);
  }
  void operator()(const Table& table) const {
    const xml::Node at = to.Add("table");
    if (!table.caption.empty()) AddWords(at.Add("caption"), table.caption);
    if (!table.head.empty()) {
      const xml::Node head = at.Add("thead");
      for (const Row& row : table.head) AddRow(head, row, true);
    }
    const xml::Node body = at.Add("tbody");
    for (const Row& row : table.body) AddRow(body, row, false);
  }
  void operator()(const Image& image) const {
    to.Add("p").Add("img").Set("src", DataUri(image.media_type, image.bytes)).Set("alt", image.description);
  }
};

void AddHead(const xml::Node& html, const Readable& readable) {
  const xml::Node head = html.Add("head");
  head.Add("meta").Set("charset", "utf-8");
  head.Add("meta").Set("name", "viewport").Set("content", "width=device-width, initial-scale=1");
  head.Add("meta")
      .Set("http-equiv", "Content-Security-Policy")
      .Set("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  head.Add("title").Text(readable.foot);
  head.Add("style").Text(kStyle);
}

void AddLines(const xml::Node& to, std::string_view title, const std::vector<Line>& lines) {
  const xml::Node section = to.Add("section");
  section.Add("h2").Text(title);
  const xml::Node list = section.Add("dl");
  for (const Line& line : lines) {
    list.Add("dt").Text(line.label);
    list.Add("dd").Text(line.value);
  }
}

void AddAttachment(const xml::Node& to, const Attachment& attachment) {
  const xml::Node paragraph = to.Add("p");
  paragraph.Text("Le contenu de ce document est un fichier : ");
  paragraph.Add("a")
      .Set("href", DataUri(attachment.media_type, attachment.bytes))
      .Set("download", "document")
      .Text(fmt::format("télécharger le fichier ({})", attachment.media_type));
}

void AddBody(const xml::Node& html, const Readable& readable) {
  const xml::Node body = html.Add("body");
  const xml::Node header = body.Add("header");
  header.Add("p").Set("class", "banner").Text(kBanner);
  header.Add("h1").Text(readable.title);
  const xml::Node about = header.Add("div").Set("class", "about");
  AddLines(about, "Patient", readable.patient);
  AddLines(about, "Document", readable.context);
  const xml::Node main = body.Add("main");
  for (const Section& section : readable.sections) {
    const xml::Node at = main.Add("section");
    const int level = std::min(2 + section.depth, kDeepestHeading);
    if (!section.title.empty()) at.Add("h" + std::to_string(level)).Text(section.title);
    for (const Block& block : section.blocks) std::visit(AddBlock{at}, block);
  }
  if (!readable.attachment.bytes.empty()) AddAttachment(main, readable.attachment);
  body.Add("footer").Add("p").Set("class", "banner").Text(kBanner);
}

}  // namespace

core::Result<std::string> RenderHtml(std::string_view cda) {
  const Readable readable = TRY(ReadForPeople(cda));
  const xml::Writer writer("html", "");
  writer.root().Set("lang", "fr");
  AddHead(writer.root(), readable);
  AddBody(writer.root(), readable);
  return writer.Html();
}

}  // namespace parcours::documents
