#include "services/platform/journal/verify.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/text.h"
#include "pki/crypto.h"

namespace parcours::platform {
namespace {

using Kind = journal::v1::JournalDefect;

// Walks a journal in order and keeps what is wrong with it in itself.
class Walk {
 public:
  // `heads`: those of which the hash at their position is wanted.
  explicit Walk(const std::vector<SignedHead>& heads) {
    for (const SignedHead& head : heads) hashes_[head.head.sequence];
  }

  // Columns as VerifyJournal selects them.
  void Visit(const Row& row) {
    const auto sequence = static_cast<std::uint64_t>(row.Int(0));
    const std::string record = row.Text(5);
    const std::string hash = row.Text(6);
    const bool follows = sequence == last_.sequence + 1;
    if (!follows) Add(Kind::KIND_REMOVED, last_.sequence + 1, "the entry is missing");
    journal::v1::Exchange exchange;
    if (!exchange.ParseFromString(record)) {
      exchange.set_branch(last_.branch);
      Add(Kind::KIND_CHANGED, sequence, "the entry cannot be read");
    } else if (exchange.sequence() != sequence) {
      Add(Kind::KIND_REORDERED, sequence, "the entry was number " + std::to_string(exchange.sequence()));
    } else {
      CompareIndex(row, exchange);
      CompareBodies(row, exchange);
    }
    // After a gap the hash before is unknown: the gap itself is the defect.
    if (follows && ChainHash(last_.hash, record) != hash) {
      Add(Kind::KIND_CHANGED, sequence, "its hash does not follow from the one before");
    }
    Enter(Head{.sequence = sequence, .hash = hash, .branch = exchange.branch()});
  }

  void Add(Kind::Kind kind, std::uint64_t sequence, std::string detail) {
    found_.defects.push_back(Defect{.kind = kind, .sequence = sequence, .detail = std::move(detail)});
  }

  // `indexed`: how many entries can be found by their id.
  void CompareCount(std::uint64_t indexed) {
    if (indexed != found_.entries)
      Add(Kind::KIND_CHANGED, last_.sequence, std::to_string(indexed) + " entries are found by their id");
  }

  const Head& last() const { return last_; }

  // True if the journal should hold this entry. What a restore left behind is not in it any more: neither the end of
  // the branch that was left, nor branches off the line that leads to the present one.
  bool ShouldHold(const Head& head) const {
    if (head.branch == last_.branch) return true;
    if (!begins_.contains(head.branch)) return false;
    const auto next = begins_.upper_bound(head.branch);
    return next == begins_.end() || head.sequence < next->second;
  }

  // Empty where there is no such entry.
  const std::string& HashAt(std::uint64_t sequence) const { return hashes_.at(sequence); }

  Verification Finish() {
    std::stable_sort(found_.defects.begin(), found_.defects.end(),
                     [](const Defect& left, const Defect& right) { return left.sequence < right.sequence; });
    return std::move(found_);
  }

 private:
  void CompareIndex(const Row& row, const journal::v1::Exchange& exchange) {
    if (exchange.id() != row.Text(1) || exchange.method() != row.Text(2) || exchange.code() != row.Int(3) ||
        exchange.branch() != row.Int(4)) {
      Add(Kind::KIND_CHANGED, exchange.sequence(), "its index differs from the entry");
    }
  }

  void CompareBodies(const Row& row, const journal::v1::Exchange& exchange) {
    if (row.IsNull(7)) {
      Add(Kind::KIND_REMOVED, exchange.sequence(), "its bodies are missing");
      return;
    }
    if (exchange.request_hash() != core::Hex(pki::Sha256(row.Text(7)))) {
      Add(Kind::KIND_CHANGED, exchange.sequence(), "the request differs from its hash");
    }
    const std::string response = row.Text(8);
    const std::string wanted = exchange.code() == 0 ? core::Hex(pki::Sha256(response)) : std::string();
    if (exchange.response_hash() != wanted || (exchange.code() != 0 && !response.empty())) {
      Add(Kind::KIND_CHANGED, exchange.sequence(), "the response differs from its hash");
    }
  }

  void Enter(Head head) {
    if (head.branch < last_.branch)
      Add(Kind::KIND_REORDERED, head.sequence, "it belongs to an earlier branch than the one before");
    begins_.try_emplace(head.branch, head.sequence);
    if (const auto wanted = hashes_.find(head.sequence); wanted != hashes_.end()) wanted->second = head.hash;
    last_ = std::move(head);
    ++found_.entries;
  }

  std::map<std::uint64_t, std::string> hashes_;
  std::map<std::uint32_t, std::uint64_t> begins_;  // branch to its first entry
  Head last_;
  Verification found_;
};

// Compares one signed head with the journal.
void CompareHead(const Head& signed_head, Walk& walk) {
  const Head& last = walk.last();
  if (signed_head.branch > last.branch) {
    walk.Add(Kind::KIND_OLD_COPY, last.sequence + 1,
             "the ledger knows branch " + std::to_string(signed_head.branch) + ": an old copy was put back");
    return;
  }
  if (!walk.ShouldHold(signed_head)) return;
  if (signed_head.sequence > last.sequence) {
    walk.Add(Kind::KIND_TAIL_CUT, last.sequence + 1,
             "the ledger knows entries up to " + std::to_string(signed_head.sequence) +
                 ": the end was cut, or an old copy put back");
  } else if (walk.HashAt(signed_head.sequence) != signed_head.hash) {
    walk.Add(Kind::KIND_OLD_COPY, signed_head.sequence,
             "the ledger signed another entry here: the history was rewritten, or an old copy put back");
  }
}

// Every branch of a journal is signed as soon as it begins.
void CompareBranch(const std::vector<SignedHead>& heads, Walk& walk) {
  const Head& last = walk.last();
  if (last.sequence == 0) return;
  const bool known =
      std::any_of(heads.begin(), heads.end(), [&](const SignedHead& head) { return head.head.branch == last.branch; });
  if (!known) {
    walk.Add(Kind::KIND_SIGNATURE_WRONG, last.sequence,
             "the ledger has signed nothing of branch " + std::to_string(last.branch));
  }
}

}  // namespace

core::Result<Verification> VerifyJournal(Store& store, Ledger& ledger, const core::SandboxId& id) {
  ledger.Flush();
  const std::vector<SignedHead> heads = TRY(ledger.Heads(id));
  Walk walk(heads);
  TRY(store.Read([&](ReadTransaction& tx) -> core::Result<void> {
    tx.Select(
        "SELECT e.sequence, e.id, e.method, e.code, e.branch, e.record, e.entry_hash, b.request, b.response "
        "FROM journal_entry e LEFT JOIN journal_body b ON b.sequence = e.sequence ORDER BY e.sequence",
        {}, [&](const Row& row) { walk.Visit(row); });
    // A page of this index that was put back from an older copy would hide entries from who asks for them.
    tx.Select("SELECT count(*) FROM journal_entry INDEXED BY journal_entry_id", {},
              [&](const Row& row) { walk.CompareCount(static_cast<std::uint64_t>(row.Int(0))); });
    return {};
  }));
  for (const SignedHead& head : heads) {
    if (ledger.IsSigned(id, head)) {
      CompareHead(head.head, walk);
    } else {
      walk.Add(Kind::KIND_SIGNATURE_WRONG, head.head.sequence, "the ledger's signature over this head is wrong");
    }
  }
  CompareBranch(heads, walk);
  return walk.Finish();
}

}  // namespace parcours::platform
