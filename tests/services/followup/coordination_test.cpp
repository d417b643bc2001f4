// A care circle, its care plan, notebook and calendar, on a real store.
#include "services/followup/handlers/coordination/handlers.h"
#include "tests/services/followup/support.h"

namespace parcours::followup {
namespace {

using common::v1::REASON_UNSPECIFIED;
using std::chrono::hours;

constexpr char kNurse[] = "899700000815";
constexpr char kPharmacy[] = "11B0062056";

class Coordination : public FollowupWorld {
 protected:
  core::Result<v1::OpenCircleResponse> OpenFor(const common::v1::Ins& person) {
    auto request = Asking<v1::OpenCircleRequest>();
    *request.mutable_patient() = person;
    return world_.Run(&followup::OpenCircle, request);
  }
  template <class Request>
  Request OfCircle() {
    auto request = Asking<Request>();
    request.set_circle_id(circle_);
    return request;
  }
  template <class Request>
  Request Reading() {
    Request request;
    request.set_circle_id(circle_);
    return request;
  }
  core::Result<v1::ConsentToCircleResponse> Consent(bool consents) {
    auto request = OfCircle<v1::ConsentToCircleRequest>();
    request.set_consents(consents);
    return world_.Run(&followup::ConsentToCircle, request);
  }
  core::Result<v1::InviteMemberResponse> Invite(const v1::Invitee& who, const std::string& name = "") {
    auto request = OfCircle<v1::InviteMemberRequest>();
    *request.mutable_who() = who;
    request.set_role(v1::MEMBER_ROLE_CARE_PROVIDER);
    request.set_name(name);
    return world_.Run(&followup::InviteMember, request);
  }
  core::Result<v1::InviteMemberResponse> InviteNurse() {
    v1::Invitee who;
    who.set_professional(kNurse);
    return Invite(who);
  }
  core::Result<v1::InviteMemberResponse> InvitePharmacy() {
    v1::Invitee who;
    who.set_structure(kPharmacy);
    return Invite(who);
  }
  core::Result<v1::InviteMemberResponse> InviteJeanne(const std::string& name = "Jeanne, sa femme") {
    v1::Invitee who;
    *who.mutable_relative() = jeanne_;
    return Invite(who, name);
  }
  core::Result<v1::AnswerInvitationResponse> Answer(bool accepts) {
    auto request = OfCircle<v1::AnswerInvitationRequest>();
    request.set_accepts(accepts);
    return world_.Run(&followup::AnswerInvitation, request);
  }
  core::Result<v1::RemoveMemberResponse> Remove(const std::string& member) {
    auto request = OfCircle<v1::RemoveMemberRequest>();
    request.set_member_id(member);
    return world_.Run(&followup::RemoveMember, request);
  }
  core::Result<v1::WriteCarePlanResponse> WritePlan(const std::string& member = "") {
    auto request = OfCircle<v1::WriteCarePlanRequest>();
    request.add_objectives()->set_text("Marcher une heure");
    auto& action = *request.add_actions();
    action.set_text("Prendre rendez-vous");
    action.set_member_id(member);
    action.set_due("2025-05-31");
    return world_.Run(&followup::WriteCarePlan, request);
  }
  core::Result<v1::ValidateCarePlanResponse> ValidatePlan(std::uint32_t version) {
    auto request = OfCircle<v1::ValidateCarePlanRequest>();
    request.set_version(version);
    return world_.Run(&followup::ValidateCarePlan, request);
  }
  core::Result<v1::ReportActionResponse> Report(const std::string& action) {
    auto request = OfCircle<v1::ReportActionRequest>();
    request.set_action_id(action);
    request.set_state(v1::ACTION_STATE_DONE);
    return world_.Run(&followup::ReportAction, request);
  }
  core::Result<v1::WriteNoteResponse> Note(const std::string& text) {
    auto request = OfCircle<v1::WriteNoteRequest>();
    request.set_text(text);
    return world_.Run(&followup::WriteNote, request);
  }
  core::Result<v1::AddAppointmentResponse> Add(core::Time starts,
                                               v1::AppointmentState state = v1::APPOINTMENT_STATE_UNSPECIFIED,
                                               const std::string& member = "") {
    auto request = OfCircle<v1::AddAppointmentRequest>();
    request.set_title("Consultation");
    request.mutable_starts()->set_seconds(std::chrono::floor<std::chrono::seconds>(starts).time_since_epoch().count());
    request.set_state(state);
    request.set_member_id(member);
    return world_.Run(&followup::AddAppointment, request);
  }
  core::Result<v1::ChangeAppointmentResponse> Change(const std::string& appointment, v1::AppointmentState state) {
    auto request = OfCircle<v1::ChangeAppointmentRequest>();
    request.set_appointment_id(appointment);
    request.set_state(state);
    return world_.Run(&followup::ChangeAppointment, request);
  }
  auto Get() { return world_.Run(&followup::GetCircle, Reading<v1::GetCircleRequest>()); }
  auto GetPlanOfCare() { return world_.Run(&followup::GetCarePlan, Reading<v1::GetCarePlanRequest>()); }
  auto Notes() { return world_.Run(&followup::ListNotes, Reading<v1::ListNotesRequest>()); }
  auto Appointments() { return world_.Run(&followup::ListAppointments, Reading<v1::ListAppointmentsRequest>()); }

  void ActAsHomeNurse() {
    ActAsNurse(kHomeCare);
    world_.caller.subject = kNurse;
  }
  // Opened by the doctor, agreed to by Paul; the doctor acts afterwards.
  void Open() {
    circle_ = OpenFor(paul_)->circle().id();
    ActAs(paul_);
    EXPECT_EQ(ReasonOf(Consent(true)), REASON_UNSPECIFIED);
    ActAsDoctor();
  }
  // With the nurse in it besides; nurse_ is her membership.
  void OpenWithNurse() {
    Open();
    nurse_ = InviteNurse()->member_id();
    ActAsHomeNurse();
    EXPECT_EQ(ReasonOf(Answer(true)), REASON_UNSPECIFIED);
    ActAsDoctor();
  }

  std::string circle_;
  std::string nurse_;
};

TEST_F(Coordination, APersonHasOneCircle) {
  status_ = ins::v1::IDENTITY_STATUS_RETRIEVED;
  EXPECT_EQ(ReasonOf(OpenFor(paul_)), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
  status_ = ins::v1::IDENTITY_STATUS_QUALIFIED;
  EXPECT_EQ(OpenFor(paul_)->circle().state(), v1::CIRCLE_STATE_PROPOSED);
  EXPECT_EQ(ReasonOf(OpenFor(paul_)), common::v1::REASON_ALREADY_EXISTS);
}

TEST_F(Coordination, APersonOpensTheirOwnOnly) {
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(OpenFor(jeanne_)), common::v1::REASON_NOT_YOUR_RECORD);
  EXPECT_EQ(OpenFor(paul_)->circle().state(), v1::CIRCLE_STATE_ACTIVE);
  auto wrong = jeanne_;
  wrong.set_key("00");
  EXPECT_EQ(ReasonOf(OpenFor(wrong)), common::v1::REASON_KEY_WRONG);
}

TEST_F(Coordination, SharesNothingWithoutConsent) {
  circle_ = OpenFor(paul_)->circle().id();
  EXPECT_EQ(ReasonOf(InviteNurse()), common::v1::REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Note("Bonjour")), common::v1::REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Notes()), common::v1::REASON_CONSENT_MISSING);
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(Notes()), REASON_UNSPECIFIED);
  EXPECT_EQ(Consent(false)->circle().state(), v1::CIRCLE_STATE_INACTIVE);
}

TEST_F(Coordination, WhoeverIsOutsideStaysOutside) {
  Open();
  ActAsHomeNurse();
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  EXPECT_EQ(ReasonOf(Notes()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  EXPECT_EQ(ReasonOf(Answer(true)), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  ActAs(jeanne_);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  circle_ = "unknown";
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  EXPECT_EQ(ReasonOf(Answer(true)), common::v1::REASON_NOT_IN_CARE_CIRCLE);
}

TEST_F(Coordination, AnInvitedMemberSeesTheCircleBeforeItsContents) {
  Open();
  ASSERT_TRUE(InviteNurse());
  EXPECT_EQ(ReasonOf(InviteNurse()), common::v1::REASON_ALREADY_EXISTS);
  ActAsHomeNurse();
  EXPECT_EQ(ReasonOf(Get()), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Notes()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  EXPECT_EQ(Answer(true)->member().state(), v1::MEMBER_STATE_ACTIVE);
  EXPECT_EQ(ReasonOf(Notes()), REASON_UNSPECIFIED);
}

TEST_F(Coordination, WhoDeclinesIsOutsideAndMayBeInvitedAgain) {
  Open();
  ASSERT_TRUE(InviteNurse());
  ActAsHomeNurse();
  EXPECT_EQ(Answer(false)->member().state(), v1::MEMBER_STATE_DECLINED);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(InviteNurse()), REASON_UNSPECIFIED);
}

TEST_F(Coordination, RelativesAndStructuresAreMembersToo) {
  Open();
  EXPECT_EQ(ReasonOf(InviteJeanne("")), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Invite({})), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(InviteJeanne());
  ASSERT_TRUE(InvitePharmacy());
  ActAs(jeanne_);
  EXPECT_EQ(ReasonOf(Answer(true)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Consent(false)), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  ActAsClerk(kPharmacy);
  EXPECT_EQ(ReasonOf(Answer(true)), REASON_UNSPECIFIED);
  ActAsDoctor(kPharmacy);
  world_.caller.subject = "899700000054";
  EXPECT_EQ(ReasonOf(Notes()), REASON_UNSPECIFIED);
  v1::ListCirclesRequest request;
  EXPECT_EQ(world_.Run(&followup::ListCircles, request)->circles_size(), 1);
  ActAs(jeanne_);
  EXPECT_EQ(world_.Run(&followup::ListCircles, request)->circles_size(), 1);
  ActAs(paul_);
  EXPECT_EQ(world_.Run(&followup::ListCircles, request)->circles_size(), 1);
}

TEST_F(Coordination, OnlyThePersonAndTheCoordinatorInviteAndTakeOut) {
  OpenWithNurse();
  const std::string doctor = Get()->circle().members(0).id();
  ActAsHomeNurse();
  EXPECT_EQ(ReasonOf(InviteJeanne()), common::v1::REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Remove(doctor)), common::v1::REASON_CONSENT_MISSING);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Remove(doctor)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Remove("unknown")), common::v1::REASON_NOT_FOUND);
  ActAs(paul_);
  EXPECT_EQ(ReasonOf(InviteJeanne()), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Remove(doctor)), REASON_UNSPECIFIED);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
  ActAsHomeNurse();
  EXPECT_EQ(ReasonOf(Remove(nurse_)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Get()), common::v1::REASON_NOT_IN_CARE_CIRCLE);
}

TEST_F(Coordination, APlanIsWrittenValidatedAndFollowed) {
  OpenWithNurse();
  EXPECT_EQ(ReasonOf(GetPlanOfCare()), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(ValidatePlan(1)), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Report("1")), common::v1::REASON_NOT_FOUND);
  ActAsHomeNurse();
  EXPECT_EQ(ReasonOf(WritePlan("unknown")), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(WritePlan(nurse_)->plan().version(), 1U);
  EXPECT_EQ(ReasonOf(Report("1")), common::v1::REASON_PLAN_NOT_ACTIVE);
  EXPECT_EQ(WritePlan(nurse_)->plan().version(), 2U);
  ActAsDoctor();
  EXPECT_EQ(ReasonOf(ValidatePlan(1)), common::v1::REASON_CONFLICT);
  EXPECT_EQ(ValidatePlan(2)->plan().state(), v1::CARE_PLAN_STATE_VALIDATED);
  ActAsHomeNurse();
  EXPECT_EQ(ReasonOf(Report("7")), common::v1::REASON_NOT_FOUND);
  EXPECT_EQ(Report("1")->plan().actions(0).state(), v1::ACTION_STATE_DONE);
  ActAs(paul_);
  EXPECT_EQ(GetPlanOfCare()->plan().actions(0).member_id(), nurse_);
}

TEST_F(Coordination, TheNotebookIsReadByAllAndByThePerson) {
  OpenWithNurse();
  ActAsHomeNurse();
  EXPECT_EQ(Note("Pansement refait")->note().member_id(), nurse_);
  ActAs(paul_);
  ASSERT_TRUE(Note("Merci"));
  const auto notes = Notes();
  ASSERT_EQ(notes->notes_size(), 2);
  EXPECT_EQ(notes->notes(0).text(), "Merci");
  EXPECT_EQ(notes->notes(0).member_id(), "");
}

TEST_F(Coordination, AnAppointmentIsKeptOrNotOnceItHasBegun) {
  Open();
  const core::Time tomorrow = world_.now + hours(24);
  EXPECT_EQ(ReasonOf(Add(world_.now - hours(1))), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Add(tomorrow, v1::APPOINTMENT_STATE_FULFILLED)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Add(tomorrow, v1::APPOINTMENT_STATE_BOOKED, "unknown")), common::v1::REASON_NOT_FOUND);
  const std::string id = Add(tomorrow, v1::APPOINTMENT_STATE_PROPOSED)->appointment().id();
  EXPECT_EQ(ReasonOf(Change("unknown", v1::APPOINTMENT_STATE_BOOKED)), common::v1::REASON_NOT_FOUND);
  Later(hours(25));
  EXPECT_EQ(ReasonOf(Change(id, v1::APPOINTMENT_STATE_FULFILLED)), common::v1::REASON_INVALID_ARGUMENT);
  ASSERT_TRUE(Change(id, v1::APPOINTMENT_STATE_BOOKED));
  EXPECT_EQ(ReasonOf(Change(id, v1::APPOINTMENT_STATE_PROPOSED)), common::v1::REASON_INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(Change(id, v1::APPOINTMENT_STATE_NO_SHOW)), REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(Change(id, v1::APPOINTMENT_STATE_CANCELLED)), common::v1::REASON_INVALID_ARGUMENT);
  const std::string next = Add(world_.now + hours(24))->appointment().id();
  EXPECT_EQ(ReasonOf(Change(next, v1::APPOINTMENT_STATE_FULFILLED)), common::v1::REASON_INVALID_ARGUMENT);
  ActAs(paul_);
  EXPECT_EQ(Appointments()->appointments_size(), 2);
  EXPECT_EQ(ReasonOf(Change(next, v1::APPOINTMENT_STATE_CANCELLED)), REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace parcours::followup
