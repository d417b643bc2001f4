// Orientation files and requests as the caller meets them: found, judged, changed and kept.
//
// Functions that take a transaction have its thread-safety. What the patient's matricule is goes to the journal with
// the first of them.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "services/followup/orientation_store.h"
#include "services/followup/rules/admission.h"
#include "services/platform/pipeline/call.h"

namespace parcours::followup {

// A file of the caller's structure, or the citizen's own (`citizen`: matricule, empty for others). Refuses with
// NOT_FOUND.
core::Result<StoredFile> OwnFile(platform::Transaction& tx, const std::string& id, const std::string& citizen);

// A file of the caller's structure that may still change. Refuses with NOT_FOUND, REFERRAL_STATE_NOT_ALLOWED.
core::Result<StoredFile> FileToChange(platform::Transaction& tx, const std::string& id);

// A request with the file that it was sent from.
struct Sent {
  StoredFile file;
  StoredRequest request;
};
// As the structure that sent it. Refuses with NOT_FOUND.
core::Result<Sent> RequestSent(platform::Transaction& tx, const std::string& id);
// As the structure that received it. Refuses with NOT_FOUND, UNIT_NOT_ADDRESSED.
core::Result<Sent> RequestReceived(platform::Transaction& tx, const std::string& id);

// Whether the caller holds the habilitation médicale.
bool IsHabilitated(platform::Transaction& tx);

// The part of that kind; a file has all four.
v1::FilePart& PartOf(v1::OrientationFile& file, v1::PartKind kind);

// Keeps a file whose parts have changed, in the state that they make.
void KeepParts(platform::Transaction& tx, StoredFile& stored);

// Moves a request on and keeps it. Refuses with REFERRAL_ADMITTED_ELSEWHERE, REFERRAL_STATE_NOT_ALLOWED.
core::Result<void> Move(platform::Transaction& tx, StoredRequest& stored, AdmissionEvent event);

// Cancels what is still open among these requests; how many that was.
std::uint32_t CancelOpen(platform::Transaction& tx, std::vector<StoredRequest> requests,
                         v1::OrientationCancelReason reason);

// The file without what its parts say.
v1::OrientationFile Outline(v1::OrientationFile file);

// An answer that shows a request.
template <class Response>
Response Showing(StoredRequest stored) {
  Response response;
  *response.mutable_request() = std::move(stored.request);
  return response;
}

}  // namespace parcours::followup
