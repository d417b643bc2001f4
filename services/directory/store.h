// All SQL of the directory.
//
// Functions run inside the caller's transaction and have its thread-safety.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/directory/v1/directory.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/platform/store/store.h"

namespace parcours::directory {

platform::Schema DirectorySchema();

// Only the codes of coded values are kept; labels come from the nomenclature.
void InsertStructure(platform::WriteTransaction& tx, const v1::Structure& structure);
// With all exercises, whose structures stand in the directory.
void InsertProfessional(platform::WriteTransaction& tx, const v1::Professional& professional);

std::optional<v1::Structure> FindStructure(platform::ReadTransaction& tx, const std::string& struct_id_nat);
std::optional<v1::Professional> FindProfessional(platform::ReadTransaction& tx, const std::string& ps_id_nat);

template <class T>
struct Listed {
  std::int64_t position;
  T value;
};

enum class Employees { kExcluded, kIncluded };

std::vector<Listed<v1::Professional>> ListProfessionals(platform::ReadTransaction& tx,
                                                        const v1::SearchProfessionalsRequest& wanted,
                                                        Employees employees, const platform::Page& page);
std::vector<Listed<v1::Structure>> ListStructures(platform::ReadTransaction& tx,
                                                  const v1::SearchStructuresRequest& wanted,
                                                  const platform::Page& page);
std::vector<Listed<v1::MssAddress>> ListMssAddresses(platform::ReadTransaction& tx,
                                                     const v1::FindMssAddressesRequest& wanted,
                                                     const platform::Page& page);

}  // namespace parcours::directory
