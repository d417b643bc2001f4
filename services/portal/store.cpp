#include "services/portal/store.h"

#include "portal_sql.h"

namespace parcours::portal {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::Value;
using platform::WriteTransaction;

std::int64_t Micros(core::Time time) {
  return time.time_since_epoch().count();
}

core::Time TimeOf(std::int64_t micros) {
  return core::Time(core::Duration(micros));
}

Value MaybeMicros(const std::optional<core::Time>& time) {
  if (!time) return nullptr;
  return Micros(*time);
}

std::optional<core::Time> MaybeTime(const Row& row, int column) {
  const auto micros = row.MaybeInt(column);
  if (!micros) return std::nullopt;
  return TimeOf(*micros);
}

template <class Message>
Message Parsed(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) throw platform::StoreFailure("a row of the portal cannot be read");
  return message;
}

Space ReadSpace(const Row& row) {
  Space space;
  space.holder.set_matricule(row.Text(0));
  space.id = row.Text(1);
  space.holder.set_key(row.Text(2));
  space.holder.set_oid(row.Text(3));
  space.birth_name = row.Text(4);
  space.given_name = row.Text(5);
  space.birth_date = row.Text(6);
  space.name = row.Text(7);
  space.activated = MaybeTime(row, 8);
  space.deletion_asked = MaybeTime(row, 9);
  space.wishes = Parsed<v1::Wishes>(row.Text(10));
  return space;
}

StoredDelegation ReadDelegation(const Row& row) {
  return {.position = row.Int(0),
          .holder = row.Text(1),
          .delegate = row.Text(2),
          .answerer = row.Text(3),
          .delegation = Parsed<v1::Delegation>(row.Text(4))};
}

Item ReadItem(const Row& row) {
  return {.position = row.Int(0),
          .space = row.Text(1),
          .kind = static_cast<ItemKind>(row.Int(2)),
          .id = row.Text(3),
          .code = row.Text(4),
          .parent = row.Text(5),
          .time = TimeOf(row.Int(6)),
          .bytes = row.Text(7)};
}

std::int64_t Number(ItemKind kind) {
  return static_cast<std::int64_t>(kind);
}

}  // namespace

platform::Schema PortalSchema() {
  return {.owner = "portal", .migrations = {kPortal1Sql}};
}

void InsertSpace(WriteTransaction& tx, const Space& space) {
  tx.Run(
      "INSERT INTO portal_space (matricule, id, check_key, oid, birth_name, given_name, birth_date, name, wishes) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {space.holder.matricule(), space.id, space.holder.key(), space.holder.oid(), space.birth_name, space.given_name,
       space.birth_date, space.name, Blob{""}});
  UpdateSpace(tx, space);
}

void UpdateSpace(WriteTransaction& tx, const Space& space) {
  const std::string wishes = space.wishes.SerializeAsString();
  tx.Run("UPDATE portal_space SET activated = ?, deletion_asked = ?, wishes = ? WHERE matricule = ?",
         {MaybeMicros(space.activated), MaybeMicros(space.deletion_asked), Blob{wishes}, space.holder.matricule()});
}

std::optional<Space> SpaceOf(ReadTransaction& tx, const std::string& matricule) {
  return tx.One<Space>(
      "SELECT matricule, id, check_key, oid, birth_name, given_name, birth_date, name, activated, deletion_asked, "
      "wishes FROM portal_space WHERE matricule = ?",
      {matricule}, ReadSpace);
}

std::optional<Space> SpaceById(ReadTransaction& tx, const std::string& id) {
  return tx.One<Space>(
      "SELECT matricule, id, check_key, oid, birth_name, given_name, birth_date, name, activated, deletion_asked, "
      "wishes FROM portal_space WHERE id = ?",
      {id}, ReadSpace);
}

std::vector<Space> SpacesNamed(ReadTransaction& tx, const std::string& birth_name, const std::string& given_name,
                               const std::string& birth_date) {
  return tx.All<Space>(
      "SELECT matricule, id, check_key, oid, birth_name, given_name, birth_date, name, activated, deletion_asked, "
      "wishes FROM portal_space WHERE birth_name = ? AND given_name = ? AND birth_date = ? AND activated IS NOT NULL "
      "ORDER BY matricule LIMIT 10",
      {birth_name, given_name, birth_date}, ReadSpace);
}

void InsertRepresentative(WriteTransaction& tx, const std::string& child, const std::string& parent) {
  tx.Run("INSERT OR IGNORE INTO portal_representative (child, parent) VALUES (?, ?)", {child, parent});
}

bool Represents(ReadTransaction& tx, const std::string& child, const std::string& parent) {
  return tx
      .One<std::int64_t>("SELECT 1 FROM portal_representative WHERE child = ? AND parent = ?", {child, parent},
                         [](const Row& row) { return row.Int(0); })
      .has_value();
}

void InsertDelegation(WriteTransaction& tx, const StoredDelegation& stored) {
  const std::string bytes = stored.delegation.SerializeAsString();
  tx.Run("INSERT INTO portal_delegation (id, holder, delegate, answerer, delegation) VALUES (?, ?, ?, ?, ?)",
         {stored.delegation.id(), stored.holder, stored.delegate, stored.answerer, Blob{bytes}});
}

void UpdateDelegation(WriteTransaction& tx, const StoredDelegation& stored) {
  const std::string bytes = stored.delegation.SerializeAsString();
  tx.Run("UPDATE portal_delegation SET delegation = ? WHERE position = ?", {Blob{bytes}, stored.position});
}

std::optional<StoredDelegation> FindDelegation(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredDelegation>(
      "SELECT position, holder, delegate, answerer, delegation FROM portal_delegation WHERE id = ?", {id},
      ReadDelegation);
}

std::vector<StoredDelegation> DelegationsOf(ReadTransaction& tx, const std::string& matricule, std::int64_t before,
                                            std::int64_t most) {
  return tx.All<StoredDelegation>(
      "SELECT position, holder, delegate, answerer, delegation FROM portal_delegation "
      "WHERE (holder = ?1 OR delegate = ?1 OR answerer = ?1) AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {matricule, before, most}, ReadDelegation);
}

std::vector<StoredDelegation> DelegationsTo(ReadTransaction& tx, const std::string& holder) {
  return tx.All<StoredDelegation>(
      "SELECT position, holder, delegate, answerer, delegation FROM portal_delegation WHERE holder = ? "
      "ORDER BY position",
      {holder}, ReadDelegation);
}

void InsertItem(WriteTransaction& tx, const Item& item) {
  tx.Run("INSERT INTO portal_item (space, kind, id, code, parent, time, item) VALUES (?, ?, ?, ?, ?, ?, ?)",
         {item.space, Number(item.kind), item.id, item.code, item.parent, Micros(item.time), Blob{item.bytes}});
}

void UpdateItem(WriteTransaction& tx, const Item& item) {
  tx.Run("UPDATE portal_item SET parent = ?, time = ?, item = ? WHERE position = ?",
         {item.parent, Micros(item.time), Blob{item.bytes}, item.position});
}

void DeleteItem(WriteTransaction& tx, std::int64_t position) {
  tx.Run("DELETE FROM portal_item WHERE position = ?", {position});
}

std::optional<Item> FindItem(ReadTransaction& tx, const std::string& space, ItemKind kind, const std::string& id) {
  return tx.One<Item>(
      "SELECT position, space, kind, id, code, parent, time, item FROM portal_item WHERE space = ? AND kind = ? AND id "
      "= ?",
      {space, Number(kind), id}, ReadItem);
}

std::optional<Item> LatestItem(ReadTransaction& tx, const std::string& space, ItemKind kind, const std::string& code,
                               core::Time until) {
  return tx.One<Item>(
      "SELECT position, space, kind, id, code, parent, time, item FROM portal_item WHERE space = ? AND kind = ? AND "
      "code = ? AND time <= ? ORDER BY time DESC, position DESC LIMIT 1",
      {space, Number(kind), code, Micros(until)}, ReadItem);
}

std::vector<Item> ItemsOf(ReadTransaction& tx, const ItemFilter& filter, std::int64_t after, std::int64_t most) {
  const std::string_view ascending =
      "SELECT position, space, kind, id, code, parent, time, item FROM portal_item WHERE space = ?1 AND kind = ?2 AND "
      "(?3 = '' OR code = ?3) AND (?4 = '' OR parent = ?4) AND time >= ?5 AND time < ?6 AND "
      "(?7 = 0 OR (time, position) > (SELECT time, position FROM portal_item WHERE position = ?7)) "
      "ORDER BY time, position LIMIT ?8";
  const std::string_view descending =
      "SELECT position, space, kind, id, code, parent, time, item FROM portal_item WHERE space = ?1 AND kind = ?2 AND "
      "(?3 = '' OR code = ?3) AND (?4 = '' OR parent = ?4) AND time >= ?5 AND time < ?6 AND "
      "(?7 = 0 OR (time, position) < (SELECT time, position FROM portal_item WHERE position = ?7)) "
      "ORDER BY time DESC, position DESC LIMIT ?8";
  return tx.All<Item>(filter.order == Order::kOldestFirst ? ascending : descending,
                      {filter.space, Number(filter.kind), filter.code, filter.parent, Micros(filter.from),
                       Micros(filter.before), after, most},
                      ReadItem);
}

void DeleteItemsOf(WriteTransaction& tx, const std::string& space, ItemKind kind) {
  tx.Run("DELETE FROM portal_item WHERE space = ? AND kind = ?", {space, Number(kind)});
}

}  // namespace parcours::portal
