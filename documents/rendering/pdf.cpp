#include "documents/rendering/pdf.h"

#include <fmt/format.h>

#include <algorithm>

#include "documents/rendering/pages.h"
#include "documents/rendering/readable.h"
#include "documents/rendering/table_flow.h"
#include "parcours/common/v1/reason.pb.h"

namespace parcours::documents {
namespace {

constexpr std::string_view kPdf = "application/pdf";
constexpr Look kTitle = {.size = 16, .bold = true};
constexpr Look kHeading = {.size = 12, .bold = true};
constexpr Look kSubheading = {.size = 10.5, .bold = true};
constexpr Look kText = {.size = 10};
constexpr double kIndent = 12;
constexpr double kWithHeading = 60;  // room for a heading and the first lines below
// A wider table is read row by row: its columns would be too narrow.
constexpr int kMostColumns = 20;

Words WordsOfLines(std::string_view title, const std::vector<Line>& lines) {
  Words words;
  words.push_back(Run{.text = std::string(title), .bold = true});
  for (const Line& line : lines) {
    words.push_back(Run{.text = fmt::format("\n{} : ", line.label), .bold = true});
    words.push_back(Run{.text = line.value});
  }
  return words;
}

Words AfterMark(std::string mark, const Words& words) {
  Words marked = words;
  marked.insert(marked.begin(), Run{.text = std::move(mark)});
  return marked;
}

void AddRowAsText(Pages& pages, const Row& row) {
  Words words;
  for (const Cell& cell : row) {
    if (!words.empty()) words.push_back(Run{.text = " ; "});
    words.insert(words.end(), cell.words.begin(), cell.words.end());
  }
  pages.AddText("P", words, kText);
}

struct AddBlock {
  Pages& pages;

  void operator()(const Paragraph& paragraph) const { pages.AddText("P", paragraph.words, kText); }
  void operator()(const List& list) const {
    int number = 0;
    for (const Words& item : list.items) {
      if (pages.full()) return;
      ++number;
      pages.AddText("P", AfterMark(list.ordered ? fmt::format("{}. ", number) : "• ", item), kText, kIndent);
    }
  }
  void operator()(const Table& table) const {
    if (table.columns <= kMostColumns) return TableFlow(pages, table, true).Draw();
    for (const std::vector<Row>* rows : {&table.head, &table.body}) {
      for (const Row& row : *rows) {
        if (!pages.full()) AddRowAsText(pages, row);
      }
    }
  }
  void operator()(const Image& image) const { pages.AddImage(image); }
};

void AddHeader(Pages& pages, const Readable& readable) {
  Words title;
  title.push_back(Run{.text = readable.title});
  pages.AddText("H1", title, kTitle);
  Table about;
  about.columns = 2;
  about.body = {{Cell{.words = WordsOfLines("PATIENT", readable.patient)},
                 Cell{.words = WordsOfLines("DOCUMENT", readable.context)}}};
  TableFlow(pages, about, true).Draw();
}

void AddSection(Pages& pages, const Section& section) {
  if (!section.title.empty()) {
    pages.Advance(6);
    Words title;
    title.push_back(Run{.text = section.title});
    pages.AddText(section.depth == 0 ? "H2" : "H3", title, section.depth == 0 ? kHeading : kSubheading, 0,
                  kWithHeading);
  }
  for (const Block& block : section.blocks) {
    if (!pages.full()) std::visit(AddBlock{pages}, block);
  }
}

void Draw(Pages& pages, const Readable& readable) {
  AddHeader(pages, readable);
  for (const Section& section : readable.sections) {
    if (!pages.full()) AddSection(pages, section);
  }
  if (readable.attachment.bytes.empty()) return;
  Words words;
  words.push_back(Run{.text = fmt::format("Le contenu de ce document est un fichier ({}), qui n'est pas repris ici.",
                                          readable.attachment.media_type)});
  pages.AddText("P", words, kText);
}

}  // namespace

core::Result<std::string> RenderPdf(std::string_view cda) {
  Readable readable = TRY(ReadForPeople(cda));
  if (readable.attachment.media_type == kPdf) return std::move(readable.attachment.bytes);
  int total = 0;
  {
    Pages counted(readable, 0);
    Draw(counted, readable);
    if (counted.full()) {
      return core::Refuse(common::v1::REASON_DOCUMENT_INVALID,
                          fmt::format("would be longer than {} pages in print", Pages::kMost));
    }
    total = counted.count();
  }
  Pages pages(readable, total);
  Draw(pages, readable);
  return pages.Finish();
}

}  // namespace parcours::documents
