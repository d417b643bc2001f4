#include "services/signin/handlers/handlers.h"
#include "services/signin/professional_sessions.h"
#include "services/signin/rules/user_info.h"

namespace parcours::signin {

core::Result<Work<v1::SignInWithCardResponse>> SignInWithCard(Call& call, const v1::SignInWithCardRequest& request) {
  const auto professional = TRY(AskDirectory(call, call.caller().subject));
  const auto exercise = TRY(ChooseExercise(professional, request.exercise_id()));
  const v1::UserInfo info = UserInfoOf(professional, exercise);
  return Work<v1::SignInWithCardResponse>([&request, info, exercise_id = exercise.id()](
                                              platform::Transaction& tx) -> core::Result<v1::SignInWithCardResponse> {
    v1::SignInWithCardResponse response;
    *response.mutable_session() = OpenProfessionalSession(tx, tx.caller().subject, exercise_id, tx.caller().credential);
    *response.mutable_id_token() = IdTokenOf(info, request.nonce(), kMeansCard);
    *response.mutable_user_info() = info;
    return response;
  });
}

}  // namespace parcours::signin
