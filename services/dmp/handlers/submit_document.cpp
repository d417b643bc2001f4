#include <google/protobuf/util/time_util.h>

#include <algorithm>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "services/dmp/cda/header.h"
#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/handlers/identity.h"
#include "services/dmp/handlers/keep.h"
#include "services/dmp/history.h"
#include "services/dmp/rules/agreement.h"
#include "services/dmp/rules/feeding.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

constexpr core::Duration kClockDrift = std::chrono::hours(24);

// A faulty structure prevails over a wrong key, and that over an unknown code.
core::Reason ReasonOf(const std::vector<cda::Finding>& findings) {
  for (const core::Reason reason : {common::v1::REASON_DOCUMENT_INVALID, common::v1::REASON_KEY_WRONG}) {
    if (std::any_of(findings.begin(), findings.end(), [&](const cda::Finding& one) { return one.reason == reason; }))
      return reason;
  }
  return common::v1::REASON_CODE_UNKNOWN;
}

core::Result<cda::Header> ReadCda(const std::string& bytes, core::Time now) {
  cda::Reading reading = cda::ReadDocument(bytes, ValueSets::Builtin());
  if (reading.findings.empty() && reading.header.created > now + kClockDrift) {
    reading.findings.push_back({.reason = common::v1::REASON_DOCUMENT_INVALID,
                                .place = "ClinicalDocument/effectiveTime/@value",
                                .description = "is in the future"});
  }
  if (reading.findings.empty()) return std::move(reading.header);
  core::Refusal refusal{.reason = ReasonOf(reading.findings),
                        .detail = reading.findings.front().place + " " + reading.findings.front().description};
  for (cda::Finding& one : reading.findings) {
    refusal.violations.push_back({.field = std::move(one.place), .description = std::move(one.description)});
  }
  return core::Refuse(std::move(refusal));
}

// The version before, which must be the caller's own and in force.
core::Result<StoredDocument> FindReplaced(platform::Transaction& tx, const Standing& standing,
                                          const v1::DocumentMetadata& metadata,
                                          const v1::SubmitDocumentRequest& request) {
  auto old = request.replaces().empty() ? FindByUniqueId(tx.sql(), request.replaces_unique_id())
                                        : FindDocument(tx.sql(), request.replaces());
  if (!old || old->record != standing.record.position) return core::Refuse(common::v1::REASON_NOT_FOUND, "replaces");
  const v1::DocumentAuthor& author = old->document.metadata().author();
  const bool same_author = IsProfessional(standing.reader) ? author.subject() == standing.reader.subject
                                                           : author.structure() == standing.reader.structure;
  if (!same_author || old->document.by_patient())
    return core::Refuse(common::v1::REASON_AUTHOR_MISMATCH, "of the document to replace");
  if (old->document.status() == v1::DOCUMENT_STATUS_SUPERSEDED)
    return core::Refuse(common::v1::REASON_DOCUMENT_SUPERSEDED);
  if (old->document.status() == v1::DOCUMENT_STATUS_DELETED) return core::Refuse(common::v1::REASON_DOCUMENT_DELETED);
  std::vector<core::Violation> violations;
  if (metadata.set_id() != old->document.metadata().set_id()) {
    violations.push_back({.field = "ClinicalDocument/setId", .description = "is not that of the document to replace"});
  }
  if (metadata.version() <= old->document.metadata().version()) {
    violations.push_back({.field = "ClinicalDocument/versionNumber",
                          .description = "is not higher than that of the document to replace"});
  }
  if (!violations.empty()) {
    std::string detail = violations.front().field;
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_DOCUMENT_METADATA_MISMATCH,
                                      .detail = std::move(detail),
                                      .violations = std::move(violations)});
  }
  return std::move(*old);
}

core::Result<std::set<v1::Visibility>> RestrictionsFor(const Standing& standing,
                                                       const v1::SubmitDocumentRequest& request,
                                                       const std::optional<StoredDocument>& replaced) {
  std::set<v1::Visibility> asked;
  for (const int one : request.visibility()) asked.insert(static_cast<v1::Visibility>(one));
  asked.erase(v1::VISIBILITY_UNSPECIFIED);
  if (asked.contains(v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES) && !standing.facts.minor) {
    return core::Refuse(common::v1::REASON_VISIBILITY_NOT_ALLOWED, std::string(rules::kHidingFromRepresentatives.id));
  }
  const auto inherited = replaced ? RestrictionsOf(replaced->document) : std::set<v1::Visibility>();
  auto restrictions = InitialRestrictions(std::move(asked), inherited, standing.record.settings);
  if (Contradict(restrictions)) return core::Refuse(common::v1::REASON_VISIBILITY_CONTRADICTS);
  return restrictions;
}

}  // namespace

core::Result<Work<v1::SubmitDocumentResponse>> SubmitDocument(Call& call, const v1::SubmitDocumentRequest& request) {
  const common::v1::Traits traits = TRY(QualifiedTraits(call, request.patient()));
  const cda::Header header = TRY(ReadCda(request.document(), call.now()));
  TRY(CheckPatient(header.patient, request.patient(), &traits));
  const v1::DocumentMetadata metadata = MetadataOf(header, ValueSets::Builtin());
  TRY(CheckMetadata(request.metadata(), metadata));
  std::string hash = core::Hex(pki::Sha256(request.document()));
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::SubmitDocumentResponse>([&request, who, author = header.author, metadata, hash](
                                              platform::Transaction& tx) -> core::Result<v1::SubmitDocumentResponse> {
    const Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
    TRY(Enforce(tx, DecideFeeding(standing.reader, standing.facts, metadata.type().code(), ValueSets::Builtin())));
    TRY(CheckAuthor(author, standing.reader));
    std::optional<StoredDocument> replaced;
    if (!request.replaces().empty() || !request.replaces_unique_id().empty()) {
      replaced = TRY(FindReplaced(tx, standing, metadata, request));
    }
    v1::SubmitDocumentResponse response;
    v1::Document& document = *response.mutable_document();
    *document.mutable_metadata() = metadata;
    SetRestrictions(document, TRY(RestrictionsFor(standing, request, replaced)));
    document.set_media_type("text/xml");
    document.set_hash(hash);
    TRY(Keep(tx, standing, document, request.document(), replaced));
    Remember(tx, standing, replaced ? v1::ACCESS_ACTION_REPLACE : v1::ACCESS_ACTION_SUBMIT, &document);
    response.set_document_id(document.id());
    return response;
  });
}

}  // namespace parcours::dmp
