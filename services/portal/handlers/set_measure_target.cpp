#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/measures.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::SetMeasureTargetResponse>> SetMeasureTarget(Call& call,
                                                                  const v1::SetMeasureTargetRequest& request) {
  const MeasureKind kind = TRY(CheckTarget(request));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kWrite));
  return Work<v1::SetMeasureTargetResponse>(
      [&request, standing, kind](platform::Transaction& tx) -> core::Result<v1::SetMeasureTargetResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        if (const auto before = LatestItem(tx.sql(), space, ItemKind::kTarget, kind.code))
          DeleteItem(tx.sql(), before->position);
        v1::SetMeasureTargetResponse response;
        v1::MeasureTarget& target = *response.mutable_target();
        target.set_code(kind.code);
        target.set_unit(kind.unit);
        if (request.low() == 0 && request.high() == 0) return response;
        target.set_low(request.low());
        target.set_high(request.high());
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kTarget,
                              .id = kind.code,
                              .code = kind.code,
                              .time = tx.now(),
                              .bytes = target.SerializeAsString()});
        return response;
      });
}

}  // namespace parcours::portal
