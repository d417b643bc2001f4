#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/notice.h"
#include "services/followup/people.h"
#include "services/followup/rules/appointment.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::AddAppointmentResponse>> AddAppointment(Call& call, const v1::AddAppointmentRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  const v1::AppointmentState state =
      request.state() == v1::APPOINTMENT_STATE_UNSPECIFIED ? v1::APPOINTMENT_STATE_BOOKED : request.state();
  TRY(CheckNew(ToTime(request.starts()), state, call.now()));
  return Work<v1::AddAppointmentResponse>(
      [&request, who, state](platform::Transaction& tx) -> core::Result<v1::AddAppointmentResponse> {
        Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
        TRY(CheckNamed(seat.stored.circle, request.member_id()));
        tx.Decide(Describe(rules::kCalendar));
        v1::AddAppointmentResponse response;
        v1::Appointment& appointment = *response.mutable_appointment();
        appointment.set_id(tx.NextId("apt"));
        appointment.set_title(request.title());
        appointment.set_member_id(request.member_id());
        *appointment.mutable_starts() = request.starts();
        appointment.set_place(request.place());
        appointment.set_state(state);
        *appointment.mutable_changed() = StampOf(tx);
        InsertAppointment(tx.sql(), seat.stored.position, appointment);
        if (!seat.member_id.empty()) {
          TellCitizen(tx, seat.stored.circle.patient(),
                      {"Un rendez-vous est dans votre agenda", "An appointment is in your calendar"},
                      {"Ajouté par un membre de votre cercle de soins.", "Added by a member of your care circle."});
        }
        return response;
      });
}

}  // namespace parcours::followup
