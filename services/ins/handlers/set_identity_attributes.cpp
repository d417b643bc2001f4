#include "services/ins/handlers/answers.h"
#include "services/ins/handlers/handlers.h"

namespace parcours::ins {
namespace {

core::Result<void> CheckAttributes(const v1::SetIdentityAttributesRequest& request) {
  v1::Identity wanted;
  for (int i = 0; i < request.attributes_size(); ++i) {
    const v1::IdentityAttribute attribute = request.attributes(i);
    if (attribute == v1::IDENTITY_ATTRIBUTE_UNSPECIFIED || !v1::IdentityAttribute_IsValid(attribute)) {
      return core::Refuse(BadField("attributes[" + std::to_string(i) + "]", "is no attribute"));
    }
    AddAttribute(wanted, attribute);
  }
  if (HasAttribute(wanted, v1::IDENTITY_ATTRIBUTE_HOMONYM) &&
      HasAttribute(wanted, v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED)) {
    return core::Refuse(BadField("attributes", "HOMONYM_DETECTED becomes HOMONYM, they do not stand together"));
  }
  return {};
}

}  // namespace

core::Result<Work<v1::SetIdentityAttributesResponse>> SetIdentityAttributes(
    Call&, const v1::SetIdentityAttributesRequest& request) {
  TRY(CheckAttributes(request));
  return Work<v1::SetIdentityAttributesResponse>(
      [&request](platform::Transaction& tx) -> core::Result<v1::SetIdentityAttributesResponse> {
        v1::SetIdentityAttributesResponse response;
        v1::Identity& identity = *response.mutable_identity();
        identity = TRY(FindOwn(tx, request.identity_id()));
        identity.clear_attributes();
        for (const int attribute : request.attributes())
          AddAttribute(identity, static_cast<v1::IdentityAttribute>(attribute));
        if (IsUnreliable(identity)) {
          TRY(Advance(identity, IdentityEvent::kDeclaredUnreliable));
          tx.Decide(RuleOf(IdentityEvent::kDeclaredUnreliable));
        }
        Keep(tx, identity);
        return response;
      });
}

}  // namespace parcours::ins
