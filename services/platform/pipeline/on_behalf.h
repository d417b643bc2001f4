// The signed, short-lived token by which a service says for whom it calls another one.
#pragma once

#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/result.h"
#include "parcours/common/v1/on_behalf.pb.h"
#include "pki/key.h"
#include "services/platform/pipeline/call.h"

namespace parcours::platform {

// How long a token is good, wall time: one call between services.
inline constexpr core::Duration kOnBehalfLifetime = std::chrono::seconds(30);

// Serialised SignedOnBehalf.
std::string SignOnBehalf(const common::v1::OnBehalf& on_behalf, const pki::PrivateKey& key);

// Refuses with ON_BEHALF_TOKEN_INVALID: not of this service's key (`service_certificate`, PEM), expired, for another
// method, without sandbox or caller, or of a kind that nobody may be called for.
core::Result<common::v1::OnBehalf> VerifyOnBehalf(std::string_view token, std::string_view service_certificate,
                                                  std::string_view method, core::Time wall_now);

Caller ToCaller(const common::v1::OnBehalf& on_behalf);
common::v1::Actor ToActor(const Caller& caller);

}  // namespace parcours::platform
