#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/rules/record_state.h"
#include "services/dmp/standing.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::dmp {
namespace {

Reader ReaderOf(const v1::ExplainAccessRequest& request) {
  const common::v1::Actor& actor = request.actor();
  const bool citizen = actor.kind() == policy::v1::CALLER_KIND_CITIZEN;
  Relation relation = Relation::kNone;
  if (citizen) relation = request.as_representative() ? Relation::kRepresentative : Relation::kPatient;
  return Reader{.kind = actor.kind(),
                .subject = actor.subject(),
                .profession = actor.profession(),
                .structure = actor.structure(),
                .relation = relation};
}

void Tell(const Verdict& verdict, v1::Decision& decision) {
  decision.set_allowed(verdict.allowed());
  decision.set_reason(verdict.reason);
  v1::DecidingRule& rule = *decision.mutable_rule();
  rule.set_id(std::string(verdict.rule->id));
  rule.mutable_text()->set_fr(std::string(verdict.rule->fr));
  rule.mutable_text()->set_en(std::string(verdict.rule->en));
  const std::string source = SourceOf(verdict);
  source == "ours" ? rule.mutable_source()->set_ours(true) : rule.mutable_source()->set_reference(source);
}

}  // namespace

core::Result<Work<v1::ExplainAccessResponse>> ExplainAccess(Call&, const v1::ExplainAccessRequest& request) {
  if (!core::KeyMatches(request.patient())) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  const std::string list = "dmp.explain/" + request.patient().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ExplainAccessResponse>([&request, list,
                                          page](platform::Transaction& tx) -> core::Result<v1::ExplainAccessResponse> {
    const auto record = RecordOf(tx.sql(), request.patient().matricule());
    if (!record || record->patient.oid() != request.patient().oid()) return core::Refuse(common::v1::REASON_DMP_ABSENT);
    Standing standing = StandingFor(tx.sql(), ReaderOf(request), *record, tx.now());
    const bool of_age = standing.reader.relation == Relation::kRepresentative && !standing.facts.minor;
    if (of_age) standing.reader.relation = Relation::kNone;
    // An imagined break-glass comes with an imagined justification.
    const Entry entry{.mode = request.mode() == v1::ACCESS_MODE_UNSPECIFIED ? v1::ACCESS_MODE_NORMAL : request.mode(),
                      .justified = true,
                      .date = DayOf(tx.now())};
    const Verdict entered = DecideEntry(standing.reader, standing.facts, entry, AccessMatrix::Builtin());
    v1::ExplainAccessResponse response;
    Tell(entered, *response.mutable_record());
    const auto documents = DocumentsOf(tx.sql(), record->position, DocumentFilter(), page.after, page.size);
    if (!documents.empty())
      response.set_next_page_token(platform::NextPageToken(page, documents.size(), documents.back().position, list));
    for (const StoredDocument& one : documents) {
      v1::DocumentDecision& told = *response.add_documents();
      *told.mutable_document() = one.document;
      Tell(entered.allowed() ? DecideReading(standing, one.document, entry) : entered, *told.mutable_decision());
    }
    return response;
  });
}

}  // namespace parcours::dmp
