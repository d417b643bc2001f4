#include "services/signin/mail.h"

#include <google/protobuf/util/time_util.h>

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/signin/rules/credentials.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {

using google::protobuf::util::TimeUtil;

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time FromTimestamp(const google::protobuf::Timestamp& time) {
  return core::Time{core::Duration{TimeUtil::TimestampToMicroseconds(time)}};
}

v1::Message Send(platform::Transaction& tx, const std::string& owner, v1::Message message, v1::MessageChannel channel,
                 std::optional<core::Time> expires, const std::string& flow) {
  message.set_id(tx.NextId("msg"));
  message.set_channel(channel);
  *message.mutable_sent() = ToTimestamp(tx.now());
  if (expires) *message.mutable_expires() = ToTimestamp(*expires);
  if (message.kind() == v1::MESSAGE_KIND_APPROVAL) message.set_approval(v1::APPROVAL_STATE_PENDING);
  InsertMessage(tx.sql(), {.position = 0, .owner = owner, .flow = flow, .message = message});
  return message;
}

core::Result<CodeRoute> RouteOf(const Person& person, v1::CodeChannel wanted) {
  const bool by_mobile =
      wanted == v1::CODE_CHANNEL_MOBILE || (wanted == v1::CODE_CHANNEL_UNSPECIFIED && !person.account_mobile.empty());
  const std::string& address = by_mobile ? person.account_mobile : person.account_email;
  if (address.empty()) {
    return core::Refuse({.reason = common::v1::REASON_INVALID_ARGUMENT,
                         .detail = "the account has no such address",
                         .violations = {{"channel", "the account has no such address"}}});
  }
  if (by_mobile) return CodeRoute{.channel = v1::MESSAGE_CHANNEL_SMS, .shown = MaskMobile(address)};
  return CodeRoute{.channel = v1::MESSAGE_CHANNEL_EMAIL, .shown = MaskEmail(address)};
}

void SendLetter(platform::Transaction& tx, Person& person, const std::string& code) {
  person.provisional_code = code;
  person.provisional_expires = tx.now() + kProvisionalCode;
  person.provisional_tries = {};
  Send(tx, person.handle, ProvisionalCodeText(code), v1::MESSAGE_CHANNEL_LETTER, person.provisional_expires);
}

}  // namespace parcours::signin
