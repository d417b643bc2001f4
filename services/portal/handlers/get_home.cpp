#include "parcours/dmp/v1/dmp.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

constexpr std::int64_t kMostEvents = 5;
constexpr std::uint32_t kMostDocuments = 10;
constexpr std::uint32_t kMostNotifications = 500;
constexpr core::Duration kNewFor = std::chrono::hours(24 * 30);

core::Result<void> AddDocuments(Call& call, const v1::GetHomeRequest& request, v1::GetHomeResponse& home) {
  dmp::v1::SearchDocumentsRequest question;
  *question.mutable_patient() = request.holder();
  *question.mutable_created_from() = request.has_since() ? request.since() : ToTimestamp(call.now() - kNewFor);
  question.set_page_size(kMostDocuments);
  const auto found =
      TRY(call.Ask<dmp::v1::SearchDocumentsResponse>("parcours.dmp.v1.DmpService/SearchDocuments", question));
  for (const dmp::v1::Document& one : found.documents()) {
    v1::NewDocument& document = *home.add_new_documents();
    document.set_document_id(one.id());
    document.set_title(one.metadata().title());
    *document.mutable_created() = one.metadata().created();
  }
  return {};
}

// On the caller's own phone, which is where every service of the chain notifies.
core::Result<std::uint32_t> UnreadOn(Call& call) {
  signin::v1::ListMessagesRequest question;
  question.set_kind(signin::v1::MESSAGE_KIND_NOTIFICATION);
  question.set_unread_only(true);
  question.set_page_size(kMostNotifications);
  const auto listed =
      TRY(call.Ask<signin::v1::ListMessagesResponse>("parcours.signin.v1.PhoneService/ListMessages", question));
  return static_cast<std::uint32_t>(listed.messages_size());
}

}  // namespace

core::Result<Work<v1::GetHomeResponse>> GetHome(Call& call, const v1::GetHomeRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kRead));
  v1::GetHomeResponse home;
  TRY(AddDocuments(call, request, home));
  home.set_unread_notifications(TRY(UnreadOn(call)));
  return Work<v1::GetHomeResponse>([standing, home](platform::Transaction& tx) -> core::Result<v1::GetHomeResponse> {
    TRY(Confirm(tx, standing));
    v1::GetHomeResponse response = home;
    constexpr std::int64_t kAll = 1'000'000;
    const std::string& me = standing.citizen.matricule();
    for (const StoredDelegation& one : DelegationsOf(tx.sql(), me, 0, kAll)) {
      const bool waits = StateAt(one.delegation, tx.now()) == v1::DELEGATION_STATE_PENDING;
      if (waits && one.answerer == me) *response.add_invitations() = one.delegation;
    }
    const ItemFilter next{.space = standing.holder.matricule(), .kind = ItemKind::kEvent, .from = tx.now()};
    for (const Item& item : ItemsOf(tx.sql(), next, 0, kMostEvents)) *response.add_next_events() = item.As<v1::Event>();
    return response;
  });
}

}  // namespace parcours::portal
