#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/followup/handlers/orientation/files.h"
#include "services/followup/handlers/orientation/handlers.h"
#include "services/followup/people.h"
#include "services/followup/rules/parts.h"
#include "services/followup/rules/rule.h"

namespace parcours::followup {
namespace {

// The file for the staff of a unit, and the request to it, which is read from now on; where several were sent to the
// structure, the last one that is not cancelled.
core::Result<Sent> FileReceived(platform::Transaction& tx, const std::string& id) {
  auto file = FindFile(tx.sql(), id);
  if (!file) return core::Refuse(common::v1::REASON_NOT_FOUND, "file_id");
  std::optional<StoredRequest> received;
  for (StoredRequest& one : AllRequestsOf(tx.sql(), file->position)) {
    if (one.request.unit().structure() != tx.caller().structure) continue;
    if (!received || CheckReadable(one.request)) received = std::move(one);
  }
  if (!received) return core::Refuse(Refused(common::v1::REASON_UNIT_NOT_ADDRESSED, rules::kAddressed));
  tx.Concern(file->file.patient().matricule());
  TRY(CheckReadable(received->request));
  if (received->request.state() == v1::ADMISSION_REQUEST_STATE_SENT) TRY(Move(tx, *received, AdmissionEvent::kRead));
  return Sent{.file = std::move(*file), .request = std::move(*received)};
}

core::Result<Sent> FileToOpen(platform::Transaction& tx, const std::string& id, const std::string& citizen) {
  auto own = OwnFile(tx, id, citizen);
  if (own) return Sent{.file = std::move(*own), .request = {}};
  if (!citizen.empty()) return core::Refuse(std::move(own).error());
  return FileReceived(tx, id);
}

}  // namespace

core::Result<Work<v1::OpenFileResponse>> OpenFile(Call& call, const v1::OpenFileRequest& request) {
  const std::string citizen = TRY(CitizenOf(call));
  return Work<v1::OpenFileResponse>(
      [&request, citizen](platform::Transaction& tx) -> core::Result<v1::OpenFileResponse> {
        Sent found = TRY(FileToOpen(tx, request.file_id(), citizen));
        const auto parts = TRY(PartsToShow(request.parts(), IsHabilitated(tx)));
        tx.Decide(Describe(rules::kTraced));
        v1::Opening opening;
        *opening.mutable_stamp() = StampOf(tx);
        for (const v1::PartKind part : parts) opening.add_parts(part);
        InsertOpening(tx.sql(), found.file.position, opening);
        v1::OpenFileResponse response;
        *response.mutable_file() = WithOnly(std::move(found.file.file), parts);
        if (found.request.position != 0) *response.mutable_request() = std::move(found.request.request);
        return response;
      });
}

}  // namespace parcours::followup
