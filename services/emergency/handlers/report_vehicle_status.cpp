#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/rules/vehicle.h"
#include "services/emergency/store.h"

namespace parcours::emergency {

core::Result<Work<v1::ReportVehicleStatusResponse>> ReportVehicleStatus(Call&,
                                                                        const v1::ReportVehicleStatusRequest& request) {
  return Work<v1::ReportVehicleStatusResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::ReportVehicleStatusResponse> {
        v1::EmergencyFile file = TRY(FileToRead(tx, request.file_id()));
        v1::Engagement& engagement = *TRY(EngagementToWrite(tx, file, request.engagement_id()));
        TRY(Enforce(tx, DecideStatus(engagement, request.status())));
        AddStatus(tx, engagement, request.status());
        if (IsFree(request.status())) Release(tx.sql(), engagement.id());
        Keep(tx, file);
        return Showing<v1::ReportVehicleStatusResponse>(tx, file);
      });
}

}  // namespace parcours::emergency
