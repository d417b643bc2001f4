#include "services/followup/rules/appointment.h"

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/rules/calendar.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

using State = v1::AppointmentState;

core::Refusal Wrong(const char* field, const char* what) {
  return RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kAppointmentOrder,
                   {{.field = field, .description = what}});
}

bool IsOver(State state) {
  return state == v1::APPOINTMENT_STATE_FULFILLED || state == v1::APPOINTMENT_STATE_CANCELLED ||
         state == v1::APPOINTMENT_STATE_NO_SHOW;
}

}  // namespace

core::Result<void> CheckNew(core::Time starts, State state, core::Time now) {
  if (starts < now) return core::Refuse(Wrong("starts", "is past"));
  if (state == v1::APPOINTMENT_STATE_PROPOSED || state == v1::APPOINTMENT_STATE_BOOKED) return {};
  return core::Refuse(Wrong("state", "is PROPOSED or BOOKED"));
}

core::Result<void> CheckChange(const v1::Appointment& appointment, State next, core::Time now) {
  if (IsOver(appointment.state())) return core::Refuse(Wrong("appointment_id", "is over"));
  if (next == v1::APPOINTMENT_STATE_PROPOSED) return core::Refuse(Wrong("state", "does not go back to PROPOSED"));
  const bool kept_or_not = next == v1::APPOINTMENT_STATE_FULFILLED || next == v1::APPOINTMENT_STATE_NO_SHOW;
  if (!kept_or_not) return {};
  if (appointment.state() != v1::APPOINTMENT_STATE_BOOKED) return core::Refuse(Wrong("state", "it was not booked"));
  if (now < ToTime(appointment.starts())) return core::Refuse(Wrong("state", "it has not begun"));
  return {};
}

}  // namespace parcours::followup
