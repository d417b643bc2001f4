// All SQL of orientation: units and habilitations, files, requests, openings; and the tables of the whole domain.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/followup/v1/orientation_file.pb.h"
#include "services/platform/store/store.h"

namespace parcours::followup {

platform::Schema FollowupSchema();

struct ListedUnit {
  std::int64_t position;
  v1::Unit unit;
};
void PutUnit(platform::WriteTransaction& tx, const v1::Unit& unit);
std::optional<v1::Unit> FindUnit(platform::ReadTransaction& tx, const std::string& id);
// Of that kind, or of any if it is UNSPECIFIED.
std::vector<ListedUnit> UnitsOf(platform::ReadTransaction& tx, v1::UnitKind kind, std::int64_t after,
                                std::int64_t most);

void PutHabilitation(platform::WriteTransaction& tx, const std::string& subject);
bool HasHabilitation(platform::ReadTransaction& tx, const std::string& subject);

struct StoredFile {
  std::int64_t position = 0;  // given by InsertFile
  v1::OrientationFile file;
};
// `open_key`: what a duplicate has in common.
std::int64_t InsertFile(platform::WriteTransaction& tx, const v1::OrientationFile& file, const std::string& open_key);
// The duplicate key of a file that is over is given free.
void UpdateFile(platform::WriteTransaction& tx, const StoredFile& stored);
std::optional<StoredFile> FindFile(platform::ReadTransaction& tx, const std::string& id);
std::optional<StoredFile> FileAt(platform::ReadTransaction& tx, std::int64_t position);
bool HasOpenFile(platform::ReadTransaction& tx, const std::string& open_key);
// Newest first, before that position (0: from the start): of a structure, or of a patient.
std::vector<StoredFile> FilesOfStructure(platform::ReadTransaction& tx, const std::string& structure,
                                         std::int64_t before, std::int64_t most);
std::vector<StoredFile> FilesOfPatient(platform::ReadTransaction& tx, const std::string& matricule, std::int64_t before,
                                       std::int64_t most);

struct StoredRequest {
  std::int64_t position = 0;  // given by InsertRequest
  std::int64_t file = 0;
  v1::AdmissionRequest request;
};
void InsertRequest(platform::WriteTransaction& tx, std::int64_t file, const v1::AdmissionRequest& request);
void UpdateRequest(platform::WriteTransaction& tx, const StoredRequest& stored);
std::optional<StoredRequest> FindRequest(platform::ReadTransaction& tx, const std::string& id);
// In the order in which they were sent, after that position (0: from the start).
std::vector<StoredRequest> RequestsOf(platform::ReadTransaction& tx, std::int64_t file, std::int64_t after,
                                      std::int64_t most);
// All of a file.
std::vector<StoredRequest> AllRequestsOf(platform::ReadTransaction& tx, std::int64_t file);
// Newest first, before that position (0: from the start).
std::vector<StoredRequest> ReceivedBy(platform::ReadTransaction& tx, const std::string& structure, std::int64_t before,
                                      std::int64_t most);

struct ListedOpening {
  std::int64_t position;
  v1::Opening opening;
};
void InsertOpening(platform::WriteTransaction& tx, std::int64_t file, const v1::Opening& opening);
std::vector<ListedOpening> OpeningsOf(platform::ReadTransaction& tx, std::int64_t file, std::int64_t after,
                                      std::int64_t most);

}  // namespace parcours::followup
