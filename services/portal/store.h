// All SQL of Mon espace santé: spaces, delegations, and what a space holds.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/portal/v1/people.pb.h"
#include "services/platform/store/store.h"

namespace parcours::portal {

platform::Schema PortalSchema();

// A person of the cast and their space, activated or not.
struct Space {
  std::string id;
  common::v1::Ins holder;
  std::string birth_name;
  std::string given_name;
  std::string birth_date;
  std::string name;  // in daily life
  std::optional<core::Time> activated;
  std::optional<core::Time> deletion_asked;
  v1::Wishes wishes;
};
void InsertSpace(platform::WriteTransaction& tx, const Space& space);
void UpdateSpace(platform::WriteTransaction& tx, const Space& space);  // from `activated` on
std::optional<Space> SpaceOf(platform::ReadTransaction& tx, const std::string& matricule);
std::optional<Space> SpaceById(platform::ReadTransaction& tx, const std::string& id);
// Activated ones, at most ten.
std::vector<Space> SpacesNamed(platform::ReadTransaction& tx, const std::string& birth_name,
                               const std::string& given_name, const std::string& birth_date);

void InsertRepresentative(platform::WriteTransaction& tx, const std::string& child, const std::string& parent);
bool Represents(platform::ReadTransaction& tx, const std::string& child, const std::string& parent);

// Matricules beside the delegation.
struct StoredDelegation {
  std::int64_t position = 0;  // given by InsertDelegation
  std::string holder;
  std::string delegate;
  std::string answerer;
  v1::Delegation delegation;  // its state as kept: see StateAt
};
void InsertDelegation(platform::WriteTransaction& tx, const StoredDelegation& stored);
void UpdateDelegation(platform::WriteTransaction& tx, const StoredDelegation& stored);  // the delegation only
std::optional<StoredDelegation> FindDelegation(platform::ReadTransaction& tx, const std::string& id);
// All in which somebody has a part, newest first, before that position (0: from the start).
std::vector<StoredDelegation> DelegationsOf(platform::ReadTransaction& tx, const std::string& matricule,
                                            std::int64_t before, std::int64_t most);
// Those by which somebody may act in that space, or one day might have.
std::vector<StoredDelegation> DelegationsTo(platform::ReadTransaction& tx, const std::string& holder);

// What a space holds. The numbers are kept.
enum class ItemKind {
  kFolder = 1,       // v1::Folder
  kFiled = 2,        // v1::FiledDocument; code: its id in the DMP, parent: the folder
  kEntry = 3,        // v1::ProfileEntry; code: the number of its kind
  kMeasure = 4,      // v1::Measure; code: the measure's
  kTarget = 5,       // v1::MeasureTarget; code: the measure's
  kContact = 6,      // v1::Contact; code: the number of its kind
  kEvent = 7,        // v1::Event; code: the number of its kind
  kExamination = 8,  // v1::Examination; code: the examination's
  kConsent = 9,      // v1::ListedService; code: the service's
  kActivity = 10,    // v1::Activity
};

struct Item {
  std::int64_t position = 0;  // given by InsertItem
  std::string space;          // matricule
  ItemKind kind = ItemKind::kFolder;
  std::string id;
  std::string code;
  std::string parent;
  core::Time time;  // what lists are ordered by
  std::string bytes;

  // Throws StoreFailure where the bytes are no such message.
  template <class Message>
  Message As() const {
    Message message;
    if (!message.ParseFromString(bytes)) throw platform::StoreFailure("an item of a space cannot be read");
    return message;
  }
};
void InsertItem(platform::WriteTransaction& tx, const Item& item);
void UpdateItem(platform::WriteTransaction& tx, const Item& item);  // parent, time and bytes
void DeleteItem(platform::WriteTransaction& tx, std::int64_t position);
std::optional<Item> FindItem(platform::ReadTransaction& tx, const std::string& space, ItemKind kind,
                             const std::string& id);
// The latest one with that code at or before `until`.
std::optional<Item> LatestItem(platform::ReadTransaction& tx, const std::string& space, ItemKind kind,
                               const std::string& code, core::Time until = core::Time::max());

enum class Order { kOldestFirst, kNewestFirst };
struct ItemFilter {
  std::string space;
  ItemKind kind = ItemKind::kFolder;
  std::string code;    // empty: any
  std::string parent;  // empty: any
  core::Time from = core::Time::min();
  core::Time before = core::Time::max();
  Order order = Order::kOldestFirst;
};
// Behind the item at that position (0: from the start).
std::vector<Item> ItemsOf(platform::ReadTransaction& tx, const ItemFilter& filter, std::int64_t after,
                          std::int64_t most);
void DeleteItemsOf(platform::WriteTransaction& tx, const std::string& space, ItemKind kind);

}  // namespace parcours::portal
