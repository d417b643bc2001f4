#include <google/protobuf/util/time_util.h>

#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "services/dmp/documents.h"
#include "services/dmp/handlers/handlers.h"
#include "services/dmp/handlers/keep.h"
#include "services/dmp/history.h"
#include "services/dmp/rules/file_formats.h"
#include "services/dmp/rules/value_sets.h"
#include "services/dmp/standing.h"

namespace parcours::dmp {
namespace {

constexpr std::string_view kByPatient = "EXP_PATIENT";

core::Result<v1::DocumentMetadata> MetadataFor(const v1::AddPatientDocumentRequest& request, const FileFormat& format,
                                               core::Time now) {
  const DocumentType* type = ValueSets::Builtin().FindType(request.category());
  if (type == nullptr || !IsPatientsCategory(request.category())) {
    return core::Refuse(core::Refusal{
        .reason = common::v1::REASON_CODE_UNKNOWN,
        .detail = "category",
        .violations = {{.field = "category", .description = "is none of DOCPAT01 to 07, DOCPAT09, EXPPAT_1 to 3"}}});
  }
  v1::DocumentMetadata metadata;
  metadata.mutable_type()->set_code(request.category());
  metadata.mutable_type()->set_system(type->system);
  metadata.mutable_type()->set_display(type->label);
  metadata.set_class_code(type->class_code);
  metadata.set_format_code(std::string(format.format_code));
  metadata.set_title(request.title());
  *metadata.mutable_created() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(now.time_since_epoch().count());
  metadata.mutable_author()->set_speciality(std::string(kByPatient));
  metadata.set_practice_setting(std::string(kByPatient));
  metadata.set_facility_type(std::string(kByPatient));
  metadata.set_language("fr-FR");
  metadata.set_version(1);
  return metadata;
}

}  // namespace

core::Result<Work<v1::AddPatientDocumentResponse>> AddPatientDocument(Call& call,
                                                                      const v1::AddPatientDocumentRequest& request) {
  const FileFormat format = FormatOfFile(request.content());
  if (format.media_type.empty()) return core::Refuse(common::v1::REASON_FORMAT_NOT_ALLOWED, "content");
  const v1::DocumentMetadata metadata = TRY(MetadataFor(request, format, call.now()));
  std::string hash = core::Hex(pki::Sha256(request.content()));
  const Who who = TRY(IdentifyCaller(call));
  return Work<v1::AddPatientDocumentResponse>(
      [&request, who, metadata, hash,
       format](platform::Transaction& tx) -> core::Result<v1::AddPatientDocumentResponse> {
        const Standing standing = TRY(StandingOf(tx.sql(), who, request.patient(), tx.now()));
        TRY(EnforceOpenForAssistance(tx, standing));
        v1::AddPatientDocumentResponse response;
        v1::Document& document = *response.mutable_document();
        *document.mutable_metadata() = metadata;
        document.mutable_metadata()->set_unique_id(tx.NextId("pat"));
        document.mutable_metadata()->set_set_id(document.metadata().unique_id());
        document.set_by_patient(true);
        document.set_media_type(std::string(format.media_type));
        document.set_hash(hash);
        std::set<v1::Visibility> asked;
        if (request.masked()) asked.insert(v1::VISIBILITY_MASKED_TO_PROFESSIONALS);
        SetRestrictions(document, InitialRestrictions(std::move(asked), {}, standing.record.settings));
        std::optional<StoredDocument> replaced;
        TRY(Keep(tx, standing, document, request.content(), replaced));
        Remember(tx, standing, v1::ACCESS_ACTION_SUBMIT, &document);
        response.set_document_id(document.id());
        return response;
      });
}

}  // namespace parcours::dmp
