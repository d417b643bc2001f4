#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::CloseRecordResponse>> CloseRecord(Call& call, const v1::CloseRecordRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::CloseRecordResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::CloseRecordResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpen(tx, standing));
        standing.record.state = v1::RECORD_STATE_CLOSED;
        standing.record.closed = tx.now();
        standing.record.closing_reason = request.reason();
        UpdateRecord(tx.sql(), standing.record);
        Remember(tx, standing, v1::ACCESS_ACTION_SETTINGS);
        v1::CloseRecordResponse response;
        response.set_state(v1::RECORD_STATE_CLOSED);
        return response;
      });
}

}  // namespace parcours::dmp
