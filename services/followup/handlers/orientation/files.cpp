#include "services/followup/handlers/orientation/files.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/people.h"
#include "services/followup/rules/parts.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

core::Result<Sent> FindSent(platform::Transaction& tx, const std::string& id) {
  auto request = FindRequest(tx.sql(), id);
  if (!request) return core::Refuse(common::v1::REASON_NOT_FOUND, "admission_request_id");
  auto file = FileAt(tx.sql(), request->file);
  if (!file) throw std::logic_error("a request for admission without its file");
  return Sent{.file = std::move(*file), .request = std::move(*request)};
}

}  // namespace

core::Result<StoredFile> OwnFile(platform::Transaction& tx, const std::string& id, const std::string& citizen) {
  auto stored = FindFile(tx.sql(), id);
  if (!stored) return core::Refuse(common::v1::REASON_NOT_FOUND, "file_id");
  const bool own = citizen.empty() ? stored->file.structure() == tx.caller().structure
                                   : stored->file.patient().matricule() == citizen;
  if (!own) return core::Refuse(common::v1::REASON_NOT_FOUND, "file_id");
  tx.Concern(stored->file.patient().matricule());
  tx.Decide(Describe(rules::kOwnFile));
  return std::move(*stored);
}

core::Result<StoredFile> FileToChange(platform::Transaction& tx, const std::string& id) {
  StoredFile stored = TRY(OwnFile(tx, id, {}));
  TRY(CheckEditable(stored.file));
  return stored;
}

core::Result<Sent> RequestSent(platform::Transaction& tx, const std::string& id) {
  Sent sent = TRY(FindSent(tx, id));
  if (sent.file.file.structure() != tx.caller().structure) {
    return core::Refuse(common::v1::REASON_NOT_FOUND, "admission_request_id");
  }
  tx.Concern(sent.file.file.patient().matricule());
  tx.Decide(Describe(rules::kOwnFile));
  return sent;
}

core::Result<Sent> RequestReceived(platform::Transaction& tx, const std::string& id) {
  Sent sent = TRY(FindSent(tx, id));
  if (sent.request.request.unit().structure() != tx.caller().structure) {
    return core::Refuse(Refused(common::v1::REASON_UNIT_NOT_ADDRESSED, rules::kAddressed));
  }
  tx.Concern(sent.file.file.patient().matricule());
  tx.Decide(Describe(rules::kAddressed));
  return sent;
}

bool IsHabilitated(platform::Transaction& tx) {
  return HasMedicalHabilitation(tx.caller(), HasHabilitation(tx.sql(), tx.caller().subject));
}

v1::FilePart& PartOf(v1::OrientationFile& file, v1::PartKind kind) {
  auto& parts = *file.mutable_parts();
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const v1::FilePart& one) { return one.kind() == kind; });
  if (found == parts.end()) throw std::logic_error("an orientation file without one of its parts");
  return *found;
}

void KeepParts(platform::Transaction& tx, StoredFile& stored) {
  if (stored.file.state() != v1::ORIENTATION_FILE_STATE_SENT) stored.file.set_state(StateByParts(stored.file));
  UpdateFile(tx.sql(), stored);
}

core::Result<void> Move(platform::Transaction& tx, StoredRequest& stored, AdmissionEvent event) {
  stored.request.set_state(TRY(StateAfter(stored.request, event)));
  v1::AdmissionStep& step = *stored.request.add_steps();
  step.set_state(stored.request.state());
  *step.mutable_stamp() = StampOf(tx);
  UpdateRequest(tx.sql(), stored);
  return {};
}

std::uint32_t CancelOpen(platform::Transaction& tx, std::vector<StoredRequest> requests,
                         v1::OrientationCancelReason reason) {
  std::uint32_t cancelled = 0;
  for (StoredRequest& one : requests) {
    one.request.set_cancel_reason(reason);
    cancelled += Move(tx, one, AdmissionEvent::kCancel) ? 1 : 0;
  }
  return cancelled;
}

v1::OrientationFile Outline(v1::OrientationFile file) {
  return WithOnly(std::move(file), {});
}

}  // namespace parcours::followup
