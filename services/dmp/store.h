// All SQL of the DMP: records, their standing towards professionals, documents, contents and the history.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/dmp/v1/document.pb.h"
#include "parcours/dmp/v1/record.pb.h"
#include "services/platform/store/store.h"

namespace parcours::dmp {

platform::Schema DmpSchema();

struct Record {
  std::int64_t position = 0;  // given by InsertRecord
  common::v1::Ins patient;
  std::string birth_date;
  v1::RecordState state = v1::RECORD_STATE_ABSENT;  // as kept: see StateAt
  core::Time announced{};
  std::optional<core::Time> opened;
  std::optional<core::Time> closed;
  std::string closing_reason;
  v1::AccessSettings settings;
  std::string general_practitioner;  // PS_IdNat
};

std::int64_t InsertRecord(platform::WriteTransaction& tx, const Record& record);
void UpdateRecord(platform::WriteTransaction& tx, const Record& record);
std::optional<Record> RecordOf(platform::ReadTransaction& tx, const std::string& matricule);
std::optional<Record> RecordAt(platform::ReadTransaction& tx, std::int64_t position);

void InsertRepresentative(platform::WriteTransaction& tx, std::int64_t record, const std::string& matricule);
// No-ops where nothing changes.
void PutDelegation(platform::WriteTransaction& tx, std::int64_t record, const std::string& carer);
void DropDelegation(platform::WriteTransaction& tx, std::int64_t record, const std::string& carer);
bool HasDelegation(platform::ReadTransaction& tx, std::int64_t record, const std::string& carer);
bool Represents(platform::ReadTransaction& tx, std::int64_t record, const std::string& matricule);

// An empty structure: for everybody. Both are no-ops where nothing changes.
void PutOpposition(platform::WriteTransaction& tx, std::int64_t record, v1::Opposition opposition,
                   const std::string& structure, const std::string& reason);
void DropOpposition(platform::WriteTransaction& tx, std::int64_t record, v1::Opposition opposition,
                    const std::string& structure);

struct Opposed {
  v1::Opposition opposition;
  std::string structure;
};
std::vector<Opposed> OppositionsTo(platform::ReadTransaction& tx, std::int64_t record);

void PutAuthorisation(platform::WriteTransaction& tx, std::int64_t record, const std::string& professional,
                      const std::string& structure, core::Time since);
// Of a professional in whatever structure, or with an empty professional of the structure's care team. How many there
// were.
std::int64_t DropAuthorisations(platform::WriteTransaction& tx, std::int64_t record, const std::string& professional,
                                const std::string& structure);
v1::AuthorisationState AuthorisationOf(platform::ReadTransaction& tx, std::int64_t record,
                                       const std::string& professional, const std::string& structure);

struct Block {
  std::int64_t position;
  std::string professional;
  core::Time since;
};
bool InsertBlock(platform::WriteTransaction& tx, std::int64_t record, const std::string& professional,
                 core::Time since);
bool DeleteBlock(platform::WriteTransaction& tx, std::int64_t record, const std::string& professional);
bool IsBlocked(platform::ReadTransaction& tx, std::int64_t record, const std::string& professional);
std::vector<Block> BlocksOf(platform::ReadTransaction& tx, std::int64_t record, std::int64_t after, std::int64_t most);

void PutName(platform::WriteTransaction& tx, const std::string& subject, const std::string& name, bool samu);
std::string NameOf(platform::ReadTransaction& tx, const std::string& subject);  // empty if it is not known
bool HostsSamu(platform::ReadTransaction& tx, const std::string& structure);

// A document in its record; `document` is complete but for its content.
struct StoredDocument {
  std::int64_t position = 0;  // given by InsertDocument
  std::int64_t record = 0;
  v1::Document document;
};

void InsertDocument(platform::WriteTransaction& tx, const StoredDocument& stored, std::string_view content);
void UpdateDocument(platform::WriteTransaction& tx, const StoredDocument& stored);
std::optional<StoredDocument> FindDocument(platform::ReadTransaction& tx, const std::string& id);
// By the id of its CDA.
std::optional<StoredDocument> FindByUniqueId(platform::ReadTransaction& tx, const std::string& unique_id);
bool HasUniqueId(platform::ReadTransaction& tx, const std::string& unique_id);
std::string ContentOf(platform::ReadTransaction& tx, std::int64_t document);

// What a search looks for; empty members count for nothing.
struct DocumentFilter {
  std::set<std::string> types;
  std::set<std::string> classes;
  std::set<v1::DocumentStatus> statuses;
  std::optional<core::Time> created_from;
  std::optional<core::Time> created_before;
  std::string title;  // part of it, in any case
};
// Newest first, after the document at that position (0: from the start).
std::vector<StoredDocument> DocumentsOf(platform::ReadTransaction& tx, std::int64_t record,
                                        const DocumentFilter& filter, std::int64_t after, std::int64_t most);

void InsertAccess(platform::WriteTransaction& tx, std::int64_t record, const v1::AccessEntry& entry);
// False if it was noted before.
bool NoteOfDay(platform::WriteTransaction& tx, std::int64_t record, const std::string& subject, const std::string& day);

struct ListedAccess {
  std::int64_t position;
  v1::AccessEntry entry;
};
// Newest first, after that position (0: from the start); an empty document: all.
std::vector<ListedAccess> AccessesTo(platform::ReadTransaction& tx, std::int64_t record, const std::string& document,
                                     std::int64_t after, std::int64_t most);

}  // namespace parcours::dmp
