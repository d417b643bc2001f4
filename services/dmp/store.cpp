#include "services/dmp/store.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/text.h"
#include "dmp_sql.h"
#include "services/dmp/rules/folding.h"

namespace parcours::dmp {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::Value;
using platform::WriteTransaction;

std::int64_t Micros(core::Time time) {
  return time.time_since_epoch().count();
}
core::Time FromMicros(std::int64_t micros) {
  return core::Time(core::Duration(micros));
}

std::int64_t CreatedMicros(const v1::Document& document) {
  const auto& created = document.metadata().created();
  return created.seconds() * 1'000'000 + created.nanos() / 1000;
}

Value MaybeMicros(const std::optional<core::Time>& time) {
  return time ? Value(Micros(*time)) : Value(nullptr);
}

std::optional<core::Time> MaybeTime(const std::optional<std::int64_t>& micros) {
  if (!micros) return std::nullopt;
  return FromMicros(*micros);
}

Record ReadRecord(const Row& row) {
  Record record;
  record.position = row.Int(0);
  record.patient.set_matricule(row.Text(1));
  record.patient.set_key(row.Text(2));
  record.patient.set_oid(row.Text(3));
  record.birth_date = row.Text(4);
  record.state = static_cast<v1::RecordState>(row.Int(5));
  record.announced = FromMicros(row.Int(6));
  record.opened = MaybeTime(row.MaybeInt(7));
  record.closed = MaybeTime(row.MaybeInt(8));
  record.closing_reason = row.Text(9);
  record.settings.set_break_glass(row.Int(10) != 0);
  record.settings.set_centre_15(row.Int(11) != 0);
  record.settings.set_masked_in_emergency(row.Int(12) != 0);
  record.settings.set_mask_by_default(row.Int(13) != 0);
  record.general_practitioner = row.Text(14);
  return record;
}

template <class Message>
Message Parsed(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) throw platform::StoreFailure("a row of the DMP cannot be read");
  return message;
}

StoredDocument ReadDocument(const Row& row) {
  return StoredDocument{.position = row.Int(0), .record = row.Int(1), .document = Parsed<v1::Document>(row.Text(2))};
}

bool Exists(const std::optional<std::int64_t>& found) {
  return found.has_value();
}
std::int64_t First(const Row& row) {
  return row.Int(0);
}

// ",a,b," for instr; empty: anything.
template <class Set, class ToText>
std::string Listed(const Set& set, ToText to_text) {
  std::string list;
  for (const auto& one : set) list += (list.empty() ? "," : "") + to_text(one) + ",";
  return list;
}

}  // namespace

platform::Schema DmpSchema() {
  return {.owner = "dmp", .migrations = {kDmp1Sql, kDmp2Sql, kDmp3Sql}};
}

std::int64_t InsertRecord(WriteTransaction& tx, const Record& record) {
  tx.Run(
      "INSERT INTO dmp_record (matricule, check_key, oid, birth_date, state, announced, closing_reason, break_glass, "
      "centre_15, "
      "masked_in_emergency, mask_by_default, general_practitioner) VALUES (?, ?, ?, ?, 0, 0, '', 0, 0, 0, 0, '')",
      {record.patient.matricule(), record.patient.key(), record.patient.oid(), record.birth_date});
  Record numbered = record;
  numbered.position =
      *tx.One<std::int64_t>("SELECT position FROM dmp_record WHERE matricule = ?", {record.patient.matricule()}, First);
  UpdateRecord(tx, numbered);
  return numbered.position;
}

void UpdateRecord(WriteTransaction& tx, const Record& record) {
  const v1::AccessSettings& settings = record.settings;
  tx.Run(
      "UPDATE dmp_record SET state = ?, announced = ?, opened = ?, closed = ?, closing_reason = ?, break_glass = ?, "
      "centre_15 = ?, "
      "masked_in_emergency = ?, mask_by_default = ?, general_practitioner = ? WHERE position = ?",
      {std::int64_t{record.state}, Micros(record.announced), MaybeMicros(record.opened), MaybeMicros(record.closed),
       record.closing_reason, std::int64_t{settings.break_glass()}, std::int64_t{settings.centre_15()},
       std::int64_t{settings.masked_in_emergency()}, std::int64_t{settings.mask_by_default()},
       record.general_practitioner, record.position});
}

std::optional<Record> RecordOf(ReadTransaction& tx, const std::string& matricule) {
  return tx.One<Record>(
      "SELECT position, matricule, check_key, oid, birth_date, state, announced, opened, closed, closing_reason, "
      "break_glass, "
      "centre_15, masked_in_emergency, mask_by_default, general_practitioner FROM dmp_record WHERE matricule = ?",
      {matricule}, ReadRecord);
}

std::optional<Record> RecordAt(ReadTransaction& tx, std::int64_t position) {
  return tx.One<Record>(
      "SELECT position, matricule, check_key, oid, birth_date, state, announced, opened, closed, closing_reason, "
      "break_glass, "
      "centre_15, masked_in_emergency, mask_by_default, general_practitioner FROM dmp_record WHERE position = ?",
      {position}, ReadRecord);
}

void InsertRepresentative(WriteTransaction& tx, std::int64_t record, const std::string& matricule) {
  tx.Run("INSERT INTO dmp_representative (record, matricule) VALUES (?, ?)", {record, matricule});
}

bool Represents(ReadTransaction& tx, std::int64_t record, const std::string& matricule) {
  return Exists(tx.One<std::int64_t>("SELECT 1 FROM dmp_representative WHERE record = ? AND matricule = ?",
                                     {record, matricule}, First));
}

void PutDelegation(WriteTransaction& tx, std::int64_t record, const std::string& carer) {
  tx.Run("INSERT OR IGNORE INTO dmp_delegation (record, carer) VALUES (?, ?)", {record, carer});
}

void DropDelegation(WriteTransaction& tx, std::int64_t record, const std::string& carer) {
  tx.Run("DELETE FROM dmp_delegation WHERE record = ? AND carer = ?", {record, carer});
}

bool HasDelegation(ReadTransaction& tx, std::int64_t record, const std::string& carer) {
  return Exists(
      tx.One<std::int64_t>("SELECT 1 FROM dmp_delegation WHERE record = ? AND carer = ?", {record, carer}, First));
}

void PutOpposition(WriteTransaction& tx, std::int64_t record, v1::Opposition opposition, const std::string& structure,
                   const std::string& reason) {
  DropOpposition(tx, record, opposition, structure);
  tx.Run("INSERT INTO dmp_opposition (record, opposition, structure, reason) VALUES (?, ?, ?, ?)",
         {record, std::int64_t{opposition}, structure, reason});
}

void DropOpposition(WriteTransaction& tx, std::int64_t record, v1::Opposition opposition,
                    const std::string& structure) {
  tx.Run("DELETE FROM dmp_opposition WHERE record = ? AND opposition = ? AND structure = ?",
         {record, std::int64_t{opposition}, structure});
}

std::vector<Opposed> OppositionsTo(ReadTransaction& tx, std::int64_t record) {
  return tx.All<Opposed>(
      "SELECT opposition, structure FROM dmp_opposition WHERE record = ? ORDER BY opposition, structure", {record},
      [](const Row& row) {
        return Opposed{.opposition = static_cast<v1::Opposition>(row.Int(0)), .structure = row.Text(1)};
      });
}

void PutAuthorisation(WriteTransaction& tx, std::int64_t record, const std::string& professional,
                      const std::string& structure, core::Time since) {
  tx.Run("INSERT OR IGNORE INTO dmp_authorisation (record, professional, structure, since) VALUES (?, ?, ?, ?)",
         {record, professional, structure, Micros(since)});
}

std::int64_t DropAuthorisations(WriteTransaction& tx, std::int64_t record, const std::string& professional,
                                const std::string& structure) {
  if (professional.empty()) {
    return tx.Run("DELETE FROM dmp_authorisation WHERE record = ? AND professional = '' AND structure = ?",
                  {record, structure});
  }
  return tx.Run("DELETE FROM dmp_authorisation WHERE record = ? AND professional = ?", {record, professional});
}

v1::AuthorisationState AuthorisationOf(ReadTransaction& tx, std::int64_t record, const std::string& professional,
                                       const std::string& structure) {
  const auto own = tx.One<std::int64_t>(
      "SELECT 1 FROM dmp_authorisation WHERE record = ? AND professional = ? AND professional <> ''",
      {record, professional}, First);
  if (own) return v1::AUTHORISATION_STATE_OWN;
  const auto team =
      tx.One<std::int64_t>("SELECT 1 FROM dmp_authorisation WHERE record = ? AND structure = ? AND structure <> ''",
                           {record, structure}, First);
  return team ? v1::AUTHORISATION_STATE_TEAM : v1::AUTHORISATION_STATE_NONE;
}

bool InsertBlock(WriteTransaction& tx, std::int64_t record, const std::string& professional, core::Time since) {
  return tx.Run("INSERT OR IGNORE INTO dmp_block (record, professional, since) VALUES (?, ?, ?)",
                {record, professional, Micros(since)}) > 0;
}

bool DeleteBlock(WriteTransaction& tx, std::int64_t record, const std::string& professional) {
  return tx.Run("DELETE FROM dmp_block WHERE record = ? AND professional = ?", {record, professional}) > 0;
}

bool IsBlocked(ReadTransaction& tx, std::int64_t record, const std::string& professional) {
  return Exists(tx.One<std::int64_t>("SELECT 1 FROM dmp_block WHERE record = ? AND professional = ?",
                                     {record, professional}, First));
}

std::vector<Block> BlocksOf(ReadTransaction& tx, std::int64_t record, std::int64_t after, std::int64_t most) {
  return tx.All<Block>(
      "SELECT position, professional, since FROM dmp_block WHERE record = ? AND position > ? ORDER BY position LIMIT ?",
      {record, after, most}, [](const Row& row) {
        return Block{.position = row.Int(0), .professional = row.Text(1), .since = FromMicros(row.Int(2))};
      });
}

void PutName(WriteTransaction& tx, const std::string& subject, const std::string& name, bool samu) {
  tx.Run("INSERT OR REPLACE INTO dmp_name (subject, name, samu) VALUES (?, ?, ?)", {subject, name, std::int64_t{samu}});
}

std::string NameOf(ReadTransaction& tx, const std::string& subject) {
  return tx
      .One<std::string>("SELECT name FROM dmp_name WHERE subject = ?", {subject},
                        [](const Row& row) { return row.Text(0); })
      .value_or(std::string());
}

bool HostsSamu(ReadTransaction& tx, const std::string& structure) {
  return tx.One<std::int64_t>("SELECT samu FROM dmp_name WHERE subject = ?", {structure}, First).value_or(0) != 0;
}

void InsertDocument(WriteTransaction& tx, const StoredDocument& stored, std::string_view content) {
  const v1::DocumentMetadata& metadata = stored.document.metadata();
  tx.Run(
      "INSERT INTO dmp_document (id, unique_id, record, created, status, type, class_code, title_folded, document) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {stored.document.id(), metadata.unique_id(), stored.record, CreatedMicros(stored.document),
       std::int64_t{stored.document.status()}, metadata.type().code(), metadata.class_code(), Fold(metadata.title()),
       Blob{stored.document.SerializeAsString()}});
  tx.Run("INSERT INTO dmp_content (document, bytes) SELECT position, ? FROM dmp_document WHERE id = ?",
         {Blob{content}, stored.document.id()});
}

void UpdateDocument(WriteTransaction& tx, const StoredDocument& stored) {
  tx.Run("UPDATE dmp_document SET status = ?, document = ? WHERE position = ?",
         {std::int64_t{stored.document.status()}, Blob{stored.document.SerializeAsString()}, stored.position});
}

std::optional<StoredDocument> FindDocument(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredDocument>("SELECT position, record, document FROM dmp_document WHERE id = ?", {id}, ReadDocument);
}

std::optional<StoredDocument> FindByUniqueId(ReadTransaction& tx, const std::string& unique_id) {
  return tx.One<StoredDocument>("SELECT position, record, document FROM dmp_document WHERE unique_id = ?", {unique_id},
                                ReadDocument);
}

bool HasUniqueId(ReadTransaction& tx, const std::string& unique_id) {
  return Exists(tx.One<std::int64_t>("SELECT 1 FROM dmp_document WHERE unique_id = ?", {unique_id}, First));
}

std::string ContentOf(ReadTransaction& tx, std::int64_t document) {
  return tx
      .One<std::string>("SELECT bytes FROM dmp_content WHERE document = ?", {document},
                        [](const Row& row) { return row.Text(0); })
      .value_or(std::string());
}

std::vector<StoredDocument> DocumentsOf(ReadTransaction& tx, std::int64_t record, const DocumentFilter& filter,
                                        std::int64_t after, std::int64_t most) {
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  std::int64_t created = kLast;
  std::int64_t position = kLast;
  if (after != 0) {
    created =
        tx.One<std::int64_t>("SELECT created FROM dmp_document WHERE position = ?", {after}, First).value_or(kLast);
    position = after;
  }
  const std::string types = Listed(filter.types, [](const std::string& type) { return type; });
  const std::string classes = Listed(filter.classes, [](const std::string& one) { return one; });
  const std::string statuses =
      Listed(filter.statuses, [](v1::DocumentStatus status) { return std::to_string(status); });
  const std::string title = Fold(filter.title);
  const std::int64_t from =
      filter.created_from ? Micros(*filter.created_from) : std::numeric_limits<std::int64_t>::min();
  const std::int64_t before = filter.created_before ? Micros(*filter.created_before) : kLast;
  return tx.All<StoredDocument>(
      kSearchSql,
      {record, created, position, from, before, types, types, classes, classes, statuses, statuses, title, title, most},
      ReadDocument);
}

void InsertAccess(WriteTransaction& tx, std::int64_t record, const v1::AccessEntry& entry) {
  const auto last = tx.One<std::int64_t>(
      "SELECT position FROM dmp_access WHERE record = ? ORDER BY position DESC LIMIT 1", {record}, First);
  tx.Run("INSERT INTO dmp_access (record, position, document, entry) VALUES (?, ?, ?, ?)",
         {record, last.value_or(0) + 1, entry.document_id(), Blob{entry.SerializeAsString()}});
}

bool NoteOfDay(WriteTransaction& tx, std::int64_t record, const std::string& subject, const std::string& day) {
  return tx.Run("INSERT OR IGNORE INTO dmp_notice (record, subject, day) VALUES (?, ?, ?)", {record, subject, day}) > 0;
}

std::vector<ListedAccess> AccessesTo(ReadTransaction& tx, std::int64_t record, const std::string& document,
                                     std::int64_t after, std::int64_t most) {
  const std::int64_t before = after == 0 ? std::numeric_limits<std::int64_t>::max() : after;
  const auto read = [](const Row& row) {
    return ListedAccess{.position = row.Int(0), .entry = Parsed<v1::AccessEntry>(row.Text(1))};
  };
  if (document.empty()) {
    return tx.All<ListedAccess>(
        "SELECT position, entry FROM dmp_access WHERE record = ? AND position < ? ORDER BY position DESC LIMIT ?",
        {record, before, most}, read);
  }
  return tx.All<ListedAccess>(
      "SELECT position, entry FROM dmp_access WHERE record = ? AND document = ? AND document <> '' AND position < ? "
      "ORDER BY position DESC LIMIT ?",
      {record, document, before, most}, read);
}

}  // namespace parcours::dmp
