#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/handlers/telemonitoring/plans.h"
#include "services/followup/notice.h"
#include "services/followup/people.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

// One at a time; one whose time is over makes way.
core::Result<void> MakeWay(platform::Transaction& tx, const std::string& matricule) {
  auto running = RunningPlan(tx.sql(), tx.caller().structure, matricule);
  if (!running) return {};
  running->plan = Aged(std::move(running->plan), tx.now());
  if (IsRunning(running->plan.state())) {
    return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kOnePlan));
  }
  running->silent_at.reset();
  UpdatePlan(tx.sql(), *running);
  return {};
}

}  // namespace

core::Result<Work<v1::ProposePlanResponse>> ProposePlan(Call& call, const v1::ProposePlanRequest& request) {
  TRY(QualifiedTraits(call, request.patient()));
  return Work<v1::ProposePlanResponse>([&request](platform::Transaction& tx) -> core::Result<v1::ProposePlanResponse> {
    TRY(MakeWay(tx, request.patient().matricule()));
    tx.Decide(Describe(rules::kQualified));
    v1::MonitoringPlan plan;
    plan.set_id(tx.NextId("tel"));
    *plan.mutable_patient() = request.patient();
    plan.set_structure(tx.caller().structure);
    plan.set_indication(request.indication());
    plan.set_state(v1::PLAN_STATE_PROPOSED);
    *plan.mutable_proposed() = StampOf(tx);
    InsertPlan(tx.sql(), plan);
    TellCitizen(tx, request.patient(), {"Une télésurveillance vous est proposée", "Telemonitoring is proposed to you"},
                {"Vous êtes libre d'accepter ou non. Votre équipe vous explique aussi le suivi classique.",
                 "You are free to agree or not. Your team also explains conventional follow-up."});
    v1::ProposePlanResponse response;
    *response.mutable_plan() = std::move(plan);
    return response;
  });
}

}  // namespace parcours::followup
