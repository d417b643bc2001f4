#include "services/followup/coordination_store.h"

#include "services/followup/stored.h"

namespace parcours::followup {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::WriteTransaction;

StoredCircle ReadCircle(const Row& row) {
  return {.position = row.Int(0), .circle = Parsed<v1::CareCircle>(row.Text(1))};
}

StoredAppointment ReadAppointment(const Row& row) {
  return {.position = row.Int(0), .appointment = Parsed<v1::Appointment>(row.Text(1))};
}

}  // namespace

std::int64_t InsertCircle(WriteTransaction& tx, const v1::CareCircle& circle) {
  const std::string bytes = circle.SerializeAsString();
  tx.Run("INSERT INTO followup_circle (id, matricule, circle) VALUES (?, ?, ?)",
         {circle.id(), circle.patient().matricule(), Blob{bytes}});
  return FindCircle(tx, circle.id())->position;
}

void UpdateCircle(WriteTransaction& tx, const StoredCircle& stored) {
  const std::string bytes = stored.circle.SerializeAsString();
  tx.Run("UPDATE followup_circle SET circle = ? WHERE position = ?", {Blob{bytes}, stored.position});
}

std::optional<StoredCircle> FindCircle(ReadTransaction& tx, const std::string& id) {
  return tx.One<StoredCircle>("SELECT position, circle FROM followup_circle WHERE id = ?", {id}, ReadCircle);
}

bool HasCircle(ReadTransaction& tx, const std::string& matricule) {
  return tx.One<bool>("SELECT 1 FROM followup_circle WHERE matricule = ?", {matricule}, [](const Row&) { return true; })
      .has_value();
}

void PutMember(WriteTransaction& tx, std::int64_t circle, const std::string& who) {
  tx.Run("INSERT OR IGNORE INTO followup_member (who, circle) VALUES (?, ?)", {who, circle});
}

void DropMember(WriteTransaction& tx, std::int64_t circle, const std::string& who) {
  tx.Run("DELETE FROM followup_member WHERE who = ? AND circle = ?", {who, circle});
}

std::vector<StoredCircle> CirclesOf(ReadTransaction& tx, const std::string& who, const std::string& or_who,
                                    std::int64_t after, std::int64_t most) {
  return tx.All<StoredCircle>(
      "SELECT position, circle FROM followup_circle WHERE position > ? "
      "AND position IN (SELECT circle FROM followup_member WHERE who IN (?, ?)) ORDER BY position LIMIT ?",
      {after, who, or_who, most}, ReadCircle);
}

void PutCarePlan(WriteTransaction& tx, std::int64_t circle, const v1::CarePlan& plan) {
  const std::string bytes = plan.SerializeAsString();
  tx.Run("INSERT OR REPLACE INTO followup_care_plan (circle, plan) VALUES (?, ?)", {circle, Blob{bytes}});
}

std::optional<v1::CarePlan> FindCarePlan(ReadTransaction& tx, std::int64_t circle) {
  return tx.One<v1::CarePlan>("SELECT plan FROM followup_care_plan WHERE circle = ?", {circle},
                              [](const Row& row) { return Parsed<v1::CarePlan>(row.Text(0)); });
}

void InsertNote(WriteTransaction& tx, std::int64_t circle, const v1::Note& note) {
  const std::string bytes = note.SerializeAsString();
  tx.Run("INSERT INTO followup_note (circle, note) VALUES (?, ?)", {circle, Blob{bytes}});
}

std::vector<ListedNote> NotesOf(ReadTransaction& tx, std::int64_t circle, std::int64_t before, std::int64_t most) {
  return tx.All<ListedNote>(
      "SELECT position, note FROM followup_note WHERE circle = ?1 AND (?2 = 0 OR position < ?2) "
      "ORDER BY position DESC LIMIT ?3",
      {circle, before, most}, [](const Row& row) {
        return ListedNote{row.Int(0), Parsed<v1::Note>(row.Text(1))};
      });
}

void InsertAppointment(WriteTransaction& tx, std::int64_t circle, const v1::Appointment& appointment) {
  const std::string bytes = appointment.SerializeAsString();
  tx.Run("INSERT INTO followup_appointment (id, circle, appointment) VALUES (?, ?, ?)",
         {appointment.id(), circle, Blob{bytes}});
}

void UpdateAppointment(WriteTransaction& tx, const StoredAppointment& stored) {
  const std::string bytes = stored.appointment.SerializeAsString();
  tx.Run("UPDATE followup_appointment SET appointment = ? WHERE position = ?", {Blob{bytes}, stored.position});
}

std::optional<StoredAppointment> FindAppointment(ReadTransaction& tx, std::int64_t circle, const std::string& id) {
  return tx.One<StoredAppointment>("SELECT position, appointment FROM followup_appointment WHERE id = ? AND circle = ?",
                                   {id, circle}, ReadAppointment);
}

std::vector<StoredAppointment> AppointmentsOf(ReadTransaction& tx, std::int64_t circle, std::int64_t after,
                                              std::int64_t most) {
  return tx.All<StoredAppointment>(
      "SELECT position, appointment FROM followup_appointment WHERE circle = ? AND position > ? "
      "ORDER BY position LIMIT ?",
      {circle, after, most}, ReadAppointment);
}

}  // namespace parcours::followup
