#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::SetVisibilityResponse>> SetVisibility(Call& call, const v1::SetVisibilityRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::SetVisibilityResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::SetVisibilityResponse> {
        Found found =
            TRY(FindWithRecord(tx, who, request.document_id(), request.has_patient() ? &request.patient() : nullptr));
        TRY(EnforceOpen(tx, found.standing));
        v1::Document& document = found.stored.document;
        const VisibilityAct act = request.lift() ? VisibilityAct::kLift : VisibilityAct::kSet;
        TRY(Enforce(tx, DecideVisibility(found.standing.reader, found.standing.facts, FactsOf(document),
                                         request.visibility(), act, DecideNormalReading(found, tx.now()))));
        auto restrictions = RestrictionsOf(document);
        act == VisibilityAct::kLift ? void(restrictions.erase(request.visibility()))
                                    : void(restrictions.insert(request.visibility()));
        if (Contradict(restrictions)) return core::Refuse(common::v1::REASON_VISIBILITY_CONTRADICTS);
        SetRestrictions(document, restrictions);
        UpdateDocument(tx.sql(), found.stored);
        Remember(tx, found.standing, v1::ACCESS_ACTION_VISIBILITY, &document);
        v1::SetVisibilityResponse response;
        *response.mutable_document() = std::move(document);
        return response;
      });
}

}  // namespace parcours::dmp
