#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::UnblockProfessionalResponse>> UnblockProfessional(Call& call,
                                                                        const v1::UnblockProfessionalRequest& request) {
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::UnblockProfessionalResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::UnblockProfessionalResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpen(tx, standing));
        if (!DeleteBlock(tx.sql(), standing.record.position, request.professional())) {
          return core::Refuse(common::v1::REASON_NOT_FOUND, "the professional is not blocked");
        }
        Remember(tx, standing, v1::ACCESS_ACTION_SETTINGS);
        return v1::UnblockProfessionalResponse();
      });
}

}  // namespace parcours::dmp
