#include <google/protobuf/util/time_util.h>

#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/history.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {

core::Result<Work<v1::BlockProfessionalResponse>> BlockProfessional(Call& call,
                                                                    const v1::BlockProfessionalRequest& request) {
  if (!core::IsPsIdNat(request.professional())) {
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                      .detail = "professional",
                                      .violations = {{.field = "professional", .description = "is no PS_IdNat"}}});
  }
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::BlockProfessionalResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::BlockProfessionalResponse> {
        Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpen(tx, standing));
        const std::string& professional = request.professional();
        if (!InsertBlock(tx.sql(), standing.record.position, professional, tx.now())) {
          return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "the professional is blocked");
        }
        DropAuthorisations(tx.sql(), standing.record.position, professional, {});
        Remember(tx, standing, v1::ACCESS_ACTION_SETTINGS);
        v1::BlockProfessionalResponse response;
        response.mutable_blocked()->set_professional(professional);
        response.mutable_blocked()->set_name(NameOf(tx.sql(), professional));
        *response.mutable_blocked()->mutable_since() =
            google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(tx.now().time_since_epoch().count());
        return response;
      });
}

}  // namespace parcours::dmp
