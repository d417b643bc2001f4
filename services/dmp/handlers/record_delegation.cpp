#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/store.h"

namespace parcours::dmp {

core::Result<Work<v1::RecordDelegationResponse>> RecordDelegation(Call&, const v1::RecordDelegationRequest& request) {
  for (const common::v1::Ins* ins : {&request.patient(), &request.carer()}) {
    if (!core::KeyMatches(*ins)) return core::Refuse(common::v1::REASON_KEY_WRONG);
  }
  return Work<v1::RecordDelegationResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RecordDelegationResponse> {
        const auto record = RecordOf(tx.sql(), request.patient().matricule());
        if (!record) return core::Refuse(common::v1::REASON_DMP_ABSENT);
        const std::string& carer = request.carer().matricule();
        request.ended() ? DropDelegation(tx.sql(), record->position, carer)
                        : PutDelegation(tx.sql(), record->position, carer);
        return v1::RecordDelegationResponse();
      });
}

}  // namespace parcours::dmp
