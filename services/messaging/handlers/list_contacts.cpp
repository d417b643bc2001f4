#include "services/messaging/exchanges.h"
#include "services/messaging/handlers/handlers.h"
#include "services/messaging/handlers/patients.h"
#include "services/messaging/rules/mailboxes.h"

namespace parcours::messaging {

core::Result<Work<v1::ListContactsResponse>> ListContacts(Call& call, const v1::ListContactsRequest& request) {
  const std::string citizen = AddressOf(TRY(CitizenOf(call)));
  const std::string list = "messaging.contacts/" + citizen;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListContactsResponse>(
      [citizen, list, page](platform::Transaction& tx) -> core::Result<v1::ListContactsResponse> {
        const auto listed = ContactsOf(tx.sql(), citizen, page);
        tx.Decide(Describe(rules::kOwn));
        v1::ListContactsResponse response;
        const std::int64_t last = listed.empty() ? 0 : listed.back().position;
        response.set_next_page_token(platform::NextPageToken(page, listed.size(), last, list));
        for (const StoredContact& one : listed) *response.add_contacts() = ShownContact(one);
        return response;
      });
}

}  // namespace parcours::messaging
