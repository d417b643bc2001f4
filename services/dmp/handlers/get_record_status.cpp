#include <google/protobuf/util/time_util.h>

#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

using google::protobuf::util::TimeUtil;

v1::GetRecordStatusResponse Describe(platform::Transaction& tx, const Standing& standing) {
  const Record& record = standing.record;
  v1::GetRecordStatusResponse response;
  response.set_state(standing.facts.state);
  if (record.opened)
    *response.mutable_opened() = TimeUtil::MicrosecondsToTimestamp(record.opened->time_since_epoch().count());
  if (record.closed)
    *response.mutable_closed() = TimeUtil::MicrosecondsToTimestamp(record.closed->time_since_epoch().count());
  for (const v1::Opposition one : OppositionsFor(tx.sql(), standing)) response.add_oppositions(one);
  if (IsCitizen(standing.reader)) {
    *response.mutable_settings() = record.settings;
    response.set_closing_reason(record.closing_reason);
  } else {
    response.set_authorisation(AuthorisationStateOf(tx.sql(), standing));
    response.set_general_practitioner(standing.facts.general_practitioner);
  }
  return response;
}

}  // namespace

core::Result<Work<v1::GetRecordStatusResponse>> GetRecordStatus(Call& call, const v1::GetRecordStatusRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::GetRecordStatusResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::GetRecordStatusResponse> {
        const Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        if (IsCitizen(standing.reader)) TRY(Enforce(tx, DecideAssistance(standing.reader, standing.facts)));
        Remember(tx, standing, v1::ACCESS_ACTION_STATUS);
        return Describe(tx, standing);
      });
}

}  // namespace parcours::dmp
