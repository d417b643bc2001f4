#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListContactsResponse>> ListContacts(Call& call, const v1::ListContactsRequest& request) {
  const std::string list = "portal.contacts/" + request.holder().matricule();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kRead, v1::DATA_SCOPE_PROFILE));
  return Work<v1::ListContactsResponse>([standing, list,
                                         page](platform::Transaction& tx) -> core::Result<v1::ListContactsResponse> {
    TRY(Confirm(tx, standing));
    v1::ListContactsResponse response;
    const ItemFilter filter{.space = standing.holder.matricule(), .kind = ItemKind::kContact};
    response.set_next_page_token(FillPage(
        tx.sql(), filter, page, list, [&](const Item& item) { *response.add_contacts() = item.As<v1::Contact>(); }));
    return response;
  });
}

}  // namespace parcours::portal
