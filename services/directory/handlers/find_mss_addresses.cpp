#include "services/directory/handlers/answers.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/store.h"

namespace parcours::directory {

core::Result<Work<v1::FindMssAddressesResponse>> FindMssAddresses(Call&, const v1::FindMssAddressesRequest& request) {
  TRY(CheckPsIdNat(request.ps_id_nat(), "ps_id_nat"));
  TRY(CheckStructIdNat(request.struct_id_nat(), "struct_id_nat"));
  TRY(CheckWords(request.name(), "name"));
  TRY(CheckWords(request.town(), "town"));
  const bool any = !request.ps_id_nat().empty() || !request.struct_id_nat().empty() || !request.name().empty() ||
                   !request.town().empty();
  if (!any) return core::Refuse(BadField("name", "give at least one criterion"));
  const std::string list = ListOf(request);
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::FindMssAddressesResponse>(
      [&request, page, list](platform::Transaction& tx) -> core::Result<v1::FindMssAddressesResponse> {
        auto listed = ListMssAddresses(tx.sql(), request, page);
        v1::FindMssAddressesResponse response;
        if (!listed.empty()) {
          response.set_next_page_token(platform::NextPageToken(page, listed.size(), listed.back().position, list));
        }
        for (auto& one : listed) *response.add_addresses() = std::move(one.value);
        return response;
      });
}

}  // namespace parcours::directory
