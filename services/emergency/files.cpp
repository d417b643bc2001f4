#include "services/emergency/files.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "services/emergency/rules/motives.h"
#include "services/emergency/rules/transfer.h"
#include "services/emergency/store.h"

namespace parcours::emergency {
namespace {

using google::protobuf::util::TimeUtil;

}  // namespace

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

core::Time FromTimestamp(const google::protobuf::Timestamp& timestamp) {
  return core::Time(core::Duration(TimeUtil::TimestampToMicroseconds(timestamp)));
}

common::v1::Actor ActorOf(const platform::Caller& caller) {
  common::v1::Actor actor;
  actor.set_kind(caller.kind);
  actor.set_subject(caller.subject);
  actor.set_display_name(caller.display_name);
  actor.set_profession(caller.profession);
  actor.set_speciality(caller.speciality);
  actor.set_structure(caller.structure);
  actor.set_sector(caller.sector);
  actor.set_role(caller.role);
  return actor;
}

core::Result<void> Enforce(platform::Transaction& tx, const Verdict& verdict) {
  tx.Decide(verdict.Describe());
  if (!verdict.allowed()) return core::Refuse(verdict.ToRefusal());
  return {};
}

Standing StandingOf(platform::Transaction& tx, const v1::EmergencyFile& file) {
  const std::string& structure = tx.caller().structure;
  const auto known = FindStructure(tx.sql(), structure);
  return Standing{.centre = known && known->centre.has_value(),
                  .in_charge = !structure.empty() && file.owner() == structure,
                  .party = IsParty(tx.sql(), file.id(), structure)};
}

void Age(v1::EmergencyFile& file, core::Time now) {
  file.set_state(StateAt(file.state(), FromTimestamp(file.opened()), now));
  for (v1::Transfer& transfer : *file.mutable_transfers()) transfer.set_state(TransferStateAt(transfer, now));
}

core::Result<v1::EmergencyFile> FileToRead(platform::Transaction& tx, const std::string& id) {
  auto file = FindFile(tx.sql(), id);
  if (!file) return core::Refuse(common::v1::REASON_NOT_FOUND, "file_id");
  if (!StandingOf(tx, *file).party) return core::Refuse(common::v1::REASON_NOT_FOUND, "file_id");
  tx.Decide(Allow(rules::kParty).Describe());
  Age(*file, tx.now());
  if (file->patients_size() == 1 && file->patients(0).has_ins()) tx.Concern(file->patients(0).ins().matricule());
  return std::move(*file);
}

core::Result<v1::EmergencyFile> FileToWrite(platform::Transaction& tx, const std::string& id, FileEvent event) {
  v1::EmergencyFile file = TRY(FileToRead(tx, id));
  TRY(Enforce(tx, DecideWriting(StandingOf(tx, file))));
  TRY(Advance(tx, file, event));
  return file;
}

core::Result<void> Advance(platform::Transaction& tx, v1::EmergencyFile& file, FileEvent event) {
  const FileTransition& transition = TransitionOf(file.state(), event);
  TRY(Enforce(tx, Verdict{transition.refused, transition.rule}));
  file.set_state(transition.to);
  return {};
}

core::Result<v1::Transfer*> TransferOf(v1::EmergencyFile& file, const std::string& id) {
  auto& transfers = *file.mutable_transfers();
  const auto found =
      std::find_if(transfers.begin(), transfers.end(), [&](const v1::Transfer& one) { return one.id() == id; });
  if (found == transfers.end()) return core::Refuse(common::v1::REASON_NOT_FOUND, "transfer_id");
  return &*found;
}

core::Result<v1::Engagement*> EngagementOf(v1::EmergencyFile& file, const std::string& id) {
  auto& engagements = *file.mutable_engagements();
  const auto found =
      std::find_if(engagements.begin(), engagements.end(), [&](const v1::Engagement& one) { return one.id() == id; });
  if (found == engagements.end()) return core::Refuse(common::v1::REASON_NOT_FOUND, "engagement_id");
  return &*found;
}

core::Result<v1::Engagement*> EngagementToWrite(platform::Transaction& tx, v1::EmergencyFile& file,
                                                const std::string& id) {
  v1::Engagement* engagement = TRY(EngagementOf(file, id));
  const bool crew = engagement->structure() == tx.caller().structure;
  const bool allowed = crew || file.owner() == tx.caller().structure;
  TRY(Enforce(tx, allowed ? Allow(rules::kCrew) : Deny(common::v1::REASON_CENTRE_NOT_IN_CHARGE, rules::kCrew)));
  return engagement;
}

core::Result<common::v1::Code> MotiveToSet(platform::Transaction& tx, const std::string& code) {
  auto motive = MotiveOf(code);
  TRY(Enforce(tx, motive ? Allow(rules::kMotive) : Deny(common::v1::REASON_CODE_UNKNOWN, rules::kMotive)));
  return std::move(*motive);
}

core::Result<void> EnforceComplete(platform::Transaction& tx, Missing missing) {
  if (missing.what.empty()) return {};
  const Verdict verdict = Deny(common::v1::REASON_FILE_INCOMPLETE, *missing.rule);
  tx.Decide(verdict.Describe());
  core::Refusal refusal = verdict.ToRefusal();
  refusal.violations = std::move(missing.what);
  return core::Refuse(std::move(refusal));
}

void AddCommunication(platform::Transaction& tx, v1::EmergencyFile& file, v1::Communication communication) {
  *communication.mutable_time() = ToTimestamp(tx.now());
  communication.set_by(tx.caller().display_name);
  *file.add_communications() = std::move(communication);
}

void AddStatus(platform::Transaction& tx, v1::Engagement& engagement, v1::VehicleStatus status) {
  v1::StatusReport& report = *engagement.add_statuses();
  report.set_status(status);
  *report.mutable_time() = ToTimestamp(tx.now());
  report.set_by(tx.caller().display_name);
}

void Keep(platform::Transaction& tx, v1::EmergencyFile& file) {
  file.set_revision(file.revision() + 1);
  UpdateFile(tx.sql(), file);
}

core::Result<directory::v1::Structure> AskStructure(platform::Call& call, const std::string& struct_id_nat) {
  directory::v1::GetStructureRequest question;
  question.set_struct_id_nat(struct_id_nat);
  const auto answer = TRY(
      call.Ask<directory::v1::GetStructureResponse>("parcours.directory.v1.DirectoryService/GetStructure", question));
  return answer.structure();
}

}  // namespace parcours::emergency
