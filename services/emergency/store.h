// All SQL of the centre 15: structures, files and who takes part in them, vehicles on a mission.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/emergency/v1/file.pb.h"
#include "services/emergency/rules/number.h"
#include "services/platform/store/store.h"

namespace parcours::emergency {

platform::Schema EmergencySchema();

// A structure by its Struct_IdNat; `centre` where it hosts a SAMU.
struct KnownStructure {
  std::string name;
  std::optional<Centre> centre;
};
void PutStructure(platform::WriteTransaction& tx, const std::string& structure, const KnownStructure& known);
std::optional<KnownStructure> FindStructure(platform::ReadTransaction& tx, const std::string& structure);

// Files as they were kept: what time alone changes is not in them.
void InsertFile(platform::WriteTransaction& tx, const v1::EmergencyFile& file);
void UpdateFile(platform::WriteTransaction& tx, const v1::EmergencyFile& file);
std::optional<v1::EmergencyFile> FindFile(platform::ReadTransaction& tx, const std::string& id);
// How many numbers begin so.
std::int64_t CountNumbers(platform::ReadTransaction& tx, const std::string& prefix);

// Nothing happens if the structure takes part already.
void PutParty(platform::WriteTransaction& tx, const std::string& file, const std::string& structure);
bool IsParty(platform::ReadTransaction& tx, const std::string& file, const std::string& structure);

struct ListedFile {
  std::int64_t position;
  v1::EmergencyFile file;
};
// Of those in which a structure takes part, oldest first, after a position.
std::vector<ListedFile> FilesOf(platform::ReadTransaction& tx, const std::string& structure, std::int64_t after,
                                std::int64_t most);

// False if the vehicle is on a mission already.
bool Engage(platform::WriteTransaction& tx, const v1::Engagement& engagement);
// The mission is over; nothing happens if it was already.
void Release(platform::WriteTransaction& tx, const std::string& engagement);

}  // namespace parcours::emergency
