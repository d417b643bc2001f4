// The archive IHE_XDM.ZIP of a message: CDA documents, each with its PDF, one patient. Made as an operator's webmail
// does, and checked whoever made it.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"
#include "services/messaging/archive/cda.h"
#include "services/messaging/archive/metadata.h"

namespace parcours::messaging {

inline constexpr std::string_view kArchiveName = "IHE_XDM.ZIP";

struct DocumentPair {
  CdaSummary summary;
  std::string cda;
  std::string pdf;
  std::vector<std::string> confidentialities;  // "N" first
};

// `submission`: id of the submission set.
std::string BuildArchive(const std::vector<DocumentPair>& documents, const std::string& submission, core::Time time);

// A document as it was found in an archive.
struct FoundDocument {
  Entry entry;
  std::string content;

  bool is_cda() const { return entry.mime_type == "text/xml"; }
  bool is_pdf() const { return entry.mime_type == "application/pdf"; }
};

struct CheckedArchive {
  std::vector<FoundDocument> documents;
  std::vector<CdaSummary> summaries;  // of its CDA documents, in their order; one at least, all of one patient
};

// Refuses with ARCHIVE_INVALID (each finding with its place), SEVERAL_PATIENTS, DOCUMENT_PATIENT_MISMATCH (the metadata
// name another patient than the documents), DOCUMENT_INVALID, KEY_WRONG.
core::Result<CheckedArchive> CheckArchive(std::string_view bytes);

// "<date de l'acte>_<type>_<NOM>_<prenom>.pdf", without spaces or accents.
std::string PdfName(const CdaSummary& summary);

}  // namespace parcours::messaging
