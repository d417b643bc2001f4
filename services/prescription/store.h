// All SQL of the ordonnances: the ordonnances themselves, their texts and signatures, and what was dispensed.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/prescription/v1/ordonnance.pb.h"
#include "services/platform/store/store.h"

namespace parcours::prescription {

platform::Schema PrescriptionSchema();

struct StoredPrescription {
  std::int64_t position = 0;  // given by InsertPrescription
  v1::Prescription prescription;
  std::string text;         // what is signed
  std::string signature;    // base64; empty for a draft
  std::string certificate;  // PEM chain of the signature
};

void InsertPrescription(platform::WriteTransaction& tx, const StoredPrescription& stored);
void UpdatePrescription(platform::WriteTransaction& tx, const StoredPrescription& stored);
std::optional<StoredPrescription> FindPrescription(platform::ReadTransaction& tx, const std::string& id);
std::optional<StoredPrescription> FindByNumber(platform::ReadTransaction& tx, const std::string& number);

void InsertDispensing(platform::WriteTransaction& tx, std::int64_t prescription, const v1::Dispensing& dispensing);

}  // namespace parcours::prescription
