#include "services/simulator/found.h"

#include <set>
#include <string>

#include "core/log.h"
#include "core/matricule.h"
#include "core/reasons.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/platform/pipeline/transaction.h"
#include "services/simulator/card_store.h"
#include "services/simulator/issue.h"

namespace parcours::simulator {
namespace {

core::Result<void> CheckHandles(const sandbox::v1::Cast& cast) {
  std::set<std::string> seen;
  const auto add = [&](const std::string& handle) -> core::Result<void> {
    if (seen.insert(handle).second) return {};
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "two of the cast are called " + handle);
  };
  for (const auto& person : cast.persons()) TRY(add(person.handle()));
  for (const auto& professional : cast.professionals()) TRY(add(professional.handle()));
  for (const auto& employee : cast.employees()) TRY(add(employee.handle()));
  for (const auto& structure : cast.structures()) TRY(add(structure.handle()));
  return {};
}

// Persons without a matricule get an invented one with a test OID and a right key.
void NumberPersons(sandbox::v1::Cast& cast) {
  std::uint32_t ordinal = 0;
  for (auto& person : *cast.mutable_persons()) {
    ++ordinal;
    if (!person.has_ins()) *person.mutable_ins() = core::MakeTestIns(person.traits(), ordinal);
  }
}

core::Result<void> IssueCards(const Deps& deps, const sandbox::v1::Cast& cast, const platform::Sandbox& sandbox,
                              platform::PipelineTransaction& tx, sandbox::v1::CreateSandboxResponse& response) {
  for (const sandbox::v1::CardSpec& spec : cast.cards()) {
    const IssueTerms terms{.card_id = tx.NextId("card"),
                           .sandbox = sandbox.id(),
                           .branch = 1,
                           .now = tx.now(),
                           .puk = (tx.NextCode() + tx.NextCode()).substr(0, 8)};
    auto card = MakeCard(deps, cast, spec, terms);
    if (!card) {
      core::Refusal refusal = std::move(card).error();
      refusal.detail = "card of " + spec.holder() + ": " + refusal.detail;
      return core::Refuse(std::move(refusal));
    }
    if (response.card_ids().contains(card->handle)) {
      return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "two cards are called " + card->handle);
    }
    InsertCardRecord(tx.sql(), *card);
    (*response.mutable_card_ids())[card->handle] = card->id;
  }
  return {};
}

core::Result<void> Fill(const Deps& deps, const sandbox::v1::Cast& cast,
                        const std::shared_ptr<platform::Sandbox>& sandbox, platform::WriteTransaction& sql,
                        sandbox::v1::CreateSandboxResponse& response) {
  const platform::TransactionScope scope;
  platform::Admission founding;
  founding.sandbox = sandbox;
  platform::PipelineTransaction tx(sql, founding);
  PutCast(sql, cast);
  for (const auto& service : deps.care_services) TRY(service->Seed(tx, cast));
  TRY(IssueCards(deps, cast, *sandbox, tx, response));
  tx.KeepIds();
  return {};
}

}  // namespace

Draft::~Draft() {
  if (published_) return;
  sandbox_.reset();
  if (const auto destroyed = sandboxes_.Destroy(record_.id); !destroyed) {
    core::Log(core::LogLevel::kError, "unpublished sandbox not destroyed yet",
              {{core::logkey::kSandbox, record_.id.value()},
               {core::logkey::kReason, core::ReasonName(destroyed.error().reason)}});
  }
}

void Draft::Publish() {
  sandboxes_.Publish(record_, sandbox_);
  published_ = true;
}

core::Result<Founded> Found(const Deps& deps, platform::SandboxRecord record, core::Time starts,
                            sandbox::v1::Cast cast) {
  TRY(CheckHandles(cast));
  NumberPersons(cast);
  auto sandbox = TRY(deps.sandboxes.Prepare(record, starts));
  Founded founded{.draft = std::make_shared<Draft>(deps.sandboxes, std::move(record), std::move(sandbox)),
                  .response = {}};
  TRY(founded.draft->sandbox().store().Write(platform::Durability::kEffect, [&](platform::WriteTransaction& sql) {
    return Fill(deps, cast, founded.draft->shared(), sql, founded.response);
  }));
  for (const auto& person : cast.persons()) {
    auto& registered = (*founded.response.mutable_persons())[person.handle()];
    registered.set_matricule(person.ins().matricule());
    registered.set_key(person.ins().key());
    registered.set_oid(person.ins().oid());
  }
  return founded;
}

}  // namespace parcours::simulator
