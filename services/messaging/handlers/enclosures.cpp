#include "services/messaging/handlers/enclosures.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "documents/rendering/pdf.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/dmp/v1/dmp.pb.h"
#include "pki/crypto.h"
#include "services/messaging/rules/files.h"
#include "services/messaging/rules/rule.h"

namespace parcours::messaging {
namespace {

core::Refusal Wrong(std::string field, std::string description) {
  return RefusedAt(common::v1::REASON_INVALID_ARGUMENT, rules::kArchive,
                   {{.field = std::move(field), .description = std::move(description)}});
}

// The confidentiality code of a restriction (JDV_J08).
std::string CodeOf(int visibility) {
  switch (visibility) {
    case dmp::v1::VISIBILITY_MASKED_TO_PROFESSIONALS:
      return "MASQUE_PS";
    case dmp::v1::VISIBILITY_HIDDEN_FROM_PATIENT:
      return "INVISIBLE_PATIENT";
    case dmp::v1::VISIBILITY_HIDDEN_FROM_REPRESENTATIVES:
      return "INVISIBLE_REPRESENTANTS_LEGAUX";
    default:
      return {};
  }
}

void AddCodes(const google::protobuf::RepeatedField<int>& visibility, DocumentPair& pair) {
  for (const int one : visibility) {
    std::string code = CodeOf(one);
    if (!code.empty() &&
        std::find(pair.confidentialities.begin(), pair.confidentialities.end(), code) == pair.confidentialities.end()) {
      pair.confidentialities.push_back(std::move(code));
    }
  }
}

core::Result<void> TakeFromDmp(platform::Call& call, const std::string& id, DocumentPair& pair) {
  dmp::v1::GetDocumentRequest question;
  question.set_document_id(id);
  const auto answer = TRY(call.Ask<dmp::v1::GetDocumentResponse>("parcours.dmp.v1.DmpService/GetDocument", question));
  pair.cda = answer.content();
  AddCodes(answer.document().visibility(), pair);
  return {};
}

core::Result<DocumentPair> PairOf(platform::Call& call, const v1::DocumentToSend& document, int index) {
  const std::string field = fmt::format("documents[{}]", index);
  if (document.cda().empty() == document.dmp_document_id().empty()) {
    return core::Refuse(Wrong(field, "is a CDA or a document of the DMP, one of both"));
  }
  DocumentPair pair{.summary = {}, .cda = document.cda(), .pdf = document.pdf(), .confidentialities = {"N"}};
  if (!document.dmp_document_id().empty()) TRY(TakeFromDmp(call, document.dmp_document_id(), pair));
  AddCodes(document.visibility(), pair);
  pair.summary = TRY(SummariseCda(pair.cda));
  if (pair.pdf.empty()) pair.pdf = TRY(documents::RenderPdf(pair.cda));
  return pair;
}

// The archive of the request, or one made of its documents; empty if it has neither.
core::Result<std::string> ArchiveFor(platform::Call& call, const v1::SendMessageRequest& request) {
  if (request.documents().empty()) return request.archive();
  if (!request.archive().empty()) return core::Refuse(Wrong("archive", "does not go with documents"));
  std::vector<DocumentPair> pairs;
  for (int i = 0; i < request.documents_size(); ++i) pairs.push_back(TRY(PairOf(call, request.documents(i), i)));
  // Named by what they are: the same documents make the same archive.
  std::string content;
  for (const DocumentPair& pair : pairs) content += pair.summary.id + "\n";
  constexpr std::size_t kShort = 32;
  return BuildArchive(pairs, core::Hex(pki::Sha256(content)).substr(0, kShort), call.now());
}

void AddFile(v1::Attachment attachment, std::string bytes, Enclosures& enclosures) {
  attachment.set_id(fmt::format("att-{}", enclosures.attachments.size() + 1));
  attachment.set_size(bytes.size());
  enclosures.files.push_back({attachment.id(), std::move(bytes)});
  enclosures.attachments.push_back(std::move(attachment));
}

void AddFound(FoundDocument found, const CdaSummary& first, Enclosures& enclosures) {
  CdaSummary named = first;
  named.title = found.entry.title;
  named.type = found.entry.type;
  if (!found.entry.created.empty()) named.created = found.entry.created;
  v1::Attachment attachment;
  attachment.set_kind(found.is_cda() ? v1::ATTACHMENT_KIND_CDA
                                     : (found.is_pdf() ? v1::ATTACHMENT_KIND_PDF : v1::ATTACHMENT_KIND_FILE));
  attachment.set_name(found.is_pdf() ? PdfName(named) : found.entry.uri);
  attachment.set_media_type(found.entry.mime_type);
  attachment.set_title(found.entry.title);
  *attachment.mutable_type() = found.entry.type;
  for (std::string& code : found.entry.confidentialities) enclosures.confidentialities.push_back(std::move(code));
  AddFile(std::move(attachment), std::move(found.content), enclosures);
}

core::Result<void> AddFiles(const google::protobuf::RepeatedPtrField<v1::FileToSend>& files, Enclosures& enclosures) {
  for (const v1::FileToSend& file : files) {
    const std::string_view media_type = MediaTypeOf(file.content());
    if (media_type.empty()) return core::Refuse(Refused(common::v1::REASON_FORMAT_NOT_ALLOWED, rules::kFormats));
    v1::Attachment attachment;
    attachment.set_name(file.name());
    attachment.set_kind(v1::ATTACHMENT_KIND_FILE);
    attachment.set_media_type(std::string(media_type));
    AddFile(std::move(attachment), file.content(), enclosures);
  }
  return {};
}

}  // namespace

std::size_t Enclosures::bytes() const {
  std::size_t sum = archive.size();
  for (const Content& file : files) sum += file.bytes.size();
  return sum;
}

core::Result<Enclosures> GatherEnclosures(platform::Call& call, const v1::SendMessageRequest& request) {
  Enclosures enclosures{.archive = TRY(ArchiveFor(call, request))};
  if (!enclosures.archive.empty()) {
    CheckedArchive checked = TRY(CheckArchive(enclosures.archive));
    enclosures.documents = checked.summaries;
    for (FoundDocument& one : checked.documents) AddFound(std::move(one), enclosures.documents.front(), enclosures);
  }
  TRY(AddFiles(request.files(), enclosures));
  if (enclosures.bytes() > kMostMessageBytes) {
    return core::Refuse(Refused(common::v1::REASON_ATTACHMENTS_TOO_LARGE, rules::kSize, {{"most", "25000000"}}));
  }
  return enclosures;
}

core::Result<Enclosures> EncloseFiles(const google::protobuf::RepeatedPtrField<v1::FileToSend>& files,
                                      std::size_t most_bytes) {
  std::size_t bytes = 0;
  for (const v1::FileToSend& file : files) bytes += file.content().size();
  if (bytes > most_bytes) {
    return core::Refuse(
        Refused(common::v1::REASON_ATTACHMENTS_TOO_LARGE, rules::kPatientSize, {{"most", std::to_string(most_bytes)}}));
  }
  Enclosures enclosures;
  TRY(AddFiles(files, enclosures));
  return enclosures;
}

}  // namespace parcours::messaging
