#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::GetDocumentResponse>> GetDocument(Call& call, const v1::GetDocumentRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::GetDocumentResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::GetDocumentResponse> {
        Found found =
            TRY(FindWithRecord(tx, who, request.document_id(), request.has_patient() ? &request.patient() : nullptr));
        const Entry entry = EntryOf(request.access(), tx.now());
        TRY(Enforce(tx, DecideEntry(found.standing.reader, found.standing.facts, entry, AccessMatrix::Builtin())));
        TRY(Enforce(tx, DecideReading(found.standing, found.stored.document, entry)));
        Remember(tx, found.standing, v1::ACCESS_ACTION_READ, &found.stored.document, request.access());
        v1::GetDocumentResponse response;
        response.set_content(ContentOf(tx.sql(), found.stored.position));
        response.set_hash(found.stored.document.hash());
        *response.mutable_document() = std::move(found.stored.document);
        return response;
      });
}

}  // namespace parcours::dmp
