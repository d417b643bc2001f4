// The handlers of InsService: one function per RPC, each in its own file. What each does and refuses stands in the
// contract, parcours/ins/v1/ins.proto.
//
// `request` is borrowed until the returned work has run. Thread-safe: they keep nothing.
#pragma once

#include "core/result.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/platform/pipeline/call.h"

namespace parcours::ins {

using platform::Call;
using platform::Work;

core::Result<Work<v1::SearchByTraitsResponse>> SearchByTraits(Call& call, const v1::SearchByTraitsRequest& request);
core::Result<Work<v1::RetrieveIdentityResponse>> RetrieveIdentity(Call& call,
                                                                  const v1::RetrieveIdentityRequest& request);
core::Result<Work<v1::SearchByCarteVitaleResponse>> SearchByCarteVitale(Call& call,
                                                                        const v1::SearchByCarteVitaleRequest& request);
core::Result<Work<v1::SearchByAppliCarteVitaleResponse>> SearchByAppliCarteVitale(
    Call& call, const v1::SearchByAppliCarteVitaleRequest& request);
core::Result<Work<v1::VerifyIdentitiesResponse>> VerifyIdentities(Call& call,
                                                                  const v1::VerifyIdentitiesRequest& request);
core::Result<Work<v1::RegisterIdentityResponse>> RegisterIdentity(Call& call,
                                                                  const v1::RegisterIdentityRequest& request);
core::Result<Work<v1::UpdateTraitsResponse>> UpdateTraits(Call& call, const v1::UpdateTraitsRequest& request);
core::Result<Work<v1::ValidateIdentityResponse>> ValidateIdentity(Call& call,
                                                                  const v1::ValidateIdentityRequest& request);
core::Result<Work<v1::SetIdentityAttributesResponse>> SetIdentityAttributes(
    Call& call, const v1::SetIdentityAttributesRequest& request);
core::Result<Work<v1::DowngradeIdentityResponse>> DowngradeIdentity(Call& call,
                                                                    const v1::DowngradeIdentityRequest& request);
core::Result<Work<v1::GetIdentityResponse>> GetIdentity(Call& call, const v1::GetIdentityRequest& request);
core::Result<Work<v1::ListIdentitiesResponse>> ListIdentities(Call& call, const v1::ListIdentitiesRequest& request);
core::Result<Work<v1::CheckIdentityResponse>> CheckIdentity(Call& call, const v1::CheckIdentityRequest& request);
core::Result<Work<v1::ResolvePersonResponse>> ResolvePerson(Call& call, const v1::ResolvePersonRequest& request);
core::Result<Work<v1::AmendCivilStatusResponse>> AmendCivilStatus(Call& call,
                                                                  const v1::AmendCivilStatusRequest& request);
core::Result<Work<v1::BuildDatamatrixResponse>> BuildDatamatrix(Call& call, const v1::BuildDatamatrixRequest& request);
core::Result<Work<v1::ReadDatamatrixResponse>> ReadDatamatrix(Call& call, const v1::ReadDatamatrixRequest& request);

}  // namespace parcours::ins
