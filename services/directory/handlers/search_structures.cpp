#include "services/directory/handlers/answers.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/rules/visibility.h"
#include "services/directory/store.h"

namespace parcours::directory {

core::Result<Work<v1::SearchStructuresResponse>> SearchStructures(Call& call,
                                                                  const v1::SearchStructuresRequest& request) {
  TRY(CheckWords(request.name(), "name"));
  TRY(CheckWords(request.town(), "town"));
  const std::string list = ListOf(request);
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const View view = ViewOf(call);
  return Work<v1::SearchStructuresResponse>(
      [&request, page, list, view](platform::Transaction& tx) -> core::Result<v1::SearchStructuresResponse> {
        auto listed = ListStructures(tx.sql(), request, page);
        v1::SearchStructuresResponse response;
        if (!listed.empty()) {
          response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
        }
        for (auto& one : listed) {
          Restrict(one.value, view);
          *response.add_structures() = std::move(one.value);
        }
        return response;
      });
}

}  // namespace parcours::directory
