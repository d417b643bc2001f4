#include "services/emergency/rules/regulation.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/rules/vehicle.h"

namespace parcours::emergency {
namespace {

constexpr std::int64_t kSecondsToSecondIntention = 600;

}  // namespace

Verdict DecideAnswering(const Standing& standing) {
  if (!standing.centre) return Deny(common::v1::REASON_REGULATION_CENTRE_ONLY, rules::kCentreOnly);
  return Allow(rules::kEveryCall);
}

Verdict DecideWriting(const Standing& standing) {
  if (!standing.party) return Deny(common::v1::REASON_NOT_FOUND, rules::kParty);
  if (!standing.centre) return Deny(common::v1::REASON_REGULATION_CENTRE_ONLY, rules::kCentreOnly);
  if (!standing.in_charge) return Deny(common::v1::REASON_CENTRE_NOT_IN_CHARGE, rules::kInCharge);
  return Allow(rules::kFirstLine);
}

Verdict DecideKind(const v1::EmergencyFile& file, v1::FileKind asked) {
  const bool regulated = file.kind() == v1::FILE_KIND_DRM;
  if (asked == v1::FILE_KIND_DRM && !regulated) {
    return Deny(common::v1::REASON_REGULATION_MISSING, rules::kDoctorMakesDrm);
  }
  return Allow(regulated ? rules::kDrm : rules::kFirstLine);
}

Verdict DecideRegulated(const v1::EmergencyFile& file) {
  if (file.kind() != v1::FILE_KIND_DRM) return Deny(common::v1::REASON_REGULATION_MISSING, rules::kDoctorMakesDrm);
  return Allow(rules::kMedicalDecision);
}

v1::Intention IntentionOf(const v1::EmergencyFile& file, core::Time now) {
  if (file.decisions().empty()) return v1::INTENTION_FIRST;
  const std::int64_t until = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const auto late_enough = [&](const google::protobuf::Timestamp& time) {
    return time.seconds() - file.opened().seconds() >= kSecondsToSecondIntention && time.seconds() <= until;
  };
  const auto& observations = file.observations();
  const bool seen = std::any_of(observations.begin(), observations.end(),
                                [&](const v1::Observation& observation) { return late_enough(observation.time()); });
  const auto& communications = file.communications();
  const bool told =
      std::any_of(communications.begin(), communications.end(), [&](const v1::Communication& communication) {
        return communication.direction() == v1::DIRECTION_IN && late_enough(communication.time());
      });
  return seen || told ? v1::INTENTION_SECOND : v1::INTENTION_FIRST;
}

v1::ResourceType ResourceOf(v1::VehicleType vehicle) {
  switch (vehicle) {
    case v1::VEHICLE_TYPE_SMUR_CAR:
    case v1::VEHICLE_TYPE_SMUR_AMBULANCE:
    case v1::VEHICLE_TYPE_SMUR_HELICOPTER:
      return v1::RESOURCE_TYPE_SMUR;
    case v1::VEHICLE_TYPE_AMBULANCE:
      return v1::RESOURCE_TYPE_AMBULANCE;
    case v1::VEHICLE_TYPE_RESCUE_AMBULANCE:
      return v1::RESOURCE_TYPE_FIRE_SERVICE;
    case v1::VEHICLE_TYPE_DOCTORS_CAR:
      return v1::RESOURCE_TYPE_DOCTOR;
    case v1::VEHICLE_TYPE_UNSPECIFIED:
    case v1::VehicleType_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::VehicleType_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return v1::RESOURCE_TYPE_UNSPECIFIED;
}

const v1::Decision* DecisionToSend(const v1::EmergencyFile& file, const std::string& decision_id,
                                   v1::VehicleType vehicle) {
  const auto& decisions = file.decisions();
  const auto found = std::find_if(decisions.begin(), decisions.end(), [&](const v1::Decision& decision) {
    return decision.id() == decision_id && decision.kind() == v1::DECISION_KIND_INTERVENTION &&
           decision.resource() == ResourceOf(vehicle);
  });
  return found == decisions.end() ? nullptr : &*found;
}

std::vector<core::Violation> FaultsOf(const v1::Decision& decision) {
  const bool intervention = decision.kind() == v1::DECISION_KIND_INTERVENTION;
  const bool orientation = decision.kind() == v1::DECISION_KIND_ORIENTATION;
  std::vector<core::Violation> faults;
  if (intervention != (decision.resource() != v1::RESOURCE_TYPE_UNSPECIFIED)) {
    faults.push_back({.field = "resource", .description = "goes with INTERVENTION, and only with it"});
  }
  if (orientation != (decision.orientation() != v1::ORIENTATION_KIND_UNSPECIFIED)) {
    faults.push_back({.field = "orientation", .description = "goes with ORIENTATION, and only with it"});
  }
  if (!intervention && !orientation && decision.text().empty()) {
    faults.push_back({.field = "text", .description = "says the advice, the prescription or the reason"});
  }
  return faults;
}

Verdict DecideCompleting(const v1::EmergencyFile& file) {
  if (file.kind() == v1::FILE_KIND_DRM) return Allow(rules::kCompleted);
  if (file.priority() == v1::PRIORITY_P0 || file.priority() == v1::PRIORITY_P1) {
    return Deny(common::v1::REASON_REGULATION_MISSING, rules::kUrgentNeedsDoctor);
  }
  return Allow(rules::kAssistantCloses);
}

Missing MissingToComplete(const v1::EmergencyFile& file) {
  Missing missing{.rule = &rules::kAllCarriedOut, .what = {}};
  for (const v1::Engagement& engagement : file.engagements()) {
    if (IsCarriedOut(StatusOf(engagement))) continue;
    missing.what.push_back({.field = "engagements", .description = engagement.call_sign() + " is under way"});
  }
  if (file.kind() == v1::FILE_KIND_DRM && file.decisions().empty()) {
    missing.rule = &rules::kDrmDecided;
    missing.what.push_back({.field = "decisions", .description = "there is none"});
  }
  return missing;
}

Missing MissingToValidate(const v1::EmergencyFile& file) {
  Missing missing{.rule = &rules::kCoherent, .what = {}};
  if (!file.has_motive()) missing.what.push_back({.field = "motive", .description = "is not chosen"});
  if (file.kind() == v1::FILE_KIND_DRM && file.patients().empty()) {
    missing.what.push_back({.field = "patients", .description = "there is none"});
  }
  return missing;
}

v1::VehicleStatus StatusOf(const v1::Engagement& engagement) {
  if (engagement.statuses().empty()) return v1::VEHICLE_STATUS_UNSPECIFIED;
  return engagement.statuses(engagement.statuses_size() - 1).status();
}

Verdict DecideStatus(const v1::Engagement& engagement, v1::VehicleStatus to) {
  const v1::VehicleStatus from = StatusOf(engagement);
  if (!MayFollow(from, to)) return Deny(common::v1::REASON_VEHICLE_STATUS_NOT_ALLOWED, rules::kStatusOrder);
  const bool leaves = from == v1::VEHICLE_STATUS_AT_DESTINATION && to == v1::VEHICLE_STATUS_CARE_ENDED;
  if (leaves && engagement.handover().state() != v1::HANDOVER_STATE_ACCEPTED) {
    return Deny(common::v1::REASON_HANDOVER_MISSING, rules::kHandoverFirst);
  }
  return Allow(rules::kStatusOrder);
}

v1::EmergencyFile ShownTo(v1::EmergencyFile file, const std::string& structure) {
  for (v1::Patient& patient : *file.mutable_patients()) {
    const bool qualified = patient.identity_status() == ins::v1::IDENTITY_STATUS_QUALIFIED;
    if (!qualified && patient.entered_by() != structure) patient.clear_ins();
  }
  return file;
}

}  // namespace parcours::emergency
