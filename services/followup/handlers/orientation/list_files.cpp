#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::followup {

core::Result<Work<v1::ListFilesResponse>> ListFiles(Call& call, const v1::ListFilesRequest& request) {
  const std::string list = "followup.files";
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::ListFilesResponse>(
      [list, page, citizen](platform::Transaction& tx) -> core::Result<v1::ListFilesResponse> {
        tx.Decide(Describe(rules::kOwnFile));
        auto found = citizen.empty() ? FilesOfStructure(tx.sql(), tx.caller().structure, page.after, page.size)
                                     : FilesOfPatient(tx.sql(), citizen, page.after, page.size);
        v1::ListFilesResponse response;
        const std::int64_t last = found.empty() ? 0 : found.back().position;
        response.set_next_page_token(platform::NextPageToken(page, found.size(), last, list));
        for (StoredFile& one : found) *response.add_files() = Outline(std::move(one.file));
        return response;
      });
}

}  // namespace parcours::followup
