#include "services/governance/catalogue.h"

#include <algorithm>
#include <stdexcept>

#include "core/text.h"
#include "governance_data.h"

namespace parcours::governance {
namespace {

using Cells = std::vector<std::string>;

// The lines of a table but the first, which names its columns.
std::vector<Cells> Rows(std::string_view table, std::size_t columns) {
  std::vector<Cells> rows;
  for (const std::string& line : core::Split(table, '\n')) {
    if (line.empty()) continue;
    rows.push_back(core::Split(line, '\t'));
    if (rows.back().size() != columns) throw std::logic_error("a line of the catalogue has not its columns: " + line);
  }
  rows.erase(rows.begin());
  return rows;
}

void SetText(policy::v1::LocalizedText& text, const std::string& fr, const std::string& en) {
  text.set_fr(fr);
  text.set_en(en);
}

v1::Citation CitationOf(const Cells& cells, std::size_t first) {
  v1::Citation citation;
  citation.set_reference(cells[first]);
  citation.set_address(cells[first + 1]);
  citation.set_dated(cells[first + 2]);
  return citation;
}

// "parcours.dmp.v1.DmpService" -> "dmp.DmpService"
std::string ShortName(std::string_view name) {
  const Cells words = core::Split(name, '.');
  return words.size() == 4 ? words[1] + "." + words[3] : std::string(name);
}

bool Names(const std::string& entry, std::string_view asked) {
  const std::string known = ShortName(entry);
  const std::string name = ShortName(asked);
  if (known.ends_with(".*")) return name.starts_with(known.substr(0, known.size() - 1));
  return known == name;
}

}  // namespace

const Catalogue& Catalogue::Builtin() {
  static const Catalogue catalogue;
  return catalogue;
}

Catalogue::Catalogue() {
  for (const Cells& cells : Rows(kBodiesData, 9)) {
    v1::Body& body = bodies_.emplace_back();
    body.set_id(cells[0]);
    body.set_short_name(cells[1]);
    SetText(*body.mutable_name(), cells[2], cells[3]);
    SetText(*body.mutable_mission(), cells[4], cells[5]);
    *body.mutable_source() = CitationOf(cells, 6);
  }
  for (const Cells& cells : Rows(kServicesData, 4)) {
    Listed& listed = services_.emplace_back();
    listed.service.set_id(cells[0]);
    listed.contract = core::Split(cells[1], ',');
    SetText(*listed.service.mutable_name(), cells[2], cells[3]);
  }
  for (const Cells& cells : Rows(kPartsData, 7)) AddPart(cells);
}

void Catalogue::AddPart(const Cells& cells) {
  const v1::RealService* service = FindService(cells[0]);
  const v1::Body* body = FindBody(cells[1]);
  if (service == nullptr || body == nullptr)
    throw std::logic_error("a part of the catalogue names nothing: " + cells[0]);
  v1::Part part;
  *part.mutable_service() = *service;
  *part.mutable_body() = *body;
  part.set_first(PartsInService(cells[0]).empty());
  SetText(*part.mutable_role(), cells[2], cells[3]);
  *part.mutable_source() = CitationOf(cells, 4);
  parts_.push_back(std::move(part));
}

const v1::Body* Catalogue::FindBody(std::string_view id) const {
  const auto found = std::find_if(bodies_.begin(), bodies_.end(), [&](const v1::Body& one) { return one.id() == id; });
  return found == bodies_.end() ? nullptr : &*found;
}

const v1::RealService* Catalogue::FindService(std::string_view name) const {
  for (const Listed& one : services_) {
    const bool named = std::any_of(one.contract.begin(), one.contract.end(),
                                   [&](const std::string& entry) { return Names(entry, name); });
    if (one.service.id() == name || named) return &one.service;
  }
  return nullptr;
}

std::vector<v1::Part> Catalogue::PartsOfBody(std::string_view body) const {
  std::vector<v1::Part> parts;
  for (const v1::Part& one : parts_) {
    if (one.body().id() == body) parts.push_back(one);
  }
  return parts;
}

std::vector<v1::Part> Catalogue::PartsInService(std::string_view service) const {
  std::vector<v1::Part> parts;
  for (const v1::Part& one : parts_) {
    if (one.service().id() == service) parts.push_back(one);
  }
  return parts;
}

}  // namespace parcours::governance
