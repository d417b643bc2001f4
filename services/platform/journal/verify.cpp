#include "services/platform/journal/verify.h"

#include "core/text.h"
#include "pki/crypto.h"

namespace parcours::platform {
namespace {

using Kind = journal::v1::JournalDefect;

// Walks a journal in order and keeps what is wrong with it.
class Walk {
 public:
  explicit Walk(const std::optional<SignedHead>& known) : known_(known) {}

  void Visit(const Row& row) {
    const auto sequence = static_cast<std::uint64_t>(row.Int(0));
    const std::string record = row.Text(4);
    const std::string hash = row.Text(5);
    if (sequence != last_.sequence + 1) Add(Kind::KIND_REMOVED, last_.sequence + 1, "the entry is missing");
    journal::v1::Exchange exchange;
    if (!exchange.ParseFromString(record)) {
      Add(Kind::KIND_CHANGED, sequence, "the entry cannot be read");
    } else {
      Compare(row, sequence, exchange);
    }
    // After a gap the hash before is unknown: the gap itself is the defect.
    if (sequence == last_.sequence + 1 && ChainHash(last_.hash, record) != hash) {
      Add(exchange.sequence() == sequence ? Kind::KIND_CHANGED : Kind::KIND_REORDERED, sequence, "its hash does not follow from the one before");
    }
    last_ = Head{.sequence = sequence, .hash = hash, .branch = exchange.branch()};
    if (known_ && sequence == known_->head.sequence) hash_at_known_ = hash;
    ++found_.entries;
  }

  Verification Finish() {
    if (!known_) return std::move(found_);
    if (last_.sequence < known_->head.sequence) {
      Add(Kind::KIND_TAIL_CUT, last_.sequence + 1,
          "the ledger knows entries up to " + std::to_string(known_->head.sequence) + ": the end was cut, or an old copy put back");
    } else if (hash_at_known_ != known_->head.hash) {
      Add(Kind::KIND_OLD_COPY, known_->head.sequence, "the ledger signed another entry here: the history was rewritten, or an old copy put back");
    }
    return std::move(found_);
  }

 private:
  void Compare(const Row& row, std::uint64_t sequence, const journal::v1::Exchange& exchange) {
    if (exchange.sequence() != sequence) {
      Add(Kind::KIND_REORDERED, sequence, "the entry was number " + std::to_string(exchange.sequence()));
    } else if (exchange.id() != row.Text(1) || exchange.method() != row.Text(2) || exchange.code() != row.Int(3)) {
      Add(Kind::KIND_CHANGED, sequence, "its index differs from the entry");
    }
    if (exchange.request_hash() != core::Hex(pki::Sha256(row.Text(6)))) {
      Add(Kind::KIND_CHANGED, sequence, "the request differs from its hash");
    }
    if (exchange.code() == 0 && exchange.response_hash() != core::Hex(pki::Sha256(row.Text(7)))) {
      Add(Kind::KIND_CHANGED, sequence, "the response differs from its hash");
    }
  }

  void Add(Kind::Kind kind, std::uint64_t sequence, std::string detail) {
    found_.defects.push_back(Defect{.kind = kind, .sequence = sequence, .detail = std::move(detail)});
  }

  const std::optional<SignedHead>& known_;
  Head last_;
  std::string hash_at_known_;
  Verification found_;
};

}  // namespace

core::Result<Verification> VerifyJournal(Store& store, Ledger& ledger, const core::SandboxId& id) {
  ledger.Flush();
  const std::optional<SignedHead> known = TRY(ledger.Last(id));
  if (known && !ledger.IsSigned(id, *known)) {
    return Verification{.entries = 0,
                        .defects = {{.kind = Kind::KIND_SIGNATURE_WRONG,
                                     .sequence = known->head.sequence,
                                     .detail = "the ledger's signature over this head is wrong"}}};
  }
  Walk walk(known);
  TRY(store.Read([&](ReadTransaction& tx) -> core::Result<void> {
    tx.Select(
        "SELECT e.sequence, e.id, e.method, e.code, e.record, e.entry_hash, b.request, b.response "
        "FROM journal_entry e LEFT JOIN journal_body b ON b.sequence = e.sequence ORDER BY e.sequence",
        {}, [&](const Row& row) { walk.Visit(row); });
    return {};
  }));
  return walk.Finish();
}

}  // namespace parcours::platform
