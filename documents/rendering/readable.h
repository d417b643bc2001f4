// A CDA document as people read it: who, when, by whom, and the body as headings, paragraphs, lists and tables. What
// the renderings share; they only lay it out.
//
// Immutable values; pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"

namespace parcours::documents {

// Above every rendering: nobody shall take a document of the simulator for a real one.
inline constexpr std::string_view kBanner = "SIMULATION — données fictives";

struct Run {
  std::string text;  // "\n" is a line break
  bool bold = false;
  bool italic = false;
  bool underline = false;
};
using Words = std::vector<Run>;

struct Paragraph {
  Words words;
};

struct List {
  bool ordered = false;
  std::vector<Words> items;
};

struct Cell {
  Words words;
  bool header = false;
  int columns = 1;
  int rows = 1;
};
using Row = std::vector<Cell>;

struct Table {
  Words caption;
  std::vector<Row> head;
  std::vector<Row> body;
  int columns = 0;
};

struct Image {
  std::string media_type;  // image/png, image/jpeg, image/gif
  std::string bytes;
  std::string description;
};

using Block = std::variant<Paragraph, List, Table, Image>;

struct Section {
  std::string title;
  int depth = 0;  // 0 for those of the body, 1 for those in them …
  std::vector<Block> blocks;
};

// The file of a body that is not structured.
struct Attachment {
  std::string media_type;
  std::string bytes;
};

// "Patient": "Paul MARTEL".
struct Line {
  std::string label;
  std::string value;
};

struct Readable {
  std::string title;
  std::string author;   // for the properties of a file
  std::string created;  // YYYYMMDD…, as the document has it
  std::string foot;     // patient and title, on each page
  std::vector<Line> patient;
  std::vector<Line> context;  // author, structure, date, act
  std::vector<Section> sections;
  Attachment attachment;  // no bytes: sections
};

// Refuses with DOCUMENT_INVALID what is no CDA R2, or is so made that it cannot be read (see xml/reader.h): one refusal
// whose detail says what is wrong, never what stands there. That the header is complete is not asked.
core::Result<Readable> ReadForPeople(std::string_view cda);

}  // namespace parcours::documents
