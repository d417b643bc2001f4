// METADATA.XML of an IHE XDM archive: an ebRIM SubmitObjectsRequest that says of each file what it is, of whom, how
// large and with which SHA-1. Identifiers of schemes and classifications are those of IHE ITI, volume 3.
//
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "parcours/common/v1/common.pb.h"

namespace parcours::messaging {

// A DocumentEntry.
struct Entry {
  std::string uri;        // file name beside METADATA.XML
  std::string mime_type;  // "text/xml", "application/pdf"
  std::string hash;       // SHA-1, lower-case hexadecimal
  std::uint64_t size = 0;
  std::string patient_id;  // matricule with key, CX: "161061803399914^^^&1.2.250.1.213.1.4.10&ISO^NH"
  std::string unique_id;
  std::string title;
  common::v1::Code type;
  std::string created;                         // YYYYMMDDhhmmss
  std::vector<std::string> confidentialities;  // "N", "MASQUE_PS", …
};

struct Metadata {
  std::string patient_id;  // of the submission set
  std::string submission_id;
  std::string submitted;  // YYYYMMDDhhmmss
  std::vector<Entry> entries;
};

std::string WriteMetadata(const Metadata& metadata);

// What is missing is empty: whoever checks says so. Refuses with DOCUMENT_INVALID (no XML, no SubmitObjectsRequest).
core::Result<Metadata> ReadMetadata(std::string_view bytes);

}  // namespace parcours::messaging
