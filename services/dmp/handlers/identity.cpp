#include "services/dmp/handlers/identity.h"

#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/ins/v1/ins.pb.h"

namespace parcours::dmp {

core::Result<common::v1::Traits> QualifiedTraits(platform::Call& call, const common::v1::Ins& patient) {
  if (!core::KeyMatches(patient)) return core::Refuse(common::v1::REASON_KEY_WRONG, "patient");
  ins::v1::CheckIdentityRequest question;
  *question.mutable_ins() = patient;
  auto identity = TRY(call.Ask<ins::v1::CheckIdentityResponse>("parcours.ins.v1.InsService/CheckIdentity", question));
  if (identity.status() != ins::v1::IDENTITY_STATUS_QUALIFIED) {
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_IDENTITY_NOT_QUALIFIED,
                                      .detail = "RNIV 1, EXI SI 08",
                                      .facts = {{"rule", "ins.qualified"}, {"source", "RNIV 1, EXI SI 08"}}});
  }
  return std::move(*identity.mutable_traits());
}

}  // namespace parcours::dmp
