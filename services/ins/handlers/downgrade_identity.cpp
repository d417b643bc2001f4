#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"

namespace parcours::ins {
namespace {

core::Result<IdentityEvent> EventOf(v1::Withdrawal withdrawal) {
  switch (withdrawal) {
    case v1::WITHDRAWAL_VALIDATION:
      return IdentityEvent::kValidationWithdrawn;
    case v1::WITHDRAWAL_RETRIEVAL:
      return IdentityEvent::kRetrievalWithdrawn;
    case v1::WITHDRAWAL_BOTH:
      return IdentityEvent::kBothWithdrawn;
    case v1::WITHDRAWAL_UNSPECIFIED:
    case v1::Withdrawal_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Withdrawal_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return core::Refuse(BadField("withdrawal", "is VALIDATION, RETRIEVAL or BOTH"));
}

}  // namespace

core::Result<Work<v1::DowngradeIdentityResponse>> DowngradeIdentity(Call&,
                                                                    const v1::DowngradeIdentityRequest& request) {
  const IdentityEvent event = TRY(EventOf(request.withdrawal()));
  return Work<v1::DowngradeIdentityResponse>(
      [&request, event](platform::Transaction& tx) -> core::Result<v1::DowngradeIdentityResponse> {
        v1::DowngradeIdentityResponse response;
        v1::Identity& identity = *response.mutable_identity();
        identity = TRY(FindOwn(tx, request.identity_id()));
        tx.Decide(RuleOf(event));
        TRY(Advance(identity, event));
        Keep(tx, identity);
        return response;
      });
}

}  // namespace parcours::ins
