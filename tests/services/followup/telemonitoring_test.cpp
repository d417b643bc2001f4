// A plan of telemonitoring, from the proposal to its end, on a real store.
#include "services/followup/handlers/telemonitoring/handlers.h"
#include "services/followup/telemonitoring_store.h"
#include "tests/services/followup/support.h"

namespace parcours::followup {
namespace {

using common::v1::REASON_UNSPECIFIED;
using std::chrono::hours;

class Telemonitoring : public FollowupWorld {
 protected:
  core::Result<v1::ProposePlanResponse> Propose() {
    auto request = Asking<v1::ProposePlanRequest>();
    *request.mutable_patient() = paul_;
    request.set_indication(v1::INDICATION_HEART_FAILURE);
    return world_.Run(&followup::ProposePlan, request);
  }
  template <class Request>
  Request OfPlan() {
    auto request = Asking<Request>();
    request.set_plan_id(plan_);
    return request;
  }
  core::Result<v1::RecordConsentResponse> Consent(bool consents) {
    auto request = OfPlan<v1::RecordConsentRequest>();
    request.set_consents(consents);
    return world_.Run(&followup::RecordConsent, request);
  }
  core::Result<v1::PrescribePlanResponse> Prescribe(std::uint32_t months = 6) {
    auto request = OfPlan<v1::PrescribePlanRequest>();
    request.set_months(months);
    request.mutable_facts()->set_last_stay("2025-03-10");
    return world_.Run(&followup::PrescribePlan, request);
  }
  auto Activate() { return world_.Run(&followup::ActivatePlan, OfPlan<v1::ActivatePlanRequest>()); }
  core::Result<v1::RecordMeasureResponse> Weigh(std::uint32_t grams) {
    auto request = OfPlan<v1::RecordMeasureRequest>();
    request.set_weight_grams(grams);
    return world_.Run(&followup::RecordMeasure, request);
  }
  core::Result<v1::EvaluatePlansResponse> Evaluate() {
    return world_.Run(&followup::EvaluatePlans, Asking<v1::EvaluatePlansRequest>());
  }
  std::vector<v1::Alert> Alerts(bool closed = false) {
    v1::ListAlertsRequest request;
    request.set_closed(closed);
    const auto answer = world_.Run(&followup::ListAlerts, request);
    EXPECT_EQ(ReasonOf(answer), REASON_UNSPECIFIED);
    return {answer->alerts().begin(), answer->alerts().end()};
  }
  core::Result<v1::HandleAlertResponse> Handle(const std::string& alert, v1::AlertActionKind action,
                                               const std::string& text = "") {
    auto request = Asking<v1::HandleAlertRequest>();
    request.set_alert_id(alert);
    request.set_action(action);
    request.set_text(text);
    return world_.Run(&followup::HandleAlert, request);
  }
  core::Result<v1::CloseAlertResponse> Close(const std::string& alert) {
    auto request = Asking<v1::CloseAlertRequest>();
    request.set_alert_id(alert);
    request.set_conclusion("Réglé");
    return world_.Run(&followup::CloseAlert, request);
  }
  core::Result<v1::MuteAlertsResponse> Mute(v1::AlertKind kind, const std::string& reason = "Hospitalisé") {
    auto request = OfPlan<v1::MuteAlertsRequest>();
    request.set_kind(kind);
    request.set_reason(reason);
    return world_.Run(&followup::MuteAlerts, request);
  }
  core::Result<v1::SuspendPlanResponse> Suspend() {
    auto request = OfPlan<v1::SuspendPlanRequest>();
    request.set_reason("Voyage");
    return world_.Run(&followup::SuspendPlan, request);
  }
  auto Resume() { return world_.Run(&followup::ResumePlan, OfPlan<v1::ResumePlanRequest>()); }
  core::Result<v1::RenewPlanResponse> Renew() {
    auto request = OfPlan<v1::RenewPlanRequest>();
    request.set_months(12);
    return world_.Run(&followup::RenewPlan, request);
  }
  core::Result<v1::EndPlanResponse> End() {
    auto request = OfPlan<v1::EndPlanRequest>();
    request.set_reason("Stable");
    return world_.Run(&followup::EndPlan, request);
  }
  core::Result<v1::GetPlanResponse> Get() {
    v1::GetPlanRequest request;
    request.set_plan_id(plan_);
    return world_.Run(&followup::GetPlan, request);
  }

  // An active plan; the doctor acts afterwards.
  void Start() {
    plan_ = Propose()->plan().id();
    ActAs(paul_);
    EXPECT_EQ(ReasonOf(Consent(true)), REASON_UNSPECIFIED);
    ActAsDoctor();
    EXPECT_EQ(ReasonOf(Prescribe()), REASON_UNSPECIFIED);
    EXPECT_EQ(ReasonOf(Activate()), REASON_UNSPECIFIED);
  }

  std::string plan_;
};

TEST_F(Telemonitoring, NeedsAQualifiedIdentityAndOnePlanAtATime) {
  status_ = ins::v1::IDENTITY_STATUS_RETRIEVED;
  EXPECT_EQ(ReasonOf(Propose()), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  status_ = ins::v1::IDENTITY_STATUS_QUALIFIED;
  EXPECT_EQ(ReasonOf(Propose()), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Propose()), common::v1::REASON_ALREADY_EXISTS);
}

TEST_F(Telemonitoring, NothingBeginsWithoutConsent) {
  plan_ = Propose()->plan().id();
  EXPECT_EQ(ReasonOf(Prescribe()), common::v1::REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Activate()), common::v1::REASON_CONSENT_MISSING);
  ActAs(jeanne_);
  EXPECT_EQ(ReasonOf(Consent(true)), common::v1::REASON_NOT_FOUND);
  ActAs(paul_);
  EXPECT_EQ(Consent(false)->plan().state(), v1::PLAN_STATE_DECLINED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Prescribe()), common::v1::REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Propose()), REASON_UNSPECIFIED);
}

TEST_F(Telemonitoring, AWithdrawnConsentEndsIt) {
  Start();
  ActAs(paul_);
  EXPECT_EQ(Consent(false)->plan().end_reason(), v1::PLAN_END_REASON_WITHDRAWN);
  EXPECT_EQ(ReasonOf(Weigh(80'000)), common::v1::REASON_PLAN_NOT_ACTIVE);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Renew()), common::v1::REASON_CONSENT_MISSING);
  Later(hours(48));
  EXPECT_TRUE(Alerts().empty());
}

TEST_F(Telemonitoring, TakesWeightsOfThePatientAndTheDevice) {
  Start();
  ActAs(paul_);
  const auto typed = Weigh(80'000);
  EXPECT_FALSE(typed->measure().by_device());
  EXPECT_NE(typed->notice().fr().find("15"), std::string::npos);
  EXPECT_EQ(ReasonOf(Weigh(800)), common::v1::REASON_INVALID_ARGUMENT);
  ActAsSoftware();
  Later(hours(24));
  EXPECT_TRUE(Weigh(80'200)->measure().by_device());
  ActAsSoftware(kHomeCare);
  EXPECT_EQ(ReasonOf(Weigh(80'000)), common::v1::REASON_NOT_FOUND);
  ActAs(paul_);
  v1::ListMeasuresRequest request;
  request.set_plan_id(plan_);
  const auto listed = world_.Run(&followup::ListMeasures, request);
  ASSERT_EQ(listed->measures_size(), 2);
  EXPECT_EQ(listed->measures(0).weight_grams(), 80'200U);
}

TEST_F(Telemonitoring, RefusesAWeightOfAnotherTime) {
  Start();
  ActAs(paul_);
  auto request = OfPlan<v1::RecordMeasureRequest>();
  request.set_weight_grams(80'000);
  request.mutable_taken()->set_seconds(1);
  EXPECT_EQ(ReasonOf(world_.Run(&followup::RecordMeasure, request)), common::v1::REASON_INVALID_ARGUMENT);
  request.mutable_taken()->set_seconds(4'000'000'000);
  EXPECT_EQ(ReasonOf(world_.Run(&followup::RecordMeasure, request)), common::v1::REASON_INVALID_ARGUMENT);
}

TEST_F(Telemonitoring, ARisingWeightRaisesOneAlert) {
  Start();
  ActAs(paul_);
  EXPECT_FALSE(Weigh(80'000)->alerted());
  Later(hours(24));
  EXPECT_FALSE(Weigh(80'500)->alerted());
  Later(hours(24));
  EXPECT_TRUE(Weigh(82'000)->alerted());
  Later(hours(24));
  EXPECT_FALSE(Weigh(82'500)->alerted());
  ActAsDoctor();
  const auto alerts = Alerts();
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(alerts[0].kind(), v1::ALERT_KIND_DECOMPENSATION);
  EXPECT_EQ(alerts[0].gain_grams(), 2'000U);
}

TEST_F(Telemonitoring, SilenceRaisesOneAlertUntilItIsClosed) {
  Start();
  ActAsSoftware();
  EXPECT_EQ(Evaluate()->raised(), 0U);
  EXPECT_EQ(Evaluate()->awaited(), 1U);
  Later(hours(36));
  EXPECT_EQ(Evaluate()->raised(), 1U);
  EXPECT_EQ(Evaluate()->raised(), 0U);
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(Weigh(80'000)), REASON_UNSPECIFIED);
  ActAsNurse();
  const auto alerts = Alerts();
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(ReasonOf(Close(alerts[0].id())), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Handle(alerts[0].id(), v1::ALERT_ACTION_KIND_PATIENT_CONTACTED));
  ASSERT_TRUE(Close(alerts[0].id()));
  EXPECT_TRUE(Alerts().empty());
  EXPECT_EQ(Alerts(true).size(), 1U);
  Later(hours(36));
  EXPECT_EQ(Alerts().size(), 1U);
}

TEST_F(Telemonitoring, ItDoesNotMatterWhoLooksWhen) {
  Start();
  const core::Time due = world_.now + hours(36);
  Later(hours(50));
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(Weigh(80'000)), REASON_UNSPECIFIED);
  ActAsNurse();
  const auto alerts = Alerts();
  ASSERT_EQ(alerts.size(), 1U);
  EXPECT_EQ(core::Time(std::chrono::seconds(alerts[0].raised().seconds())), due);
}

TEST_F(Telemonitoring, ASilenceAfterTheEndIsNone) {
  Start();
  Later(hours(24 * 183));
  ActAsSoftware();
  EXPECT_EQ(ReasonOf(Weigh(80'000)), REASON_UNSPECIFIED);
  Later(hours(72));
  ActAsNurse();
  EXPECT_EQ(Alerts().size(), 1U);  // that of the first days
}

TEST_F(Telemonitoring, OneRoundLooksAtAThousandPlans) {
  constexpr int kPlans = 1000;
  ASSERT_TRUE(world_.Transact([this](platform::Transaction& tx) -> core::Result<void> {
    for (int i = 0; i < kPlans; ++i) {
      v1::MonitoringPlan plan;
      plan.set_id("tel-" + std::to_string(i));
      plan.mutable_patient()->set_matricule("patient " + std::to_string(i));
      plan.set_structure(kHospital);
      plan.set_state(v1::PLAN_STATE_ACTIVE);
      InsertPlan(tx.sql(), plan);
      StoredPlan stored = *FindPlan(tx.sql(), plan.id());
      stored.silent_at = world_.now + hours(36);
      UpdatePlan(tx.sql(), stored);
    }
    return {};
  }));
  ActAsSoftware();
  EXPECT_EQ(Evaluate()->awaited(), 1000U);
  Later(hours(36));
  EXPECT_EQ(Evaluate()->raised(), 1000U);
  EXPECT_EQ(Evaluate()->raised(), 0U);
}

TEST_F(Telemonitoring, SilenceCannotBeMuted) {
  Start();
  EXPECT_EQ(ReasonOf(Mute(v1::ALERT_KIND_SILENCE)), common::v1::REASON_ALERT_NOT_MUTABLE);
  ActAsNurse();
  EXPECT_EQ(ReasonOf(Mute(v1::ALERT_KIND_DECOMPENSATION)), common::v1::REASON_PROFESSION_NOT_ALLOWED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Mute(v1::ALERT_KIND_DECOMPENSATION, "")), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_TRUE(Mute(v1::ALERT_KIND_DECOMPENSATION)->plan().decompensation_muted());
  ActAs(paul_);
  ASSERT_TRUE(Weigh(80'000));
  Later(hours(24));
  EXPECT_FALSE(Weigh(83'000)->alerted());
}

TEST_F(Telemonitoring, ANurseContactsADoctorAdjusts) {
  Start();
  Later(hours(36));
  const std::string alert = Alerts().at(0).id();
  ActAsNurse();
  EXPECT_EQ(Handle(alert, v1::ALERT_ACTION_KIND_SEEN)->alert().state(), v1::ALERT_STATE_SEEN);
  EXPECT_EQ(ReasonOf(Close(alert)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Handle(alert, v1::ALERT_ACTION_KIND_TREATMENT_ADJUSTED)),
            common::v1::REASON_PROFESSION_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Handle(alert, v1::ALERT_ACTION_KIND_NO_ACTION)), common::v1::REASON_INVALID_ARGUMENT);
  const std::size_t before = world_.enqueued().size();
  EXPECT_EQ(Handle(alert, v1::ALERT_ACTION_KIND_DIRECTED_TO_15)->alert().state(), v1::ALERT_STATE_HANDLED);
  EXPECT_EQ(world_.enqueued().size(), before + 1);
  ActAsDoctor(kHomeCare);
  EXPECT_EQ(ReasonOf(Handle(alert, v1::ALERT_ACTION_KIND_SEEN)), common::v1::REASON_NOT_FOUND);
  ActAsDoctor();
  ASSERT_TRUE(Handle(alert, v1::ALERT_ACTION_KIND_TREATMENT_ADJUSTED));
  ASSERT_TRUE(Close(alert));
  EXPECT_EQ(ReasonOf(Close(alert)), common::v1::REASON_ALERT_CLOSED);
  EXPECT_EQ(ReasonOf(Handle(alert, v1::ALERT_ACTION_KIND_SEEN)), common::v1::REASON_ALERT_CLOSED);
}

TEST_F(Telemonitoring, NobodyWaitsForASuspendedPlan) {
  Start();
  EXPECT_EQ(ReasonOf(Resume()), common::v1::REASON_PLAN_NOT_ACTIVE);
  ASSERT_TRUE(Suspend());
  Later(hours(200));
  EXPECT_TRUE(Alerts().empty());
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(Weigh(80'000)), common::v1::REASON_PLAN_NOT_ACTIVE);
  ActAsDoctor();
  EXPECT_EQ(Resume()->plan().state(), v1::PLAN_STATE_ACTIVE);
  Later(hours(36));
  EXPECT_EQ(Alerts().size(), 1U);
}

TEST_F(Telemonitoring, EndsWithItsPrescriptionAndIsRenewed) {
  Start();
  Later(hours(24 * 200));
  EXPECT_EQ(Get()->plan().end_reason(), v1::PLAN_END_REASON_EXPIRED);
  ASSERT_EQ(Alerts().size(), 1U);
  ASSERT_TRUE(Handle(Alerts()[0].id(), v1::ALERT_ACTION_KIND_PATIENT_CONTACTED));
  ASSERT_TRUE(Close(Alerts()[0].id()));
  Later(hours(48));
  EXPECT_TRUE(Alerts().empty());
  EXPECT_EQ(ReasonOf(Suspend()), common::v1::REASON_PLAN_NOT_ACTIVE);
  EXPECT_EQ(Renew()->plan().state(), v1::PLAN_STATE_ACTIVE);
  Later(hours(36));
  EXPECT_EQ(Alerts().size(), 1U);
  EXPECT_EQ(End()->plan().end_reason(), v1::PLAN_END_REASON_DOCTOR);
  EXPECT_EQ(ReasonOf(End()), common::v1::REASON_PLAN_NOT_ACTIVE);
  EXPECT_EQ(ReasonOf(Renew()), common::v1::REASON_PLAN_NOT_ACTIVE);
}

TEST_F(Telemonitoring, AnExpiredPlanMakesWayForAnotherOne) {
  Start();
  Later(hours(24 * 200));
  const std::string old = plan_;
  EXPECT_EQ(ReasonOf(Propose()), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Renew()), common::v1::REASON_ALREADY_EXISTS);
  const v1::ListPlansRequest request;
  EXPECT_EQ(world_.Run(&followup::ListPlans, request)->plans(1).id(), old);
  ActAs(paul_);
  EXPECT_EQ(world_.Run(&followup::ListPlans, request)->plans_size(), 2);
}

TEST_F(Telemonitoring, RefusesMoreThanTwelveMonths) {
  plan_ = Propose()->plan().id();
  ASSERT_TRUE(Consent(true));
  EXPECT_EQ(ReasonOf(Prescribe(13)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Prescribe(12)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Prescribe(12)), common::v1::REASON_PLAN_NOT_ACTIVE);
}

}  // namespace
}  // namespace parcours::followup
