#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::ReopenRecordResponse>> ReopenRecord(Call& call, const v1::ReopenRecordRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::ReopenRecordResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::ReopenRecordResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(Enforce(tx, DecideStanding(standing.reader, standing.facts)));
        if (standing.facts.state == v1::RECORD_STATE_OPEN) return core::Refuse(common::v1::REASON_DMP_ALREADY_OPEN);
        if (standing.facts.state != v1::RECORD_STATE_CLOSED) return core::Refuse(common::v1::REASON_DMP_ABSENT);
        standing.record.state = v1::RECORD_STATE_OPEN;
        standing.record.closed.reset();
        standing.record.closing_reason.clear();
        UpdateRecord(tx.sql(), standing.record);
        Remember(tx, standing, v1::ACCESS_ACTION_SETTINGS);
        v1::ReopenRecordResponse response;
        response.set_state(v1::RECORD_STATE_OPEN);
        return response;
      });
}

}  // namespace parcours::dmp
