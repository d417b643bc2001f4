// Sessions of professionals at Pro Santé Connect and their tokens. Tokens are opaque seeded ids (ours; the real ones
// are JWT). The session itself is the sandbox's: what ends it there ends its tokens.
//
// Functions that take a transaction have its thread-safety; the others are thread-safe.
#pragma once

#include <string>

#include "core/result.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/signin/v1/pro_sante_connect.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/signin/store.h"

namespace parcours::signin {

// Who signs in, as the directory knows them. Refuses with NOT_FOUND.
core::Result<directory::v1::Professional> AskDirectory(platform::Call& call, const std::string& ps_id_nat);

// Opens a session and gives its first tokens. `card`: the card that it was opened with, whose removal ends it.
v1::ProfessionalSession OpenProfessionalSession(platform::Transaction& tx, const std::string& subject,
                                                const std::string& exercise_id, const std::string& card);

// New tokens for a session, as one sees it.
v1::ProfessionalSession GiveTokens(platform::Transaction& tx, Session session);

// Refuses with SESSION_ENDED where the session is over in the sandbox.
core::Result<void> CheckAlive(platform::ReadTransaction& tx, const Session& session, core::Time now);

// The claims of an ID token.
v1::IdToken IdTokenOf(const v1::UserInfo& user_info, const std::string& nonce, const char* means);
inline constexpr char kMeansCard[] = "CARD";
inline constexpr char kMeansEcps[] = "ECPS";

}  // namespace parcours::signin
