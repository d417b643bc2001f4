#include "parcours/common/v1/reason.pb.h"
#include "services/directory/handlers/answers.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/rules/visibility.h"
#include "services/directory/store.h"

namespace parcours::directory {

core::Result<Work<v1::GetProfessionalResponse>> GetProfessional(Call& call, const v1::GetProfessionalRequest& request) {
  TRY(CheckPsIdNat(request.ps_id_nat(), "ps_id_nat"));
  const View view = ViewOf(call);
  return Work<v1::GetProfessionalResponse>(
      [&request, view](platform::Transaction& tx) -> core::Result<v1::GetProfessionalResponse> {
        auto found = FindProfessional(tx.sql(), request.ps_id_nat());
        const bool hidden = found && view == View::kPublic && found->rpps().empty();
        if (!found || hidden) return core::Refuse(common::v1::REASON_NOT_FOUND, "professional");
        Restrict(*found, view);
        v1::GetProfessionalResponse response;
        *response.mutable_professional() = std::move(*found);
        return response;
      });
}

}  // namespace parcours::directory
