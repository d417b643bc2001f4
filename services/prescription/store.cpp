#include "services/prescription/store.h"

#include <utility>

#include "prescription_sql.h"

namespace parcours::prescription {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

template <class Message>
Message Parsed(const std::string& bytes) {
  Message message;
  if (!message.ParseFromString(bytes)) throw platform::StoreFailure("a row of the ordonnances cannot be read");
  return message;
}

StoredPrescription ReadPrescription(const Row& row) {
  return StoredPrescription{.position = row.Int(0),
                            .prescription = Parsed<v1::Prescription>(row.Text(1)),
                            .text = row.Text(2),
                            .signature = row.Text(3),
                            .certificate = row.Text(4)};
}

}  // namespace

platform::Schema PrescriptionSchema() {
  return {.owner = "prescription", .migrations = {kPrescription1Sql}};
}

void InsertPrescription(WriteTransaction& tx, const StoredPrescription& stored) {
  const v1::Prescription& one = stored.prescription;
  const std::string bytes = one.SerializeAsString();
  tx.Run(
      "INSERT INTO prescription_ordonnance (id, number, matricule, prescriber, ordonnance, text, signature, "
      "certificate) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {one.id(), one.number(), one.patient().matricule(), one.prescriber().subject(), Blob{bytes}, stored.text,
       stored.signature, stored.certificate});
}

void UpdatePrescription(WriteTransaction& tx, const StoredPrescription& stored) {
  const std::string bytes = stored.prescription.SerializeAsString();
  tx.Run("UPDATE prescription_ordonnance SET ordonnance = ?, signature = ?, certificate = ? WHERE position = ?",
         {Blob{bytes}, stored.signature, stored.certificate, stored.position});
}

std::optional<StoredPrescription> FindPrescription(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredPrescription>(
      "SELECT position, ordonnance, text, signature, certificate FROM prescription_ordonnance WHERE id = ?", {id},
      ReadPrescription);
}

std::optional<StoredPrescription> FindByNumber(ReadTransaction& tx, const std::string& number) {
  return tx.One<StoredPrescription>(
      "SELECT position, ordonnance, text, signature, certificate FROM prescription_ordonnance WHERE number = ?",
      {number}, ReadPrescription);
}

void InsertDispensing(WriteTransaction& tx, std::int64_t prescription, const v1::Dispensing& dispensing) {
  const std::string bytes = dispensing.SerializeAsString();
  tx.Run(
      "INSERT INTO prescription_dispensing (ordonnance, position, dispensing) "
      "SELECT ?1, COALESCE(MAX(position), 0) + 1, ?2 FROM prescription_dispensing WHERE ordonnance = ?1",
      {prescription, Blob{bytes}});
}

std::vector<StoredPrescription> PrescriptionsOf(ReadTransaction& tx, const std::string& matricule,
                                                const std::string& prescriber, std::int64_t before, std::int64_t most) {
  return tx.All<StoredPrescription>(
      "SELECT position, ordonnance, text, signature, certificate FROM prescription_ordonnance WHERE matricule = ?1 "
      "AND (?3 = 0 OR position < ?3) AND ((?2 = '' AND signature <> '') OR prescriber = ?2) "
      "ORDER BY position DESC LIMIT ?4",
      {matricule, prescriber, before, most}, ReadPrescription);
}

std::vector<ListedDispensing> DispensingsOf(ReadTransaction& tx, std::int64_t prescription, std::int64_t after,
                                            std::int64_t most) {
  return tx.All<ListedDispensing>(
      "SELECT position, dispensing FROM prescription_dispensing WHERE ordonnance = ? AND position > ? "
      "ORDER BY position LIMIT ?",
      {prescription, after, most}, [](const Row& row) {
        return ListedDispensing{.position = row.Int(0), .dispensing = Parsed<v1::Dispensing>(row.Text(1))};
      });
}

}  // namespace parcours::prescription
