#include "services/platform/journal/journal.h"

#include "core/text.h"
#include "pki/crypto.h"
#include "platform_sql.h"

namespace parcours::platform {
namespace {

Entry ReadEntry(const Row& row) {
  Entry entry;
  entry.exchange.ParseFromString(row.Text(0));
  entry.exchange.set_entry_hash(core::Hex(row.Text(1)));
  return entry;
}

}  // namespace

Schema JournalSchema() {
  return Schema{.owner = "journal", .migrations = {kJournal1Sql}};
}

std::string ChainHash(std::string_view previous_hash, std::string_view record) {
  // The first entry follows a hash of zeros, so that where the hash ends and the entry begins is never in doubt.
  std::string bytes = previous_hash.empty() ? std::string(pki::kDigestBytes, '\0') : std::string(previous_hash);
  bytes += record;
  return pki::Sha256(bytes);
}

Head ReadHead(ReadTransaction& tx) {
  return tx
      .One<Head>("SELECT sequence, entry_hash, branch FROM journal_entry ORDER BY sequence DESC LIMIT 1", {},
                 [](const Row& row) {
                   return Head{.sequence = static_cast<std::uint64_t>(row.Int(0)),
                               .hash = row.Text(1),
                               .branch = static_cast<std::uint32_t>(row.Int(2))};
                 })
      .value_or(Head{});
}

Head Append(WriteTransaction& tx, Entry& entry) {
  const Head before = ReadHead(tx);
  journal::v1::Exchange& exchange = entry.exchange;
  exchange.set_sequence(before.sequence + 1);
  exchange.set_request_hash(core::Hex(pki::Sha256(entry.request)));
  exchange.set_response_hash(exchange.code() == 0 ? core::Hex(pki::Sha256(entry.response)) : std::string());
  exchange.clear_entry_hash();
  const std::string record = exchange.SerializeAsString();
  Head head{.sequence = exchange.sequence(), .hash = ChainHash(before.hash, record), .branch = exchange.branch()};
  tx.Run("INSERT INTO journal_entry(sequence, id, method, code, branch, record, entry_hash) VALUES(?,?,?,?,?,?,?)",
         {static_cast<std::int64_t>(head.sequence), exchange.id(), exchange.method(), std::int64_t{exchange.code()},
          std::int64_t{head.branch}, Blob{record}, Blob{head.hash}});
  tx.Run("INSERT INTO journal_body(sequence, request, response) VALUES(?,?,?)",
         {static_cast<std::int64_t>(head.sequence), Blob{entry.request}, Blob{entry.response}});
  exchange.set_entry_hash(core::Hex(head.hash));
  return head;
}

std::vector<Entry> ListEntries(ReadTransaction& tx, const EntryFilter& filter) {
  // '/' separates service and method; '0' is the character after it.
  const std::string from = filter.target + "/";
  const std::string to = filter.target + "0";
  return tx.All<Entry>(
      "SELECT record, entry_hash FROM journal_entry WHERE sequence > ?1 AND (?2 = '' OR method = ?2 OR (method > ?3 "
      "AND method < ?4)) "
      "AND (?5 = 0 OR code <> 0) ORDER BY sequence LIMIT ?6",
      {filter.after, filter.target, from, to, std::int64_t{filter.refused_only}, filter.most}, ReadEntry);
}

std::optional<Entry> FindEntry(ReadTransaction& tx, std::string_view exchange_id) {
  return tx.One<Entry>(
      "SELECT record, entry_hash, request, response FROM journal_entry JOIN journal_body USING(sequence) WHERE id = ?",
      {exchange_id}, [](const Row& row) {
        Entry entry = ReadEntry(row);
        entry.request = row.Text(2);
        entry.response = row.Text(3);
        return entry;
      });
}

}  // namespace parcours::platform
