// A new ordonnance, before it is signed.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include "parcours/common/v1/common.pb.h"
#include "parcours/prescription/v1/ordonnance.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/prescription/store.h"

namespace parcours::prescription {

// Gives number, delays, lines and text to what `start` says of patient, prescriber and the rest, and keeps it.
StoredPrescription WriteDraft(platform::Transaction& tx, v1::Prescription start,
                              const google::protobuf::RepeatedPtrField<v1::LineOrder>& orders,
                              const common::v1::Traits& patient);

}  // namespace parcours::prescription
