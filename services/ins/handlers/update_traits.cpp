#include <google/protobuf/util/message_differencer.h>

#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/names.h"

namespace parcours::ins {
namespace {

core::Result<void> ChangeStrictTraits(platform::Transaction& tx, v1::Identity& identity,
                                      const common::v1::Traits& traits) {
  if (google::protobuf::util::MessageDifferencer::Equals(identity.traits(), traits)) return {};
  TRY(Advance(identity, IdentityEvent::kTraitsChanged));
  tx.Decide(RuleOf(IdentityEvent::kTraitsChanged));
  *identity.mutable_traits() = traits;
  identity.set_collection_mode(v1::COLLECTION_MODE_TYPED);
  MarkNamesakes(tx, identity);
  return {};
}

}  // namespace

core::Result<Work<v1::UpdateTraitsResponse>> UpdateTraits(Call& call, const v1::UpdateTraitsRequest& request) {
  if (!request.has_traits() && !request.has_used_name() && !request.has_used_given_name()) {
    return core::Refuse(BadField("traits", "nothing is to be changed"));
  }
  std::optional<common::v1::Traits> traits;
  if (request.has_traits()) traits = TRY(ToStrictTraits(request.traits(), "traits", call.now()));
  return Work<v1::UpdateTraitsResponse>(
      [&request, traits](platform::Transaction& tx) -> core::Result<v1::UpdateTraitsResponse> {
        v1::UpdateTraitsResponse response;
        v1::Identity& identity = *response.mutable_identity();
        identity = TRY(FindOwn(tx, request.identity_id()));
        if (request.expected_revision() != 0 && request.expected_revision() != identity.revision()) {
          return core::Refuse(common::v1::REASON_CONFLICT, "the record has another revision");
        }
        if (traits) TRY(ChangeStrictTraits(tx, identity, *traits));
        if (request.has_used_name()) identity.set_used_name(request.used_name());
        if (request.has_used_given_name()) identity.set_used_given_name(request.used_given_name());
        Keep(tx, identity);
        return response;
      });
}

}  // namespace parcours::ins
