#include "services/dmp/documents.h"

#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/rules/record_state.h"

namespace parcours::dmp {
namespace {

const char* CodeOf(v1::Visibility restriction) {
  switch (restriction) {
    case v1::VISIBILITY_MASKED_TO_PROFESSIONALS:
      return "MASQUE_PS";
    case v1::VISIBILITY_HIDDEN_FROM_PATIENT:
      return "INVISIBLE_PATIENT";
    case v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES:
      return "INVISIBLE_REPRESENTANTS_LEGAUX";
    case v1::VISIBILITY_UNSPECIFIED:
    case v1::Visibility_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Visibility_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return "";
}

}  // namespace

DocumentFacts FactsOf(const v1::Document& document) {
  return DocumentFacts{.type = document.metadata().type().code(),
                       .class_code = document.metadata().class_code(),
                       .author = document.by_patient() ? std::string() : document.metadata().author().subject(),
                       .restrictions = RestrictionsOf(document),
                       .status = document.status()};
}

void SetRestrictions(v1::Document& document, const std::set<v1::Visibility>& restrictions) {
  document.clear_visibility();
  document.clear_confidentiality();
  document.add_confidentiality("N");
  for (const v1::Visibility restriction : restrictions) {
    document.add_visibility(restriction);
    document.add_confidentiality(CodeOf(restriction));
  }
}

std::set<v1::Visibility> RestrictionsOf(const v1::Document& document) {
  std::set<v1::Visibility> restrictions;
  for (const int one : document.visibility()) restrictions.insert(static_cast<v1::Visibility>(one));
  return restrictions;
}

Verdict DecideReading(const Standing& standing, const v1::Document& document, const Entry& entry) {
  return DecideDocument(standing.reader, standing.facts, FactsOf(document), entry, AccessMatrix::Builtin());
}

bool MayKnow(const Standing& standing, const v1::Document& document, const Entry& entry) {
  const DocumentFacts facts = FactsOf(document);
  if (facts.status != v1::DOCUMENT_STATUS_DELETED) return DecideReading(standing, document, entry).allowed();
  return IsCitizen(standing.reader) ? facts.author.empty() : IsAuthor(standing.reader, facts);
}

core::Result<Found> FindWithRecord(platform::Transaction& tx, const Who& who, const std::string& id,
                                   const common::v1::Ins* patient) {
  const auto not_found = [] { return core::Refuse(common::v1::REASON_NOT_FOUND, "document"); };
  auto stored = FindDocument(tx.sql(), id);
  if (!stored) return not_found();
  const auto record = RecordAt(tx.sql(), stored->record);
  if (!record ||
      (patient != nullptr && (patient->matricule() != record->patient.matricule() ||
                              patient->key() != record->patient.key() || patient->oid() != record->patient.oid()))) {
    return not_found();
  }
  Standing standing = StandingTowards(tx.sql(), who, *record, tx.now());
  // A stranger must not learn by trying that a document exists.
  if (IsCitizen(standing.reader) && standing.reader.relation == Relation::kNone) return not_found();
  return Found{.stored = std::move(*stored), .standing = std::move(standing)};
}

Verdict DecideNormalReading(const Found& found, core::Time now) {
  const Entry entry{.mode = v1::ACCESS_MODE_NORMAL, .justified = false, .date = DayOf(now)};
  const bool author = IsAuthor(found.standing.reader, FactsOf(found.stored.document));
  if (!author) {
    const Verdict entered = DecideEntry(found.standing.reader, found.standing.facts, entry, AccessMatrix::Builtin());
    if (!entered.allowed()) return entered;
  }
  return DecideReading(found.standing, found.stored.document, entry);
}

}  // namespace parcours::dmp
