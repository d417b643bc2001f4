#include <algorithm>

#include "services/platform/pipeline/paging.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/professional_sessions.h"
#include "services/signin/rules/user_info.h"

namespace parcours::signin {

core::Result<Work<v1::ListExercisesResponse>> ListExercises(Call& call, const v1::ListExercisesRequest& request) {
  const std::string list = "signin.exercises/" + call.caller().subject;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const auto professional = TRY(AskDirectory(call, call.caller().subject));
  v1::ListExercisesResponse response;
  const std::int64_t end = std::min<std::int64_t>(professional.exercises_size(), page.after + page.size);
  for (std::int64_t i = page.after; i < end; ++i) {
    *response.add_exercises() = ChoiceOf(professional, professional.exercises(static_cast<int>(i)));
  }
  const auto given = static_cast<std::size_t>(response.exercises_size());
  response.set_next_page_token(platform::NextPageToken(page, given, end, list));
  return Work<v1::ListExercisesResponse>(
      [response](platform::Transaction&) -> core::Result<v1::ListExercisesResponse> { return response; });
}

}  // namespace parcours::signin
