#include <google/protobuf/util/time_util.h>

#include "services/dmp/handlers/handlers.h"
#include "services/dmp/standing.h"
#include "services/platform/pipeline/paging.h"

namespace parcours::dmp {

core::Result<Work<v1::ListBlockedProfessionalsResponse>> ListBlockedProfessionals(
    Call& call, const v1::ListBlockedProfessionalsRequest& request) {
  const std::string list = "dmp.blocked/" + request.patient().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::ListBlockedProfessionalsResponse>(
      [&request, list, page, who](platform::Transaction& tx) -> core::Result<v1::ListBlockedProfessionalsResponse> {
        const Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpen(tx, standing));
        const auto blocks = BlocksOf(tx.sql(), standing.record.position, page.after, page.size);
        v1::ListBlockedProfessionalsResponse response;
        if (!blocks.empty())
          response.set_next_page_token(platform::NextPageToken(page, blocks.size(), blocks.back().position, list));
        for (const Block& block : blocks) {
          v1::BlockedProfessional& shown = *response.add_professionals();
          shown.set_professional(block.professional);
          shown.set_name(NameOf(tx.sql(), block.professional));
          *shown.mutable_since() =
              google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(block.since.time_since_epoch().count());
        }
        return response;
      });
}

}  // namespace parcours::dmp
