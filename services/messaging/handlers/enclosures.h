// What a message carries: the archive, made or checked, and files. Thread-safe: they keep nothing.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "parcours/messaging/v1/messaging.pb.h"
#include "services/messaging/archive/xdm.h"
#include "services/messaging/store.h"
#include "services/platform/pipeline/call.h"

namespace parcours::messaging {

struct Enclosures {
  std::string archive;                         // empty: none
  std::vector<CdaSummary> documents;           // of the archive
  std::vector<std::string> confidentialities;  // of the archive, all together
  std::vector<v1::Attachment> attachments;
  std::vector<Content> files;

  std::size_t bytes() const;
};

// Refuses with INVALID_ARGUMENT (an archive and documents; a document that is both or none), ARCHIVE_INVALID,
// SEVERAL_PATIENTS, DOCUMENT_PATIENT_MISMATCH, DOCUMENT_INVALID, KEY_WRONG, FORMAT_NOT_ALLOWED, and as the DMP for a
// document of it.
core::Result<Enclosures> GatherEnclosures(platform::Call& call, const v1::SendMessageRequest& request);

// Files of a citizen. Refuses with FORMAT_NOT_ALLOWED, ATTACHMENTS_TOO_LARGE.
core::Result<Enclosures> EncloseFiles(const google::protobuf::RepeatedPtrField<v1::FileToSend>& files,
                                      std::size_t most_bytes);

}  // namespace parcours::messaging
