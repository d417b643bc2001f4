#include "documents/rendering/narrative.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"
#include "documents/base64.h"
#include "documents/cda/capitals.h"
#include "documents/rendering/words.h"

namespace parcours::documents {
namespace {

constexpr int kWidestSpan = 50;
constexpr std::string_view kDash = "- ";

bool IsBlock(std::string_view name) {
  static const std::set<std::string_view> blocks = {"paragraph", "list", "item", "table", "tr", "caption"};
  return blocks.contains(name);
}

Run Styled(const xml::Element& element, Run style) {
  const std::string codes = element.Attribute("styleCode");
  for (const std::string& code : core::Split(codes, ' ')) {
    style.bold = style.bold || code == "Bold";
    style.italic = style.italic || code == "Italics";
    style.underline = style.underline || code == "Underline";
  }
  return style;
}

// Everything below as words; what would be blocks begins a line.
void AppendWords(const xml::Element& element, const Run& style, WordsBuilder& words) {
  for (const xml::Piece& piece : element.Content()) {
    if (!piece.element) {
      words.Append(piece.text, style);
      continue;
    }
    const std::string_view name = piece.element.name();
    if (name == "br") words.Break();
    if (IsBlock(name)) words.Break();
    if (name == "item") words.Append("– ", style);
    AppendWords(piece.element, Styled(piece.element, style), words);
    if (IsBlock(name)) words.Break();
    if (name == "td" || name == "th") words.Append(" ", style);
  }
}

Words WordsOf(const xml::Element& element, const Run& style = {}) {
  WordsBuilder words;
  AppendWords(element, Styled(element, style), words);
  return words.Take();
}

int SpanOf(const xml::Element& cell, std::string_view attribute) {
  const std::string value = cell.Attribute(attribute);
  int span = 1;
  std::from_chars(value.data(), value.data() + value.size(), span);
  return std::clamp(span, 1, kWidestSpan);
}

Row RowOf(const xml::Element& tr) {
  Row row;
  for (const xml::Piece& piece : tr.Content()) {
    const std::string_view name = piece.element.name();
    if (name != "td" && name != "th") continue;
    row.push_back(Cell{.words = WordsOf(piece.element),
                       .header = name == "th",
                       .columns = SpanOf(piece.element, "colspan"),
                       .rows = SpanOf(piece.element, "rowspan")});
  }
  return row;
}

void AddRows(const xml::Element& group, std::vector<Row>& rows) {
  for (const xml::Element& tr : group.Children("tr")) {
    if (Row row = RowOf(tr); !row.empty()) rows.push_back(std::move(row));
  }
}

Table TableOf(const xml::Element& element) {
  Table table;
  table.caption = WordsOf(element.Child("caption"));
  AddRows(element.Child("thead"), table.head);
  for (const xml::Element& body : element.Children("tbody")) AddRows(body, table.body);
  AddRows(element, table.body);  // rows without tbody
  AddRows(element.Child("tfoot"), table.body);
  for (const std::vector<Row>* rows : {&table.head, &table.body}) {
    for (const Row& row : *rows) {
      int columns = 0;
      for (const Cell& cell : row) columns += cell.columns;
      table.columns = std::max(table.columns, columns);
    }
  }
  return table;
}

List ListOf(const xml::Element& element) {
  List list{.ordered = element.Attribute("listType") == "ordered", .items = {}};
  for (const xml::Element& item : element.Children("item")) {
    if (Words words = WordsOf(item); !words.empty()) list.items.push_back(std::move(words));
  }
  return list;
}

using Media = std::map<std::string, xml::Element>;

// The observationMedia among a section's entries, by ID.
void FindMedia(const xml::Element& element, Media& media) {
  for (const xml::Piece& piece : element.Content()) {
    if (piece.element.name() == "observationMedia") {
      media.emplace(piece.element.Attribute("ID"), piece.element);
    } else if (piece.element.name() != "section") {
      FindMedia(piece.element, media);
    }
  }
}

bool IsShown(const std::string& media_type) {
  return media_type == "image/png" || media_type == "image/jpeg" || media_type == "image/gif";
}

class Narrative {
 public:
  explicit Narrative(const xml::Element& section) : section_(section) {
    for (const xml::Element& entry : section.Children("entry")) FindMedia(entry, media_);
  }

  std::vector<Block> Read() {
    Walk(section_.Child("text"), Run{});
    Flush();
    return std::move(blocks_);
  }

 private:
  void Walk(const xml::Element& element, const Run& style) {
    for (const xml::Piece& piece : element.Content()) {
      if (!piece.element) {
        words_.Append(piece.text, style);
      } else {
        Add(piece.element, Styled(piece.element, style));
      }
    }
  }

  void Add(const xml::Element& element, const Run& style) {
    const std::string_view name = element.name();
    if (name == "br") return words_.Break();
    if (name == "table") return AddBlock(TableOf(element));
    if (name == "list") return AddList(element);
    if (name == "renderMultiMedia") return AddImage(element);
    if (IsBlock(name)) Flush();
    Walk(element, style);
    if (IsBlock(name)) Flush();
  }

  void AddList(const xml::Element& element) {
    Flush();
    if (Words caption = WordsOf(element.Child("caption")); !caption.empty())
      AddBlock(Paragraph{.words = std::move(caption)});
    if (List list = ListOf(element); !list.items.empty()) AddBlock(std::move(list));
  }

  void AddImage(const xml::Element& element) {
    const auto media =
        media_.extract(element.Attribute("referencedObject"));  // each once: small files stay small pages
    if (media.empty()) return;
    const xml::Element value = media.mapped().Child("value");
    const std::string type = value.Attribute("mediaType");
    std::optional<std::string> bytes = FromBase64(value.Text());
    if (!IsShown(type) || !bytes || bytes->empty()) return;
    AddBlock(Image{.media_type = type, .bytes = std::move(*bytes), .description = element.Child("caption").Text()});
  }

  void AddBlock(Block block) {
    Flush();
    blocks_.push_back(std::move(block));
  }

  void Flush() {
    if (Words words = words_.Take(); !words.empty()) blocks_.push_back(Paragraph{.words = std::move(words)});
  }

  const xml::Element& section_;
  Media media_;
  std::vector<Block> blocks_;
  WordsBuilder words_;
};

class PlainText {
 public:
  void Add(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (line.empty()) {
      Flush();
      group_begins_ = true;
    } else if (line.starts_with(kDash)) {
      AddItem(line.substr(kDash.size()));
    } else if (group_begins_ && IsInCapitals(line)) {
      sections_.push_back(Section{.title = std::string(line.substr(0, line.find_last_not_of(" \t\r") + 1))});
    } else {
      if (!list_.items.empty()) Flush();
      paragraph_.Append(line, Run{});
      paragraph_.Break();
      group_begins_ = false;
    }
  }

  std::vector<Section> Take() {
    Flush();
    if (sections_.front().title.empty() && sections_.front().blocks.empty()) sections_.erase(sections_.begin());
    return std::move(sections_);
  }

 private:
  void AddItem(std::string_view text) {
    WordsBuilder item;
    item.Append(text, Run{});
    if (list_.items.empty()) Flush();
    if (Words words = item.Take(); !words.empty()) list_.items.push_back(std::move(words));
    group_begins_ = false;
  }

  void Flush() {
    std::vector<Block>& blocks = sections_.back().blocks;
    if (Words words = paragraph_.Take(); !words.empty()) blocks.emplace_back(Paragraph{.words = std::move(words)});
    if (!list_.items.empty()) blocks.emplace_back(std::exchange(list_, {}));
  }

  std::vector<Section> sections_ = std::vector<Section>(1);
  WordsBuilder paragraph_;
  List list_;
  bool group_begins_ = true;
};

}  // namespace

std::vector<Block> ReadNarrative(const xml::Element& section) {
  return Narrative(section).Read();
}

std::vector<Section> ReadPlainText(std::string_view text) {
  PlainText reader;
  for (const std::string& line : core::Split(text, '\n')) reader.Add(line);
  return reader.Take();
}

}  // namespace parcours::documents
