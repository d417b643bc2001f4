// The life of a request for admission: what leads where, until one unit has admitted the patient.
//
// The states are ours (the module sanitaire's are in no public source that we read); that an admission cancels the
// other requests is ViaTrajectoire's. Pure and thread-safe.
#pragma once

#include "core/result.h"
#include "parcours/followup/v1/orientation_file.pb.h"

namespace parcours::followup {

enum class AdmissionEvent {
  kRead,
  kAgree,
  kRefuse,
  kWait,
  kAsk,
  kSupply,
  kConfirmRefusal,
  kRetain,
  kAdmit,
  kDischarge,
  kCancel,
};

// The state that an event leads to. Refuses with REFERRAL_ADMITTED_ELSEWHERE, REFERRAL_STATE_NOT_ALLOWED.
core::Result<v1::AdmissionRequestState> StateAfter(const v1::AdmissionRequest& request, AdmissionEvent event);

// The event that an answer is. Refuses with INVALID_ARGUMENT: no answer, an agreement without its date, a refusal
// without its reason, a question without text.
core::Result<AdmissionEvent> EventOfAnswer(v1::AdmissionRequestState answer, const std::string& proposed_date,
                                           v1::AdmissionRefusalReason reason, const std::string& text);

// False for a request about which nothing is to be decided any more.
bool IsOpen(v1::AdmissionRequestState state);

// Whether the unit may still read the file. Refuses with REFERRAL_ADMITTED_ELSEWHERE, REFERRAL_STATE_NOT_ALLOWED.
core::Result<void> CheckReadable(const v1::AdmissionRequest& request);

// A person may not choose the automatic reason. Refuses with INVALID_ARGUMENT.
core::Result<void> CheckCancelReason(v1::OrientationCancelReason reason);

}  // namespace parcours::followup
