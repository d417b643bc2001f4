#include "services/emergency/files.h"
#include "services/emergency/handlers/handlers.h"
#include "services/emergency/store.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::emergency {

core::Result<Work<v1::ListFilesResponse>> ListFiles(Call& call, const v1::ListFilesRequest& request) {
  const std::string list = "emergency.files/" + call.caller().structure;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListFilesResponse>([list, page](platform::Transaction& tx) -> core::Result<v1::ListFilesResponse> {
    auto listed = FilesOf(tx.sql(), tx.caller().structure, page.after, page.size);
    tx.Decide(Allow(rules::kParty).Describe());
    v1::ListFilesResponse response;
    if (!listed.empty()) {
      response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
    }
    for (ListedFile& one : listed) {
      Age(one.file, tx.now());
      *response.add_files() = ShownTo(std::move(one.file), tx.caller().structure);
    }
    return response;
  });
}

}  // namespace parcours::emergency
