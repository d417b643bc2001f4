// The pipeline's own Transaction: what a handler's work runs in.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/pipeline/pipeline.h"

namespace parcours::platform {

// While one exists on this thread no service may be asked.
class TransactionScope {
 public:
  TransactionScope();
  ~TransactionScope();
  TransactionScope(const TransactionScope&) = delete;
  TransactionScope& operator=(const TransactionScope&) = delete;

  static bool Inside();

 private:
  bool before_;
};

// Lives inside one Store::Write. `admission` and `sql` outlive it.
class PipelineTransaction final : public Transaction {
 public:
  PipelineTransaction(WriteTransaction& sql, const Admission& admission);

  WriteTransaction& sql() override { return sql_; }
  const Caller& caller() const override { return admission_.caller; }
  core::Time now() const override { return state_.now; }
  std::string NextId(std::string_view kind) override { return ids_.Next(kind); }
  std::string NextCode() override { return ids_.NextCode(); }
  void KeepOnRefusal() override { keeps_on_refusal_ = true; }
  void Enqueue(std::string_view method, const google::protobuf::Message& request) override;
  void AfterCommit(std::function<void()> then) override { after_commit_.push_back(std::move(then)); }
  void Decide(std::string_view rule) override { decision_ = rule; }
  void Concern(std::string_view matricule) override { patients_.emplace(matricule); }

  // Writes back how many ids were given out. Ids of a refused call are given out again.
  void KeepIds();

  const SandboxState& state() const { return state_; }
  bool keeps_on_refusal() const { return keeps_on_refusal_; }
  bool has_outbox() const { return has_outbox_; }
  const std::string& decision() const { return decision_; }
  std::string patient() const { return patients_.size() == 1 ? *patients_.begin() : std::string(); }
  std::vector<std::function<void()>> TakeAfterCommit() { return std::exchange(after_commit_, {}); }

 private:
  WriteTransaction& sql_;
  const Admission& admission_;
  const SandboxState state_;
  core::IdSequence ids_;
  bool keeps_on_refusal_ = false;
  bool has_outbox_ = false;
  std::string decision_;
  std::set<std::string, std::less<>> patients_;
  std::vector<std::function<void()>> after_commit_;
};

// For whom a call caused by `admission` is made.
common::v1::OnBehalf OnBehalfOf(const Admission& admission, std::string_view method, core::Time wall_now);

}  // namespace parcours::platform
