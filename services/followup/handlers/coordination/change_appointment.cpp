#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/coordination/circles.h"
#include "services/followup/handlers/coordination/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/appointment.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {

core::Result<Work<v1::ChangeAppointmentResponse>> ChangeAppointment(Call& call,
                                                                    const v1::ChangeAppointmentRequest& request) {
  const Who who = WhoIs(call.caller(), TRY(CitizenOf(call)));
  return Work<v1::ChangeAppointmentResponse>(
      [&request, who](platform::Transaction& tx) -> core::Result<v1::ChangeAppointmentResponse> {
        const Seat seat = TRY(SeatToWrite(tx, request.circle_id(), who));
        auto stored = FindAppointment(tx.sql(), seat.stored.position, request.appointment_id());
        if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "appointment_id");
        TRY(CheckChange(stored->appointment, request.state(), tx.now()));
        tx.Decide(Describe(rules::kAppointmentOrder));
        stored->appointment.set_state(request.state());
        *stored->appointment.mutable_changed() = StampOf(tx);
        UpdateAppointment(tx.sql(), *stored);
        v1::ChangeAppointmentResponse response;
        *response.mutable_appointment() = std::move(stored->appointment);
        return response;
      });
}

}  // namespace parcours::followup
