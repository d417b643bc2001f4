#include "services/messaging/handlers/handlers.h"
#include "services/messaging/rules/rule.h"
#include "services/messaging/store.h"

namespace parcours::messaging {

core::Result<Work<v1::ListMailboxesResponse>> ListMailboxes(Call& call, const v1::ListMailboxesRequest& request) {
  const std::string list = "messaging.mailboxes/" + call.caller().subject + "/" + call.caller().structure;
  const platform::Page page = TRY(platform::ReadPage(request.page_size(), request.page_token(), list));
  return Work<v1::ListMailboxesResponse>(
      [list, page](platform::Transaction& tx) -> core::Result<v1::ListMailboxesResponse> {
        const platform::Caller& caller = tx.caller();
        const bool software = caller.kind == policy::v1::CALLER_KIND_STRUCTURE;
        auto listed = software ? MailboxesOfSoftware(tx.sql(), caller.structure, page)
                               : MailboxesOfPerson(tx.sql(), caller.subject, caller.structure, page);
        tx.Decide(Describe(software ? rules::kApplicative : rules::kPersonal));
        v1::ListMailboxesResponse response;
        const std::int64_t last = listed.empty() ? 0 : listed.back().position;
        response.set_next_page_token(platform::NextPageToken(page, listed.size(), last, list));
        for (ListedMailbox& one : listed) *response.add_mailboxes() = std::move(one.mailbox);
        return response;
      });
}

}  // namespace parcours::messaging
