#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/datamatrix.h"

namespace parcours::ins {

core::Result<Work<v1::ReadDatamatrixResponse>> ReadDatamatrix(Call&, const v1::ReadDatamatrixRequest& request) {
  const Datamatrix read = TRY(ParseDatamatrix(request.content()));
  return Work<v1::ReadDatamatrixResponse>([read](platform::Transaction&) -> core::Result<v1::ReadDatamatrixResponse> {
    v1::ReadDatamatrixResponse response;
    *response.mutable_ins() = read.ins;
    *response.mutable_traits() = read.traits;
    for (const v1::DatamatrixFinding finding : Inspect(read)) response.add_findings(finding);
    return response;
  });
}

}  // namespace parcours::ins
