#include "core/names.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/rules/mailboxes.h"
#include "services/messaging/rules/rule.h"
#include "services/messaging/store.h"

namespace parcours::messaging {

core::Result<Work<v1::SearchMailboxesResponse>> SearchMailboxes(Call&, const v1::SearchMailboxesRequest& request) {
  const Criteria criteria{.address_part = NormalAddress(request.address_contains()),
                          .address = NormalAddress(request.address()),
                          .name_part = core::ForLookup(request.name())};
  if (criteria.address_part.empty() && criteria.address.empty() && criteria.name_part.empty()) {
    return core::Refuse(core::Refusal{
        .reason = common::v1::REASON_INVALID_ARGUMENT,
        .detail = "nothing to look for",
        .violations = {{.field = "name", .description = "is needed, or a part of the address, or the address"}}});
  }
  const std::string list =
      "messaging.directory/" + criteria.address_part + "/" + criteria.address + "/" + criteria.name_part;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::SearchMailboxesResponse>(
      [criteria, list, page](platform::Transaction& tx) -> core::Result<v1::SearchMailboxesResponse> {
        auto listed = FindInDirectory(tx.sql(), criteria, page);
        tx.Decide(Describe(rules::kRedList));
        v1::SearchMailboxesResponse response;
        const std::int64_t last = listed.empty() ? 0 : listed.back().position;
        response.set_next_page_token(platform::NextPageToken(page, listed.size(), last, list));
        for (ListedMailbox& one : listed) *response.add_mailboxes() = std::move(one.mailbox);
        return response;
      });
}

}  // namespace parcours::messaging
