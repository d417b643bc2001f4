#include "services/dmp/rules/facts.h"

namespace parcours::dmp {

bool IsCitizen(const Reader& reader) {
  return reader.kind == policy::v1::CALLER_KIND_CITIZEN;
}

bool IsProfessional(const Reader& reader) {
  return reader.kind == policy::v1::CALLER_KIND_CPS || reader.kind == policy::v1::CALLER_KIND_ECPS;
}

bool Restricts(const DocumentFacts& document, v1::Visibility restriction) {
  return document.restrictions.contains(restriction);
}

bool IsAuthor(const Reader& reader, const DocumentFacts& document) {
  return !IsCitizen(reader) && !document.author.empty() && reader.subject == document.author;
}

}  // namespace parcours::dmp
