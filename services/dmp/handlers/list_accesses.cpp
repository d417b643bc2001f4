#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::dmp {
namespace {

// The patient, after closing too; of professionals the médecin traitant alone, while the record is open.
core::Result<void> EnforceHistory(platform::Transaction& tx, const Standing& standing) {
  if (!IsCitizen(standing.reader)) {
    TRY(EnforceOpen(tx, standing));
    return Enforce(tx, standing.facts.general_practitioner
                           ? Allow(rules::kHistory)
                           : Deny(common::v1::REASON_AUTHORISATION_MISSING, rules::kHistoryOthers));
  }
  TRY(Enforce(tx, DecideStanding(standing.reader, standing.facts)));
  if (standing.facts.state == v1::RECORD_STATE_CLOSED) return {};
  return Enforce(tx, DecideState(standing.facts));
}

}  // namespace

core::Result<Work<v1::ListAccessesResponse>> ListAccesses(Call& call, const v1::ListAccessesRequest& request) {
  const std::string list = "dmp.accesses/" + request.patient().matricule() + "/" + request.document_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::ListAccessesResponse>(
      [&request, list, page, who](platform::Transaction& tx) -> core::Result<v1::ListAccessesResponse> {
        const Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceHistory(tx, standing));
        auto listed = AccessesTo(tx.sql(), standing.record.position, request.document_id(), page.after, page.size);
        Remember(tx, standing, v1::ACCESS_ACTION_HISTORY);
        v1::ListAccessesResponse response;
        if (!listed.empty())
          response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
        for (ListedAccess& one : listed) {
          v1::AccessEntry shown = ShownTo(tx.sql(), standing, std::move(one.entry), tx.now());
          // Who asks about one document must be allowed to know of it.
          if (!request.document_id().empty() && shown.document_id().empty()) continue;
          *response.add_accesses() = std::move(shown);
        }
        return response;
      });
}

}  // namespace parcours::dmp
