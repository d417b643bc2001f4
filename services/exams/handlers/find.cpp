#include "services/exams/handlers/find.h"

#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/exams/rules/lifecycle.h"

namespace parcours::exams {
namespace {

const Rule* StandingOf(const v1::Examination& one, const Asker& asker) {
  if (!asker.citizen.empty()) return one.patient().matricule() == asker.citizen ? &rules::kPatientSees : nullptr;
  if (!asker.structure.empty() && one.structure() == asker.structure) return &rules::kStructureSees;
  if (!asker.prescriber.empty() && one.prescriber().subject() == asker.prescriber) return &rules::kPrescriberSees;
  return nullptr;
}

}  // namespace

core::Result<Asker> AskerOf(platform::Call& call) {
  if (call.caller().kind != policy::v1::CALLER_KIND_CITIZEN) {
    return Asker{.prescriber = call.caller().subject, .structure = call.caller().structure, .citizen = {}};
  }
  const auto identified = TRY(call.Ask<signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen", signin::v1::IdentifyCitizenRequest()));
  return Asker{.prescriber = {}, .structure = {}, .citizen = identified.ins().matricule()};
}

core::Result<Found> FindKnown(platform::Transaction& tx, const std::string& id, const Asker& asker) {
  auto stored = FindExamination(tx.sql(), id);
  const Rule* rule = stored ? StandingOf(stored->examination, asker) : nullptr;
  if (rule == nullptr) return core::Refuse(common::v1::REASON_NOT_FOUND, "examination");
  tx.Concern(stored->examination.patient().matricule());
  tx.Decide(Describe(*rule));
  return Found{.stored = std::move(*stored), .rule = rule};
}

core::Result<StoredExamination> FindOfStructure(platform::Transaction& tx, const std::string& id) {
  Found found = TRY(FindKnown(tx, id, Asker{.prescriber = {}, .structure = tx.caller().structure, .citizen = {}}));
  return std::move(found.stored);
}

v1::Examination ShownTo(const Found& found) {
  return found.rule == &rules::kStructureSees ? found.stored.examination : ShownOutside(found.stored.examination);
}

core::Result<common::v1::Ins> PatientOf(platform::Call& call, const std::string& id) {
  common::v1::Ins patient;
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    const auto found = FindExamination(tx, id);
    if (!found || call.caller().structure.empty() || found->examination.structure() != call.caller().structure) {
      return core::Refuse(common::v1::REASON_NOT_FOUND, "examination");
    }
    patient = found->examination.patient();
    return {};
  }));
  return patient;
}

}  // namespace parcours::exams
