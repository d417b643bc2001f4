#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/directory/handlers/answers.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/rules/visibility.h"
#include "services/directory/store.h"

namespace parcours::directory {

core::Result<Work<v1::GetStructureResponse>> GetStructure(Call& call, const v1::GetStructureRequest& request) {
  if (request.finess().empty() == request.struct_id_nat().empty()) {
    return core::Refuse(BadField("struct_id_nat", "give one of finess and struct_id_nat"));
  }
  TRY(CheckStructIdNat(request.struct_id_nat(), "struct_id_nat"));
  const View view = ViewOf(call);
  return Work<v1::GetStructureResponse>(
      [&request, view](platform::Transaction& tx) -> core::Result<v1::GetStructureResponse> {
        auto found = FindStructure(
            tx.sql(), request.finess().empty() ? request.struct_id_nat() : core::StructIdNatOfFiness(request.finess()));
        if (!found) return core::Refuse(common::v1::REASON_NOT_FOUND, "structure");
        Restrict(*found, view);
        v1::GetStructureResponse response;
        *response.mutable_structure() = std::move(*found);
        return response;
      });
}

}  // namespace parcours::directory
