#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::SetAccessSettingsResponse>> SetAccessSettings(Call& call,
                                                                    const v1::SetAccessSettingsRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::SetAccessSettingsResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::SetAccessSettingsResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpen(tx, standing));
        standing.record.settings = request.settings();
        UpdateRecord(tx.sql(), standing.record);
        Remember(tx, standing, v1::ACCESS_ACTION_SETTINGS);
        v1::SetAccessSettingsResponse response;
        *response.mutable_settings() = request.settings();
        return response;
      });
}

}  // namespace parcours::dmp
