// How long things are good, in simulated time. Everything is still good at its last moment.
#pragma once

#include <chrono>

#include "core/clock.h"

namespace parcours::signin {

// Pro Santé Connect (ANS, IG sécurisation du transport API REST; Keycloak's CIBA defaults).
inline constexpr core::Duration kAccessToken = std::chrono::minutes(2);
inline constexpr core::Duration kRefreshToken = std::chrono::minutes(30);
inline constexpr core::Duration kLongestSession = std::chrono::hours(4);
inline constexpr core::Duration kIdleSession = std::chrono::minutes(30);
inline constexpr core::Duration kEcpsRequest = std::chrono::seconds(120);
inline constexpr unsigned kEcpsPollSeconds = 5;

// FranceConnect: its session at level eidas1, and above.
inline constexpr core::Duration kFranceConnectLow = std::chrono::seconds(1800);
inline constexpr core::Duration kFranceConnectHigh = std::chrono::seconds(600);

// Mon espace santé: the letter's code lives as long as one may oppose (six weeks); the others are ours. A citizen's
// session is as long as a professional's (ours).
inline constexpr core::Duration kProvisionalCode = std::chrono::hours(24 * 7 * 6);
inline constexpr core::Duration kOneTimeCode = std::chrono::minutes(10);
inline constexpr core::Duration kAccountStep = std::chrono::minutes(30);

}  // namespace parcours::signin
