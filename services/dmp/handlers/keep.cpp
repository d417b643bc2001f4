#include "services/dmp/handlers/keep.h"

#include <google/protobuf/util/time_util.h>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::dmp {

core::Result<void> Keep(platform::Transaction& tx, const Standing& standing, v1::Document& document,
                        std::string_view content, std::optional<StoredDocument>& replaced) {
  if (HasUniqueId(tx.sql(), document.metadata().unique_id())) {
    return core::Refuse(common::v1::REASON_ALREADY_EXISTS, "a document with this id (ClinicalDocument/id)");
  }
  document.set_id(tx.NextId("doc"));
  *document.mutable_patient() = standing.record.patient;
  document.set_status(v1::DOCUMENT_STATUS_CURRENT);
  document.set_size(content.size());
  *document.mutable_submitted() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(tx.now().time_since_epoch().count());
  if (replaced) {
    document.set_replaces(replaced->document.id());
    replaced->document.set_status(v1::DOCUMENT_STATUS_SUPERSEDED);
    replaced->document.set_replaced_by(document.id());
    UpdateDocument(tx.sql(), *replaced);
  }
  InsertDocument(tx.sql(), StoredDocument{.record = standing.record.position, .document = document}, content);
  return {};
}

}  // namespace parcours::dmp
