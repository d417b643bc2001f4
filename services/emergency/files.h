// Files as the caller meets them: found, judged, changed and kept.
//
// Functions that take a transaction have its thread-safety; the others are thread-safe.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <string>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/emergency/v1/file.pb.h"
#include "services/emergency/rules/lifecycle.h"
#include "services/emergency/rules/regulation.h"
#include "services/platform/pipeline/call.h"

namespace parcours::emergency {

google::protobuf::Timestamp ToTimestamp(core::Time time);
core::Time FromTimestamp(const google::protobuf::Timestamp& timestamp);

common::v1::Actor ActorOf(const platform::Caller& caller);

// Names the rule for the journal, and refuses if it denies.
core::Result<void> Enforce(platform::Transaction& tx, const Verdict& verdict);

Standing StandingOf(platform::Transaction& tx, const v1::EmergencyFile& file);

// What time alone has changed since the file was kept: its state, and transfers that expired.
void Age(v1::EmergencyFile& file, core::Time now);

// A file in which the caller's structure takes part, in the state that it has today. Names the patient to the journal,
// if there is one. Refuses with NOT_FOUND.
core::Result<v1::EmergencyFile> FileToRead(platform::Transaction& tx, const std::string& id);

// As the centre in charge, for an event: the file as it is after it. Refuses with NOT_FOUND, REGULATION_CENTRE_ONLY,
// CENTRE_NOT_IN_CHARGE, FILE_CLOSED, FILE_STATE_NOT_ALLOWED.
core::Result<v1::EmergencyFile> FileToWrite(platform::Transaction& tx, const std::string& id, FileEvent event);

// Moves the file on for an event, by its state. Refuses with FILE_CLOSED, FILE_STATE_NOT_ALLOWED.
core::Result<void> Advance(platform::Transaction& tx, v1::EmergencyFile& file, FileEvent event);

// A transfer of the file. Refuses with NOT_FOUND.
core::Result<v1::Transfer*> TransferOf(v1::EmergencyFile& file, const std::string& id);

// A vehicle of the file, for its crew or the centre in charge. Refuses with NOT_FOUND, CENTRE_NOT_IN_CHARGE.
core::Result<v1::Engagement*> EngagementToWrite(platform::Transaction& tx, v1::EmergencyFile& file,
                                                const std::string& id);

// Refuses with NOT_FOUND.
core::Result<v1::Engagement*> EngagementOf(v1::EmergencyFile& file, const std::string& id);

// The motive of that code. Refuses with CODE_UNKNOWN.
core::Result<common::v1::Code> MotiveToSet(platform::Transaction& tx, const std::string& code);

// Refuses with FILE_INCOMPLETE, if something is missing.
core::Result<void> EnforceComplete(platform::Transaction& tx, Missing missing);

void AddCommunication(platform::Transaction& tx, v1::EmergencyFile& file, v1::Communication communication);
void AddStatus(platform::Transaction& tx, v1::Engagement& engagement, v1::VehicleStatus status);

// Keeps a changed file as its next revision.
void Keep(platform::Transaction& tx, v1::EmergencyFile& file);

// Asks the directory for a structure. Refuses as the directory does.
core::Result<directory::v1::Structure> AskStructure(platform::Call& call, const std::string& struct_id_nat);

// An answer that shows a file to the caller.
template <class Response>
Response Showing(platform::Transaction& tx, const v1::EmergencyFile& file) {
  Response response;
  *response.mutable_file() = ShownTo(file, tx.caller().structure);
  return response;
}

}  // namespace parcours::emergency
