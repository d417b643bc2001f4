// The handlers of DirectoryService: one function per RPC, each in its own file. What each does and refuses stands in
// the contract, parcours/directory/v1/directory.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/directory/v1/directory.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::directory {

using platform::Call;
using platform::Work;

core::Result<Work<v1::SearchProfessionalsResponse>> SearchProfessionals(Call& call,
                                                                        const v1::SearchProfessionalsRequest& request);
core::Result<Work<v1::GetProfessionalResponse>> GetProfessional(Call& call, const v1::GetProfessionalRequest& request);
core::Result<Work<v1::GetStructureResponse>> GetStructure(Call& call, const v1::GetStructureRequest& request);
core::Result<Work<v1::SearchStructuresResponse>> SearchStructures(Call& call,
                                                                  const v1::SearchStructuresRequest& request);
core::Result<Work<v1::FindMssAddressesResponse>> FindMssAddresses(Call& call,
                                                                  const v1::FindMssAddressesRequest& request);

}  // namespace parcours::directory
