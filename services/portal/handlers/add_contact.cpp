#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {

core::Result<Work<v1::AddContactResponse>> AddContact(Call& call, const v1::AddContactRequest& request) {
  const Standing standing = TRY(Enter(call, request.holder(), Act::kOwn));
  return Work<v1::AddContactResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::AddContactResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        const std::string code = std::to_string(request.kind());
        if (request.kind() == v1::CONTACT_KIND_TRUSTED && LatestItem(tx.sql(), space, ItemKind::kContact, code)) {
          return core::Refuse(Refused(common::v1::REASON_TRUSTED_PERSON_EXISTS, rules::kTrusted));
        }
        v1::AddContactResponse response;
        v1::Contact& contact = *response.mutable_contact();
        contact.set_id(tx.NextId("ctc"));
        contact.set_kind(request.kind());
        contact.set_name(request.name());
        contact.set_phone(request.phone());
        contact.set_relationship(request.relationship());
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kContact,
                              .id = contact.id(),
                              .code = code,
                              .time = tx.now(),
                              .bytes = contact.SerializeAsString()});
        return response;
      });
}

}  // namespace parcours::portal
