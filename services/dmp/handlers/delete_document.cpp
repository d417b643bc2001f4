#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

// Patients to whom a document is not shown must not learn of it by trying to delete it.
core::Result<void> EnforceKnown(platform::Transaction& tx, const Found& found) {
  const Verdict reading = DecideNormalReading(found, tx.now());
  if (!IsCitizen(found.standing.reader) || reading.allowed() || FactsOf(found.stored.document).author.empty())
    return {};
  return Enforce(tx, reading);
}

}  // namespace

core::Result<Work<v1::DeleteDocumentResponse>> DeleteDocument(Call& call, const v1::DeleteDocumentRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::DeleteDocumentResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::DeleteDocumentResponse> {
        Found found =
            TRY(FindWithRecord(tx, who, request.document_id(), request.has_patient() ? &request.patient() : nullptr));
        TRY(EnforceOpen(tx, found.standing));
        TRY(EnforceKnown(tx, found));
        v1::Document& document = found.stored.document;
        TRY(Enforce(tx, DecideDeletion(found.standing.reader, FactsOf(document))));
        document.set_status(v1::DOCUMENT_STATUS_DELETED);
        UpdateDocument(tx.sql(), found.stored);
        Remember(tx, found.standing, v1::ACCESS_ACTION_DELETE, &document);
        v1::DeleteDocumentResponse response;
        *response.mutable_document() = std::move(document);
        return response;
      });
}

}  // namespace parcours::dmp
