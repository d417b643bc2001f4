#include "services/dmp/rules/value_sets.h"

#include <stdexcept>

#include "dmp_data.h"
#include "services/dmp/rules/table.h"

namespace parcours::dmp {
namespace {

// The tables come with the program: a wrong one is a bug.
const TableRow& WithCells(const TableRow& row, std::size_t count) {
  if (row.cells.size() != count) throw std::logic_error("a value set has a line of the wrong form");
  return row;
}

ValueSet ReadValueSet(std::string_view table) {
  ValueSet set;
  for (const TableRow& row : ReadTable(table)) {
    const auto& cells = WithCells(row, 3).cells;
    set.emplace(cells[0], CodedValue{.system = cells[1], .label = cells[2]});
  }
  return set;
}

}  // namespace

ValueSets::ValueSets()
    : classes_(ReadValueSet(kClassesData)),
      confidentialities_(ReadValueSet(kConfidentialitiesData)),
      practice_settings_(ReadValueSet(kPracticeSettingsData)),
      facility_types_(ReadValueSet(kFacilityTypesData)),
      author_specialities_(ReadValueSet(kAuthorSpecialitiesData)) {
  for (const TableRow& row : ReadTable(kTypesData)) {
    const auto& cells = WithCells(row, 5).cells;
    types_.emplace(
        cells[0],
        DocumentType{.system = cells[1], .label = cells[2], .class_code = cells[3], .in_dmp = cells[4] == "yes"});
  }
  for (const TableRow& row : ReadTable(kFormatsData)) {
    const auto& cells = WithCells(row, 3).cells;
    formats_.emplace(cells[0], cells[1]);
  }
}

const ValueSets& ValueSets::Builtin() {
  static const ValueSets sets;
  return sets;
}

const DocumentType* ValueSets::FindType(std::string_view code) const {
  const auto found = types_.find(code);
  return found == types_.end() ? nullptr : &found->second;
}

std::string ValueSets::FormatOf(std::string_view cda_template) const {
  const auto found = formats_.find(cda_template);
  return found == formats_.end() ? std::string() : found->second;
}

bool IsPatientsType(std::string_view type) {
  return type.substr(0, 6) == "DOCPAT";
}

bool IsPatientsCategory(std::string_view type) {
  return (IsPatientsType(type) && type != "DOCPAT08") || type == "EXPPAT_1" || type == "EXPPAT_2" || type == "EXPPAT_3";
}

}  // namespace parcours::dmp
