#include "parcours/common/v1/reason.pb.h"
#include "services/platform/sandbox/sessions.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/professional_sessions.h"

namespace parcours::signin {

core::Result<Work<v1::SignOutResponse>> SignOut(Call& call, const v1::SignOutRequest& request) {
  const bool by_certificate = call.caller().kind == policy::v1::CALLER_KIND_ECPS;
  if (request.session_id().empty() && !by_certificate) {
    return core::Refuse(BadField("session_id", "is required: the certificate of a card is no session"));
  }
  return Work<v1::SignOutResponse>([&request](platform::Transaction& tx) -> core::Result<v1::SignOutResponse> {
    const std::string& id = request.session_id().empty() ? tx.caller().credential : request.session_id();
    const auto session = SessionById(tx.sql(), id);
    if (!session || session->subject != tx.caller().subject) return core::Refuse(common::v1::REASON_SESSION_ENDED);
    TRY(CheckAlive(tx.sql(), *session, tx.now()));
    TRY(platform::EndSession(tx.sql(), id));
    return v1::SignOutResponse();
  });
}

}  // namespace parcours::signin
