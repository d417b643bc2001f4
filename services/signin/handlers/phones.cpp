#include "services/signin/handlers/phones.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/signin/mail.h"

namespace parcours::signin {
namespace {

// The latest request for approval that waits.
core::Result<StoredMessage> Waiting(platform::Transaction& tx, const std::string& owner) {
  constexpr platform::Page kAll{.size = 500, .after = 0};
  for (StoredMessage& stored : ListMessagesOf(tx.sql(), owner, v1::MESSAGE_KIND_APPROVAL, Unread::kAll, kAll)) {
    if (Shown(stored.message, tx.now()).approval() == v1::APPROVAL_STATE_PENDING) return std::move(stored);
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "no request waits for approval");
}

}  // namespace

core::Result<std::string> OwnerOf(platform::Transaction& tx, const std::string& handle) {
  const platform::Caller& caller = tx.caller();
  std::string own = handle;
  if (caller.kind == policy::v1::CALLER_KIND_CITIZEN) {
    own = TRY(CitizenOf(tx.sql(), caller)).handle;
  } else if (caller.kind == policy::v1::CALLER_KIND_ECPS) {
    own = FindProfessional(tx.sql(), caller.subject).value_or(Professional()).handle;
  }
  const bool another = !handle.empty() && handle != own;
  if (another || !HasPhone(tx.sql(), own)) return core::Refuse(common::v1::REASON_NOT_FOUND, "phone");
  return own;
}

core::Result<StoredMessage> MessageOf(platform::Transaction& tx, const std::string& owner, const std::string& id) {
  auto stored = FindMessage(tx.sql(), owner, id);
  if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "message");
  return std::move(*stored);
}

v1::Message Shown(v1::Message message, core::Time now) {
  if (message.approval() == v1::APPROVAL_STATE_PENDING && now > FromTimestamp(message.expires())) {
    message.set_approval(v1::APPROVAL_STATE_EXPIRED);
  }
  return message;
}

core::Result<v1::Message> Answer(platform::Transaction& tx, const std::string& handle, const std::string& message_id,
                                 v1::ApprovalState answer) {
  const std::string owner = TRY(OwnerOf(tx, handle));
  StoredMessage stored = message_id.empty() ? TRY(Waiting(tx, owner)) : TRY(MessageOf(tx, owner, message_id));
  if (stored.message.kind() != v1::MESSAGE_KIND_APPROVAL) return core::Refuse(common::v1::REASON_NOT_FOUND, "request");
  if (stored.message.approval() != v1::APPROVAL_STATE_PENDING) {
    return core::Refuse(common::v1::REASON_CONFLICT, "answered before");
  }
  Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kEcps, stored.flow, tx.now()));
  flow.state = answer == v1::APPROVAL_STATE_APPROVED ? FlowState::kReady : FlowState::kDenied;
  PutFlow(tx.sql(), flow);
  stored.message.set_approval(answer);
  stored.message.set_read(true);
  UpdateMessage(tx.sql(), stored);
  return stored.message;
}

}  // namespace parcours::signin
