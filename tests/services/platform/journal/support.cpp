#include "tests/services/platform/journal/support.h"

#include <stdexcept>

#include "core/reasons.h"

namespace parcours::platform::testing {
namespace {

template <class T>
T Must(core::Result<T> result) {
  if (!result) throw std::runtime_error(core::ReasonName(result.error().reason) + ": " + result.error().detail);
  return core::internal::TakeValue(std::move(result));
}

std::string NameOf(journal::v1::JournalDefect::Kind kind) {
  return journal::v1::JournalDefect::Kind_Name(kind).substr(std::string_view("KIND_").size());
}

}  // namespace

Entry AnsweredEntry(std::string_view id) {
  Entry entry{.exchange = {}, .request = "request of " + std::string(id), .response = "response to " + std::string(id)};
  entry.exchange.set_id(std::string(id));
  entry.exchange.set_method("parcours.dmp.v1.DmpService/SearchDocuments");
  entry.exchange.set_decision("CPS");
  entry.exchange.set_branch(1);
  return entry;
}

JournalFolder::JournalFolder() {
  OpenHost();
}

void JournalFolder::Stop() {
  store_.reset();
  ledger_.reset();
  keys_.reset();
}

void JournalFolder::OpenHost() {
  keys_ = Must(KeyRing::Open(path()));
  ledger_ = Must(Ledger::Open(path(), *keys_, wall_));
  auto key = keys_->Find(id_);
  if (!key) key = keys_->Create(id_);
  const Schema schemas[] = {JournalSchema()};
  store_ = Must(OpenStore(world(), *key, schemas));
}

void JournalFolder::Append(int count, std::uint32_t branch) {
  for (int done = 0; done < count; ++done) {
    Head head;
    Must(store_->Write(Durability::kTrace, [&](WriteTransaction& tx) -> core::Result<void> {
      Entry entry = AnsweredEntry("exc-" + std::to_string(++appended_));
      entry.exchange.set_branch(branch);
      head = platform::Append(tx, entry);
      return {};
    }));
    ledger_->Note(id_, head);
  }
  ledger_->Flush();
}

void JournalFolder::Restore(const std::filesystem::path& snapshot, std::uint32_t branch) {
  ledger_->Flush();
  Must(store_->Restore(snapshot));
  Append(1, branch);
}

void JournalFolder::RunAll(Store& store, const std::vector<std::string_view>& statements) {
  Must(store.Write(Durability::kEffect, [&](WriteTransaction& tx) -> core::Result<void> {
    for (const std::string_view sql : statements) tx.Run(sql, {});
    return {};
  }));
}

void JournalFolder::Attack(const std::vector<std::string_view>& statements) {
  RunAll(*store_, statements);
}

void JournalFolder::AttackLedger(const std::vector<std::string_view>& statements) {
  ledger_->Flush();
  RunAll(*Must(OpenStore(path() / "ledger.db", keys_->Derive("parcours ledger"), {})), statements);
}

std::vector<std::string> JournalFolder::Defects() {
  const auto found = VerifyJournal(*store_, *ledger_, id_);
  if (!found) return {"refused " + core::ReasonName(found.error().reason)};
  std::vector<std::string> defects;
  for (const Defect& defect : found->defects) {
    if (defect.detail.empty()) throw std::runtime_error("a defect without words");
    defects.push_back(NameOf(defect.kind) + " " + std::to_string(defect.sequence));
  }
  return defects;
}

}  // namespace parcours::platform::testing
