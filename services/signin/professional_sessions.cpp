#include "services/signin/professional_sessions.h"

#include <algorithm>
#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/sandbox/credentials.h"
#include "services/platform/sandbox/sessions.h"
#include "services/signin/mail.h"
#include "services/signin/rules/lifetimes.h"

namespace parcours::signin {
namespace {

constexpr char kGetProfessional[] = "parcours.directory.v1.DirectoryService/GetProfessional";
constexpr char kIssuer[] = "https://pro-sante-connect.parcours.invalid";
constexpr char kLevel[] = "eidas1";  // the only one that Pro Santé Connect gives

}  // namespace

core::Result<directory::v1::Professional> AskDirectory(platform::Call& call, const std::string& ps_id_nat) {
  directory::v1::GetProfessionalRequest question;
  question.set_ps_id_nat(ps_id_nat);
  auto answer = TRY(call.Ask<directory::v1::GetProfessionalResponse>(kGetProfessional, question));
  return std::move(*answer.mutable_professional());
}

v1::ProfessionalSession OpenProfessionalSession(platform::Transaction& tx, const std::string& subject,
                                                const std::string& exercise_id, const std::string& card) {
  Session session;
  session.id = tx.NextId("ses");
  session.subject = subject;
  session.exercise = exercise_id;
  session.expires = tx.now() + kLongestSession;
  platform::OpenSession(tx.sql(), session.id, subject, tx.now(), kLongestSession, kIdleSession, card);
  return GiveTokens(tx, std::move(session));
}

v1::ProfessionalSession GiveTokens(platform::Transaction& tx, Session session) {
  session.access_token = tx.NextId("access");
  session.access_expires = std::min(tx.now() + kAccessToken, session.expires);
  session.refresh_token = tx.NextId("refresh");
  session.refresh_expires = std::min(tx.now() + kRefreshToken, session.expires);
  PutSession(tx.sql(), session);
  v1::ProfessionalSession shown;
  shown.set_id(session.id);
  shown.set_access_token(session.access_token);
  *shown.mutable_access_token_expires() = ToTimestamp(session.access_expires);
  shown.set_refresh_token(session.refresh_token);
  *shown.mutable_refresh_token_expires() = ToTimestamp(session.refresh_expires);
  *shown.mutable_expires() = ToTimestamp(session.expires);
  return shown;
}

core::Result<void> CheckAlive(platform::ReadTransaction& tx, const Session& session, core::Time now) {
  const auto credential = platform::FindCredential(tx, session.id);
  if (!credential || !platform::CheckCredential(*credential, now)) {
    return core::Refuse(common::v1::REASON_SESSION_ENDED);
  }
  return {};
}

v1::IdToken IdTokenOf(const v1::UserInfo& user_info, const std::string& nonce, const char* means) {
  v1::IdToken token;
  token.set_iss(kIssuer);
  token.set_sub(user_info.sub());
  token.set_acr(kLevel);
  token.set_nonce(nonce);
  token.set_idp(means);
  return token;
}

}  // namespace parcours::signin
