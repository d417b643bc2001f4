// The handlers of PrescriptionService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/prescription/v1/prescription.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/prescription/v1/prescription.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::prescription {

using platform::Call;
using platform::Work;

core::Result<Work<v1::CreatePrescriptionResponse>> CreatePrescription(Call& call,
                                                                      const v1::CreatePrescriptionRequest& request);
core::Result<Work<v1::SignPrescriptionResponse>> SignPrescription(Call& call,
                                                                  const v1::SignPrescriptionRequest& request);
core::Result<Work<v1::GetPrescriptionResponse>> GetPrescription(Call& call, const v1::GetPrescriptionRequest& request);
core::Result<Work<v1::RetrievePrescriptionResponse>> RetrievePrescription(
    Call& call, const v1::RetrievePrescriptionRequest& request);
core::Result<Work<v1::DispensePrescriptionResponse>> DispensePrescription(
    Call& call, const v1::DispensePrescriptionRequest& request);
core::Result<Work<v1::ListPrescriptionsResponse>> ListPrescriptions(Call& call,
                                                                    const v1::ListPrescriptionsRequest& request);
core::Result<Work<v1::ListDispensingsResponse>> ListDispensings(Call& call, const v1::ListDispensingsRequest& request);
core::Result<Work<v1::RenewPrescriptionResponse>> RenewPrescription(Call& call,
                                                                    const v1::RenewPrescriptionRequest& request);
core::Result<Work<v1::StopLinesResponse>> StopLines(Call& call, const v1::StopLinesRequest& request);
core::Result<Work<v1::CancelPrescriptionResponse>> CancelPrescription(Call& call,
                                                                      const v1::CancelPrescriptionRequest& request);
core::Result<Work<v1::RecordViewOppositionResponse>> RecordViewOpposition(
    Call& call, const v1::RecordViewOppositionRequest& request);

}  // namespace parcours::prescription
