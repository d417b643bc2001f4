#include "services/platform/testing/handler_harness.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/secret.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/policy/fields.h"

namespace parcours::platform::testing {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr char kStart[] = "2025-03-22T13:35:00Z";
constexpr std::size_t kKeyBytes = 32;

std::unique_ptr<Store> OpenFresh(const std::filesystem::path& folder, const std::vector<Schema>& schemas) {
  auto opened = OpenStore(folder / "world.db", core::Secret(std::string(kKeyBytes, 'k')), schemas);
  if (!opened) throw std::runtime_error("store: " + opened.error().detail);
  return std::move(*opened);
}

Caller Holder(policy::v1::CallerKind kind, std::string subject, std::string name, std::string_view structure) {
  Caller caller;
  caller.kind = kind;
  caller.credential = "card-" + subject;
  caller.subject = std::move(subject);
  caller.display_name = std::move(name);
  caller.structure = structure;
  caller.sandbox = core::SandboxId("test-world");
  return caller;
}

// Set while it lives, also when a handler throws.
class InTransaction {
 public:
  explicit InTransaction(bool& flag) : flag_(flag) { flag_ = true; }
  ~InTransaction() { flag_ = false; }
  InTransaction(const InTransaction&) = delete;
  InTransaction& operator=(const InTransaction&) = delete;

 private:
  bool& flag_;
};

}  // namespace

class TestWorld::WorldTransaction final : public Transaction {
 public:
  WorldTransaction(TestWorld& world, WriteTransaction& sql) : world_(world), sql_(sql) {}

  WriteTransaction& sql() override { return sql_; }
  const Caller& caller() const override { return world_.caller; }
  core::Time now() const override { return world_.now; }
  std::string NextId(std::string_view kind) override { return world_.ids_.Next(kind); }
  std::string NextCode() override { return world_.ids_.NextCode(); }
  void KeepOnRefusal() override { keeps_ = true; }
  void Enqueue(std::string_view method, const google::protobuf::Message& request) override {
    enqueued_.push_back({std::string(method), request.SerializeAsString()});
  }
  void AfterCommit(std::function<void()> then) override { then_.push_back(std::move(then)); }
  void Decide(std::string_view rule) override { world_.decision_ = rule; }
  void Concern(std::string_view matricule) override { world_.concerned_ = std::string(matricule); }

  bool keeps() const { return keeps_; }

  void Committed() {
    world_.enqueued_.insert(world_.enqueued_.end(), enqueued_.begin(), enqueued_.end());
    for (const auto& then : then_) then();
  }

 private:
  TestWorld& world_;
  WriteTransaction& sql_;
  bool keeps_ = false;
  std::vector<Enqueued> enqueued_;
  std::vector<std::function<void()>> then_;
};

class TestWorld::WorldCall final : public Call {
 public:
  explicit WorldCall(TestWorld& world) : world_(world) {}

  const Caller& caller() const override { return world_.caller; }
  std::string_view via_service() const override { return world_.via_service; }
  core::Time now() const override { return world_.now; }
  const core::SandboxId& sandbox() const override { return world_.sandbox_; }
  std::uint32_t branch() const override { return 1; }
  core::Result<void> Ask(std::string_view method, const google::protobuf::Message& request,
                         google::protobuf::Message& response) override {
    if (world_.in_transaction_) throw std::logic_error("a service was asked inside a transaction");
    world_.asked_.push_back({std::string(method), request.SerializeAsString()});
    const auto answer = world_.answers_.find(method);
    if (answer == world_.answers_.end()) return core::Refuse(common::v1::REASON_UNKNOWN_METHOD, std::string(method));
    return answer->second(request, response);
  }
  core::Result<void> CountFirst(const std::function<core::Result<void>(WriteTransaction&)>& count) override {
    return world_.store_->Write(Durability::kEffect, count);
  }
  core::Result<void> Read(const std::function<core::Result<void>(ReadTransaction&)>& work) override {
    return world_.store_->Read(work);
  }

 private:
  TestWorld& world_;
};

TestWorld::TestWorld(std::vector<Schema> schemas)
    : now(*core::ParseTime(kStart)),
      store_(OpenFresh(folder_.path(), schemas)),
      sandbox_("test-world"),
      ids_(kSeed, 0) {}

TestWorld::~TestWorld() = default;

core::Result<void> TestWorld::Seed(CareService& service, const sandbox::v1::Cast& cast) {
  return Transact([&](Transaction& tx) { return service.Seed(tx, cast); });
}

core::Result<void> TestWorld::Transact(const std::function<core::Result<void>(Transaction&)>& work) {
  std::optional<core::Refusal> kept;  // a refusal whose effects were committed nonetheless
  std::unique_ptr<WorldTransaction> tx;
  const InTransaction marked(in_transaction_);
  auto written = store_->Write(Durability::kEffect, [&](WriteTransaction& sql) -> core::Result<void> {
    kept.reset();
    tx = std::make_unique<WorldTransaction>(*this, sql);
    auto worked = work(*tx);
    if (worked || !tx->keeps()) return worked;
    kept = std::move(worked).error();
    return {};
  });
  if (!written) return written;
  if (kept) return core::Refuse(std::move(*kept));
  tx->Committed();
  return {};
}

core::Result<void> TestWorld::RunErased(const google::protobuf::Message& request,
                                        const std::function<core::Result<ErasedWork>(Call&)>& handler) {
  decision_.clear();
  if (auto violations = ValidateFields(request); !violations.empty()) {
    return core::Refuse(
        {.reason = common::v1::REASON_INVALID_ARGUMENT, .detail = {}, .violations = std::move(violations)});
  }
  WorldCall call(*this);
  ErasedWork work = TRY(handler(call));
  return Transact(work);
}

Caller PhysicianAt(std::string_view structure) {
  Caller caller = Holder(policy::v1::CALLER_KIND_CPS, "899700000013", "Dr Claire Lenoir", structure);
  caller.profession = "10";
  caller.speciality = "SM04";
  caller.sector = "SA01";
  return caller;
}

Caller NurseAt(std::string_view structure) {
  Caller caller = Holder(policy::v1::CALLER_KIND_CPS, "899700000021", "Nadia Roussel", structure);
  caller.profession = "60";
  caller.sector = "SA01";
  return caller;
}

Caller StudentAt(std::string_view structure) {
  Caller caller = Holder(policy::v1::CALLER_KIND_CPF, "899700000039", "Hugo Vasseur", structure);
  caller.profession = "10";
  caller.sector = "SA01";
  return caller;
}

Caller ClerkAt(std::string_view structure) {
  Caller caller = Holder(policy::v1::CALLER_KIND_CPE, "3" + std::string(structure.substr(1)) + "/000000018",
                         "Inès Caron", structure);
  caller.role = "331";
  caller.sector = "SA01";
  return caller;
}

Caller SoftwareOf(std::string_view structure) {
  Caller caller = Holder(policy::v1::CALLER_KIND_STRUCTURE, std::string(structure), "Hôpital", structure);
  caller.sector = "SA01";
  return caller;
}

Caller CitizenNamed(std::string_view pseudonym) {
  return Holder(policy::v1::CALLER_KIND_CITIZEN, std::string(pseudonym), "", "");
}

Caller TrainerNamed(std::string_view name) {
  Caller caller = Holder(policy::v1::CALLER_KIND_OPERATOR, std::string(name), std::string(name), "");
  caller.sandbox = core::SandboxId();
  caller.credential.clear();
  return caller;
}

}  // namespace parcours::platform::testing
