#include "core/matricule.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/rules/names.h"

namespace parcours::ins {
namespace {

core::Result<v1::CollectionMode> ModeOf(const v1::RegisterIdentityRequest& request) {
  const v1::CollectionMode mode = request.collection_mode();
  if (mode == v1::COLLECTION_MODE_UNSPECIFIED) return v1::COLLECTION_MODE_TYPED;
  if (mode == v1::COLLECTION_MODE_TYPED || mode == v1::COLLECTION_MODE_BAR_CODE) return mode;
  return core::Refuse(BadField("collection_mode", "is TYPED or BAR_CODE; the searches record the others"));
}

core::Result<void> CheckReceivedIns(platform::Transaction& tx, const common::v1::Ins& ins) {
  if (!core::KeyMatches(ins)) return core::Refuse(common::v1::REASON_KEY_WRONG);
  if (IdentityByMatricule(tx.sql(), OwnerOf(tx.caller()), ins.matricule())) {
    return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "a record of the structure has this matricule");
  }
  return {};
}

}  // namespace

core::Result<Work<v1::RegisterIdentityResponse>> RegisterIdentity(Call& call,
                                                                  const v1::RegisterIdentityRequest& request) {
  const common::v1::Traits traits = TRY(ToStrictTraits(request.traits(), "traits", call.now()));
  const v1::CollectionMode mode = TRY(ModeOf(request));
  return Work<v1::RegisterIdentityResponse>(
      [&request, traits, mode](platform::Transaction& tx) -> core::Result<v1::RegisterIdentityResponse> {
        if (request.has_received_ins()) TRY(CheckReceivedIns(tx, request.received_ins()));
        v1::RegisterIdentityResponse response;
        v1::Identity& identity = *response.mutable_identity();
        identity = NewIdentity(tx, traits, mode);
        identity.set_used_name(request.used_name());
        identity.set_used_given_name(request.used_given_name());
        if (request.has_received_ins()) *identity.mutable_ins() = request.received_ins();
        for (std::string& id : MarkNamesakes(tx, identity)) response.add_namesake_ids(std::move(id));
        Keep(tx, identity);
        return response;
      });
}

}  // namespace parcours::ins
