#include "services/messaging/seed.h"

#include <map>

#include "core/identifiers.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/messaging/rules/mailboxes.h"
#include "services/messaging/store.h"

namespace parcours::messaging {
namespace {

using Structures = std::map<std::string, const sandbox::v1::Structure*, std::less<>>;  // by handle

core::Result<void> Add(platform::Transaction& tx, const std::string& address, v1::Mailbox mailbox) {
  if (address.empty()) return {};
  mailbox.set_address(NormalAddress(address));
  if (FindMailbox(tx.sql(), mailbox.address())) {
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_INVALID_ARGUMENT,
                                      .detail = "two mailboxes have one address",
                                      .violations = {{.field = "mss_address", .description = "is another's"}}});
  }
  InsertMailbox(tx.sql(), mailbox);
  PutTrustedDomain(tx.sql(), DomainOf(address));
  return {};
}

// "Dr Claire Lenoir".
std::string NameOf(const sandbox::v1::Professional& one) {
  std::string title;
  if (one.title() == "DR") title = "Dr ";
  if (one.title() == "PR") title = "Pr ";
  return title + one.given_name() + " " + one.family_name();
}

core::Result<void> AddPersonal(platform::Transaction& tx, const sandbox::v1::Professional& one,
                               const Structures& structures) {
  for (const sandbox::v1::Exercise& exercise : one.exercises()) {
    v1::Mailbox mailbox;
    mailbox.set_kind(v1::MAILBOX_KIND_PERSONAL);
    mailbox.set_ps_id_nat(core::PsIdNatOfRpps(one.rpps()));
    mailbox.set_holder(NameOf(one));
    mailbox.set_red_list(exercise.mss_red_list());
    if (const auto found = structures.find(exercise.structure()); found != structures.end()) {
      mailbox.set_struct_id_nat(core::StructIdNatOfFiness(found->second->finess()));
      mailbox.set_holder(mailbox.holder() + ", " + found->second->name());
    }
    TRY(Add(tx, exercise.mss_address(), std::move(mailbox)));
  }
  return {};
}

core::Result<void> AddOfStructures(platform::Transaction& tx, const sandbox::v1::Cast& cast, v1::MailboxKind kind) {
  for (const sandbox::v1::Structure& one : cast.structures()) {
    const bool software = kind == v1::MAILBOX_KIND_APPLICATIVE;
    v1::Mailbox mailbox;
    mailbox.set_kind(kind);
    mailbox.set_struct_id_nat(core::StructIdNatOfFiness(one.finess()));
    mailbox.set_holder(software ? one.name() + ", logiciel" : one.name());
    TRY(Add(tx, software ? one.mss_applicative_address() : one.mss_address(), std::move(mailbox)));
  }
  return {};
}

}  // namespace

core::Result<void> SeedMailboxes(platform::Transaction& tx, const sandbox::v1::Cast& cast) {
  Structures structures;
  for (const sandbox::v1::Structure& one : cast.structures()) structures.emplace(one.handle(), &one);
  for (const sandbox::v1::Professional& one : cast.professionals()) TRY(AddPersonal(tx, one, structures));
  TRY(AddOfStructures(tx, cast, v1::MAILBOX_KIND_ORGANISATIONAL));
  TRY(AddOfStructures(tx, cast, v1::MAILBOX_KIND_APPLICATIVE));
  PutTrustedDomain(tx.sql(), std::string(kPatientDomain));
  return {};
}

}  // namespace parcours::messaging
