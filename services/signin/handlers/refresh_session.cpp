#include "parcours/common/v1/reason.pb.h"
#include "services/platform/sandbox/sessions.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/professional_sessions.h"

namespace parcours::signin {

core::Result<Work<v1::RefreshSessionResponse>> RefreshSession(Call&, const v1::RefreshSessionRequest& request) {
  return Work<v1::RefreshSessionResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::RefreshSessionResponse> {
        const auto session = SessionByRefreshToken(tx.sql(), request.refresh_token());
        if (!session || session->subject != tx.caller().subject || tx.now() > session->refresh_expires) {
          return core::Refuse(common::v1::REASON_SESSION_ENDED);
        }
        TRY(CheckAlive(tx.sql(), *session, tx.now()));
        platform::TouchSession(tx.sql(), session->id, tx.now());
        v1::RefreshSessionResponse response;
        *response.mutable_session() = GiveTokens(tx, *session);
        return response;
      });
}

}  // namespace parcours::signin
