#include "services/ins/records.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/ins/rules/matching.h"

namespace parcours::ins {
namespace {

using platform::Transaction;

bool IsTheirs(const Person& person, const std::string& matricule) {
  return matricule == person.ins.matricule() ||
         std::any_of(person.history.begin(), person.history.end(),
                     [&](const common::v1::Ins& earlier) { return earlier.matricule() == matricule; });
}

// The structure's record that has the person's matricule, current or earlier.
std::optional<v1::Identity> RecordOf(Transaction& tx, const std::string& owner, const Person& person) {
  if (auto current = IdentityByMatricule(tx.sql(), owner, person.ins.matricule())) return current;
  for (const common::v1::Ins& earlier : person.history) {
    if (auto found = IdentityByMatricule(tx.sql(), owner, earlier.matricule())) return found;
  }
  return std::nullopt;
}

// The structure's only record without matricule whose traits are the person's; a record that says the birth place goes
// before one that does not.
std::optional<v1::Identity> RecordLike(Transaction& tx, const std::string& owner, const Person& person) {
  auto records = IdentitiesBorn(tx.sql(), owner, person.traits.birth_name(), person.traits.birth_date());
  std::erase_if(records, [&](const v1::Identity& record) {
    return record.has_ins() || IsUnreliable(record) || !Compare(record.traits(), person.traits).empty();
  });
  const auto says_place = [&](const v1::Identity& record) {
    return record.traits().birth_place() == person.traits.birth_place();
  };
  if (std::any_of(records.begin(), records.end(), says_place)) {
    std::erase_if(records, [&](const v1::Identity& record) { return !says_place(record); });
  }
  if (records.size() != 1) return std::nullopt;
  return std::move(records.front());
}

bool WasChecked(const v1::Identity& identity) {
  return identity.status() == v1::IDENTITY_STATUS_VALIDATED || identity.status() == v1::IDENTITY_STATUS_QUALIFIED;
}

bool WasRetrieved(const v1::Identity& identity) {
  return identity.status() == v1::IDENTITY_STATUS_RETRIEVED || identity.status() == v1::IDENTITY_STATUS_QUALIFIED;
}

// A record that only claims the person's matricule (it was received from elsewhere) although its traits are of somebody
// else.
bool ClaimsWrongly(const v1::Identity& holder, const Person& person) {
  return !WasRetrieved(holder) && !Compare(holder.traits(), person.traits).empty();
}

// The record to complete where the caller may have named one.
core::Result<std::optional<v1::Identity>> Choose(Transaction& tx, const Person& person,
                                                 std::optional<v1::Identity> named) {
  const std::string& owner = OwnerOf(tx.caller());
  auto holder = RecordOf(tx, owner, person);
  const bool is_named = holder && named && holder->id() == named->id();
  if (holder && !is_named && ClaimsWrongly(*holder, person)) {
    TRY(Advance(*holder, IdentityEvent::kVerifiedKo));
    Keep(tx, *holder);
    holder.reset();
  }
  if (!named) return holder ? holder : RecordLike(tx, owner, person);
  if (WasRetrieved(*named) && !IsTheirs(person, named->ins().matricule())) {
    return core::Refuse(common::v1::REASON_IDENTITY_OTHER_PERSON);
  }
  if (holder && !is_named) {
    return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "another record of the structure has this matricule");
  }
  return named;
}

void PutIns(v1::Identity& identity, const Person& person, core::Time now) {
  *identity.mutable_ins() = person.ins;
  *identity.mutable_ins_history() = {person.history.begin(), person.history.end()};
  *identity.mutable_retrieved() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(now.time_since_epoch().count());
}

}  // namespace

const std::string& OwnerOf(const platform::Caller& caller) {
  return caller.structure.empty() ? caller.subject : caller.structure;
}

core::Result<v1::Identity> FindOwn(Transaction& tx, const std::string& id) {
  auto found = FindIdentity(tx.sql(), OwnerOf(tx.caller()), id);
  if (!found) return core::Refuse(common::v1::REASON_NOT_FOUND, "identity");
  if (found->has_ins()) tx.Concern(found->ins().matricule());
  return std::move(*found);
}

core::Result<std::optional<v1::Identity>> RecordToComplete(Transaction& tx, const std::string& identity_id) {
  if (identity_id.empty()) return std::optional<v1::Identity>();
  v1::Identity identity = TRY(FindOwn(tx, identity_id));
  if (IsUnreliable(identity)) return core::Refuse(common::v1::REASON_IDENTITY_DOUBTFUL_OR_FICTITIOUS);
  return std::optional(std::move(identity));
}

core::Result<Completed> Complete(Transaction& tx, const Person& person, std::optional<v1::Identity> record,
                                 const Provenance& provenance) {
  tx.Decide(RuleOf(provenance.event));
  tx.Concern(person.ins.matricule());
  const auto chosen = TRY(Choose(tx, person, std::move(record)));
  Completed completed;
  if (chosen) {
    completed.identity = *chosen;
    completed.discrepancies = Compare(chosen->traits(), person.traits);
    const bool proven_anew = provenance.event == IdentityEvent::kReadFromApp;
    if (WasChecked(*chosen) && !completed.discrepancies.empty() && !proven_anew) {
      tx.Decide("a checked identity that INSi contradicts stays until somebody settles it (ours)");
      return completed;
    }
  } else {
    completed.identity = NewIdentity(tx, person.traits, provenance.mode);
    if (provenance.declared) completed.discrepancies = Compare(*provenance.declared, person.traits);
  }
  v1::Identity& identity = completed.identity;
  TRY(Advance(identity, provenance.event));
  const bool other_traits = !chosen || !LookAlike(identity.traits(), person.traits);
  *identity.mutable_traits() = person.traits;
  identity.set_collection_mode(provenance.mode);
  PutIns(identity, person, tx.now());
  if (other_traits) MarkNamesakes(tx, identity);
  Keep(tx, identity);
  return completed;
}

v1::Identity NewIdentity(Transaction& tx, const common::v1::Traits& traits, v1::CollectionMode mode) {
  v1::Identity identity;
  identity.set_id(tx.NextId("identity"));
  identity.set_structure(OwnerOf(tx.caller()));
  *identity.mutable_traits() = traits;
  identity.set_status(v1::IDENTITY_STATUS_PROVISIONAL);
  identity.set_collection_mode(mode);
  *identity.mutable_created() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(tx.now().time_since_epoch().count());
  return identity;
}

void Keep(Transaction& tx, v1::Identity& identity) {
  const bool is_new = identity.revision() == 0;
  identity.set_revision(identity.revision() + 1);
  if (is_new) {
    InsertIdentity(tx.sql(), identity);
  } else {
    UpdateIdentity(tx.sql(), identity);
  }
}

std::vector<std::string> MarkNamesakes(Transaction& tx, v1::Identity& identity) {
  std::vector<std::string> ids;
  const auto mark = [](v1::Identity& alike) {
    if (HasAttribute(alike, v1::IDENTITY_ATTRIBUTE_HOMONYM)) return false;
    if (HasAttribute(alike, v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED)) return false;
    AddAttribute(alike, v1::IDENTITY_ATTRIBUTE_HOMONYM_DETECTED);
    return true;
  };
  const common::v1::Traits& traits = identity.traits();
  for (v1::Identity& other : IdentitiesBorn(tx.sql(), identity.structure(), traits.birth_name(), traits.birth_date())) {
    if (other.id() == identity.id() || !LookAlike(other.traits(), traits)) continue;
    ids.push_back(other.id());
    if (mark(other)) Keep(tx, other);
  }
  if (!ids.empty()) mark(identity);
  return ids;
}

}  // namespace parcours::ins
