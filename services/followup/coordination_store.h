// All SQL of coordination: circles, care plans, notebooks, calendars.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/followup/v1/care_circle.pb.h"
#include "services/platform/store/store.h"

namespace parcours::followup {

struct StoredCircle {
  std::int64_t position = 0;  // given by InsertCircle
  v1::CareCircle circle;
};
std::int64_t InsertCircle(platform::WriteTransaction& tx, const v1::CareCircle& circle);
void UpdateCircle(platform::WriteTransaction& tx, const StoredCircle& stored);
std::optional<StoredCircle> FindCircle(platform::ReadTransaction& tx, const std::string& id);
bool HasCircle(platform::ReadTransaction& tx, const std::string& matricule);
// So that somebody finds their circles, by PS_IdNat, matricule or Struct_IdNat; and does no longer.
void PutMember(platform::WriteTransaction& tx, std::int64_t circle, const std::string& who);
void DropMember(platform::WriteTransaction& tx, std::int64_t circle, const std::string& who);
// Of one or the other, in the order in which they were opened, after that position (0: from the start).
std::vector<StoredCircle> CirclesOf(platform::ReadTransaction& tx, const std::string& who, const std::string& or_who,
                                    std::int64_t after, std::int64_t most);

void PutCarePlan(platform::WriteTransaction& tx, std::int64_t circle, const v1::CarePlan& plan);
std::optional<v1::CarePlan> FindCarePlan(platform::ReadTransaction& tx, std::int64_t circle);

struct ListedNote {
  std::int64_t position;
  v1::Note note;
};
void InsertNote(platform::WriteTransaction& tx, std::int64_t circle, const v1::Note& note);
// Newest first, before that position (0: from the start).
std::vector<ListedNote> NotesOf(platform::ReadTransaction& tx, std::int64_t circle, std::int64_t before,
                                std::int64_t most);

struct StoredAppointment {
  std::int64_t position = 0;
  v1::Appointment appointment;
};
void InsertAppointment(platform::WriteTransaction& tx, std::int64_t circle, const v1::Appointment& appointment);
void UpdateAppointment(platform::WriteTransaction& tx, const StoredAppointment& stored);
std::optional<StoredAppointment> FindAppointment(platform::ReadTransaction& tx, std::int64_t circle,
                                                 const std::string& id);
// After that position (0: from the start).
std::vector<StoredAppointment> AppointmentsOf(platform::ReadTransaction& tx, std::int64_t circle, std::int64_t after,
                                              std::int64_t most);

}  // namespace parcours::followup
