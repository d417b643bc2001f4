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

// Newest first, before that position (0: from the start): what `prescriber` wrote for the patient, or for an empty one
// all that are signed.
std::vector<StoredPrescription> PrescriptionsOf(platform::ReadTransaction& tx, const std::string& matricule,
                                                const std::string& prescriber, std::int64_t before, std::int64_t most);

void InsertDispensing(platform::WriteTransaction& tx, std::int64_t prescription, const v1::Dispensing& dispensing);

struct ListedDispensing {
  std::int64_t position;
  v1::Dispensing dispensing;
};
// First one first, after that position (0: from the start).
std::vector<ListedDispensing> DispensingsOf(platform::ReadTransaction& tx, std::int64_t prescription,
                                            std::int64_t after, std::int64_t most);

}  // namespace parcours::prescription
