#include "parcours/common/v1/reason.pb.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/professional_sessions.h"
#include "services/signin/rules/user_info.h"

namespace parcours::signin {

core::Result<Work<v1::GetUserInfoResponse>> GetUserInfo(Call& call, const v1::GetUserInfoRequest& request) {
  Session session;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    const auto found = SessionByAccessToken(tx, request.access_token());
    if (!found || found->subject != call.caller().subject || call.now() > found->access_expires) {
      return core::Refuse(common::v1::REASON_SESSION_ENDED, "access token");
    }
    session = *found;
    return CheckAlive(tx, session, call.now());
  }));
  const auto professional = TRY(AskDirectory(call, session.subject));
  const auto exercise = TRY(ChooseExercise(professional, session.exercise));
  v1::GetUserInfoResponse response;
  *response.mutable_user_info() = UserInfoOf(professional, exercise);
  return Work<v1::GetUserInfoResponse>(
      [response](platform::Transaction&) -> core::Result<v1::GetUserInfoResponse> { return response; });
}

}  // namespace parcours::signin
