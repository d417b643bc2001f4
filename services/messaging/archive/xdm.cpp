#include "services/messaging/archive/xdm.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/names.h"
#include "core/text.h"
#include "documents/rendering/readable.h"
#include "documents/xml/writer.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/sha1.h"
#include "services/messaging/archive/zip.h"

namespace parcours::messaging {
namespace {

constexpr std::string_view kIndex = "INDEX.HTM";
constexpr std::string_view kReadme = "README.TXT";
constexpr std::string_view kMetadata = "IHE_XDM/SUBSET01/METADATA.XML";
constexpr std::string_view kFolder = "IHE_XDM/SUBSET01/";
constexpr std::size_t kLongestTitle = 200;  // bytes: the subject holds it, with the patient

std::string PatientId(const common::v1::Ins& ins) {
  return fmt::format("{}{}^^^&{}&ISO^NH", ins.matricule(), ins.key(), ins.oid());
}

std::string Stamp(core::Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

Entry EntryOf(const DocumentPair& pair, const std::string& content, std::string uri, std::string mime_type) {
  constexpr std::size_t kSeconds = 14;
  Entry entry{.uri = std::move(uri), .mime_type = std::move(mime_type), .hash = core::Hex(pki::Sha1(content))};
  entry.size = content.size();
  entry.patient_id = PatientId(pair.summary.patient);
  entry.unique_id = pair.summary.id + (entry.mime_type == "application/pdf" ? ".pdf" : "");
  entry.title = pair.summary.title;
  entry.type = pair.summary.type;
  entry.created = pair.summary.created.substr(0, kSeconds);
  entry.confidentialities = pair.confidentialities;
  return entry;
}

std::string WriteIndex(const Metadata& metadata) {
  const documents::xml::Writer writer("html", "");
  writer.root().Set("lang", "fr");
  writer.root().Add("head").Add("title").Text("IHE XDM");
  const auto body = writer.root().Add("body");
  body.Add("h1").Text("Documents de santé");
  const auto list = body.Add("ul");
  for (const Entry& entry : metadata.entries) {
    list.Add("li").Add("a").Set("href", std::string(kFolder) + entry.uri).Text(entry.title + ", " + entry.mime_type);
  }
  body.Add("p").Text(documents::kBanner);
  return writer.Html();
}

// What a check has found so far.
class Findings {
 public:
  void Add(std::string_view place, std::string description) {
    violations_.push_back({.field = std::string(place), .description = std::move(description)});
  }
  core::Result<void> Give() {
    if (violations_.empty()) return {};
    return core::Refuse(core::Refusal{.reason = common::v1::REASON_ARCHIVE_INVALID,
                                      .detail = violations_.front().description,
                                      .violations = std::move(violations_)});
  }

 private:
  std::vector<core::Violation> violations_;
};

core::Result<Metadata> RequiredMetadata(const Files& files) {
  Findings findings;
  for (const std::string_view path : {kIndex, kReadme, kMetadata}) {
    if (!files.contains(std::string(path))) findings.Add(path, "is missing");
  }
  TRY(findings.Give());
  auto metadata = ReadMetadata(files.at(std::string(kMetadata)));
  if (!metadata) {
    findings.Add(kMetadata, metadata.error().detail);
    TRY(findings.Give());
  }
  return std::move(*metadata);
}

void CheckEntry(const Entry& entry, const std::string& content, const std::string& path, Findings& findings) {
  if (entry.size != content.size()) findings.Add(path, "does not have the size that METADATA.XML says");
  if (entry.hash != core::Hex(pki::Sha1(content))) findings.Add(path, "does not have the hash that METADATA.XML says");
  if (entry.title.empty() || entry.title.size() > kLongestTitle) findings.Add(path, "has no title, or a too long one");
  if (entry.patient_id.empty()) findings.Add(path, "has no patientId in METADATA.XML");
  if (entry.mime_type == "application/pdf" && !content.starts_with("%PDF-")) findings.Add(path, "is no PDF");
}

// The documents that the metadata name, each with its file; a file that they do not name is a finding.
core::Result<std::vector<FoundDocument>> FindDocuments(const Metadata& metadata, const Files& files) {
  Findings findings;
  std::vector<FoundDocument> found;
  std::set<std::string> named = {std::string(kMetadata)};
  for (const Entry& entry : metadata.entries) {
    const std::string path = std::string(kFolder) + entry.uri;
    const auto file = files.find(path);
    if (entry.uri.empty() || file == files.end() || !named.insert(path).second) {
      findings.Add(kMetadata, "names a file that is not there, or one twice");
      continue;
    }
    CheckEntry(entry, file->second, path, findings);
    found.push_back({entry, file->second});
  }
  for (const auto& [path, content] : files) {
    if (path.starts_with("IHE_XDM/") && !named.contains(path)) findings.Add(path, "is not named by METADATA.XML");
  }
  const auto cdas = std::count_if(found.begin(), found.end(), [](const auto& one) { return one.is_cda(); });
  const auto pdfs = std::count_if(found.begin(), found.end(), [](const auto& one) { return one.is_pdf(); });
  if (cdas == 0) findings.Add("archive", "has no CDA document");
  if (pdfs < cdas) findings.Add("archive", "has a CDA document without its PDF");
  TRY(findings.Give());
  return found;
}

core::Result<void> CheckPatients(const Metadata& metadata, const CheckedArchive& archive) {
  std::set<std::string> of_metadata;
  if (!metadata.patient_id.empty()) of_metadata.insert(metadata.patient_id);
  for (const Entry& entry : metadata.entries) of_metadata.insert(entry.patient_id);
  std::set<std::string> of_documents;
  for (const CdaSummary& summary : archive.summaries) of_documents.insert(PatientId(summary.patient));
  if (of_metadata.size() > 1 || of_documents.size() > 1) {
    return core::Refuse(common::v1::REASON_SEVERAL_PATIENTS, "archive");
  }
  if (of_metadata != of_documents) return core::Refuse(common::v1::REASON_DOCUMENT_PATIENT_MISMATCH, "archive");
  return {};
}

std::string ForFileName(std::string_view text) {
  std::string name = core::ForLookup(text);
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

}  // namespace

std::string BuildArchive(const std::vector<DocumentPair>& documents, const std::string& submission, core::Time time) {
  Metadata metadata{.patient_id = PatientId(documents.front().summary.patient),
                    .submission_id = submission,
                    .submitted = Stamp(time)};
  Files files;
  std::size_t number = 0;
  for (const DocumentPair& pair : documents) {
    for (const bool is_cda : {true, false}) {
      const std::string& content = is_cda ? pair.cda : pair.pdf;
      if (content.empty()) continue;
      std::string uri = fmt::format("DOC{:04}.{}", ++number, is_cda ? "XML" : "PDF");
      files.emplace(std::string(kFolder) + uri, content);
      metadata.entries.push_back(EntryOf(pair, content, std::move(uri), is_cda ? "text/xml" : "application/pdf"));
    }
  }
  files.emplace(kIndex, WriteIndex(metadata));
  files.emplace(kReadme, "Archive IHE XDM faite par Parcours. Simulation : données fictives.\r\n");
  files.emplace(kMetadata, WriteMetadata(metadata));
  return Zip(files, time);
}

core::Result<CheckedArchive> CheckArchive(std::string_view bytes) {
  const Files files = TRY(Unzip(bytes));
  const Metadata metadata = TRY(RequiredMetadata(files));
  CheckedArchive archive{.documents = TRY(FindDocuments(metadata, files))};
  for (const FoundDocument& one : archive.documents) {
    if (one.is_cda()) archive.summaries.push_back(TRY(SummariseCda(one.content)));
  }
  TRY(CheckPatients(metadata, archive));
  return archive;
}

std::string PdfName(const CdaSummary& summary) {
  constexpr std::size_t kDay = 8;
  return fmt::format("{}_{}_{}_{}.pdf", summary.created.substr(0, kDay),
                     ForFileName(summary.type.display().empty() ? summary.title : summary.type.display()),
                     ForFileName(summary.birth_name), ForFileName(summary.given_name));
}

}  // namespace parcours::messaging
