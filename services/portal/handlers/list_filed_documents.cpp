#include "services/portal/handlers/handlers.h"
#include "services/portal/handlers/list.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::ListFiledDocumentsResponse>> ListFiledDocuments(Call& call,
                                                                      const v1::ListFiledDocumentsRequest& request) {
  const std::string list = "portal.filed/" + request.holder().matricule() + "/" + request.folder_id();
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  return Work<v1::ListFiledDocumentsResponse>(
      [&request, standing, list, page](platform::Transaction& tx) -> core::Result<v1::ListFiledDocumentsResponse> {
        TRY(Confirm(tx, standing));
        v1::ListFiledDocumentsResponse response;
        const ItemFilter filter{.space = standing.holder.matricule(),
                                .kind = ItemKind::kFiled,
                                .parent = request.folder_id(),
                                .order = Order::kNewestFirst};
        response.set_next_page_token(FillPage(tx.sql(), filter, page, list, [&](const Item& item) {
          *response.add_documents() = item.As<v1::FiledDocument>();
        }));
        return response;
      });
}

}  // namespace parcours::portal
