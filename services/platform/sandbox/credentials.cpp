#include "services/platform/sandbox/credentials.h"

#include "parcours/common/v1/reason.pb.h"
#include "services/platform/sandbox/sessions.h"

namespace parcours::platform {
namespace {

core::Time FromMicros(std::int64_t micros) {
  return core::Time{core::Duration{micros}};
}
std::int64_t Micros(core::Time time) {
  return time.time_since_epoch().count();
}

Credential ReadCredential(const Row& row) {
  Credential credential;
  credential.id = row.Text(0);
  credential.form = row.Int(1) == 0 ? CredentialForm::kCard : CredentialForm::kSession;
  credential.subject = row.Text(2);
  credential.valid_from = FromMicros(row.Int(3));
  credential.valid_until = FromMicros(row.Int(4));
  credential.idle_limit = core::Duration{row.Int(5)};
  credential.last_used = FromMicros(row.Int(6));
  credential.present = row.Int(7) != 0;
  credential.inserted = row.Int(8) != 0;
  if (const auto revoked = row.MaybeInt(9)) credential.revoked_at = FromMicros(*revoked);
  credential.card = row.Text(10);
  return credential;
}

}  // namespace

void PutCredential(WriteTransaction& tx, const Credential& credential) {
  const Value revoked = credential.revoked_at ? Value{Micros(*credential.revoked_at)} : Value{nullptr};
  tx.Run(
      "INSERT OR REPLACE INTO sandbox_credential(id, form, subject, valid_from, valid_until, idle_limit, last_used, "
      "present, "
      "inserted, revoked_at, card) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
      {credential.id, std::int64_t{credential.form == CredentialForm::kSession}, credential.subject,
       Micros(credential.valid_from), Micros(credential.valid_until), credential.idle_limit.count(),
       Micros(credential.last_used), std::int64_t{credential.present}, std::int64_t{credential.inserted}, revoked,
       credential.card});
}

std::optional<Credential> FindCredential(ReadTransaction& tx, std::string_view id) {
  return tx.One<Credential>(
      "SELECT id, form, subject, valid_from, valid_until, idle_limit, last_used, present, inserted, revoked_at, card "
      "FROM sandbox_credential WHERE id = ?",
      {id}, ReadCredential);
}

core::Result<void> CheckCredential(const Credential& credential, core::Time now) {
  if (credential.revoked_at && *credential.revoked_at <= now)
    return core::Refuse(common::v1::REASON_CERTIFICATE_REVOKED);
  if (now < credential.valid_from) return core::Refuse(common::v1::REASON_CERTIFICATE_NOT_YET_VALID);
  switch (credential.form) {
    case CredentialForm::kCard:
      if (now > credential.valid_until) return core::Refuse(common::v1::REASON_CERTIFICATE_EXPIRED);
      if (!credential.inserted) return core::Refuse(common::v1::REASON_CARD_ABSENT);
      if (!credential.present) return core::Refuse(common::v1::REASON_CARD_PIN_NOT_VERIFIED);
      break;
    case CredentialForm::kSession: {
      const bool idle = credential.idle_limit.count() > 0 && now - credential.last_used > credential.idle_limit;
      if (!credential.present || idle || now > credential.valid_until)
        return core::Refuse(common::v1::REASON_SESSION_ENDED);
      break;
    }
  }
  return {};
}

void OpenSession(WriteTransaction& tx, std::string_view id, std::string_view subject, core::Time now,
                 core::Duration longest, core::Duration idle, std::string_view card) {
  PutCredential(tx, Credential{.id = std::string(id),
                               .form = CredentialForm::kSession,
                               .subject = std::string(subject),
                               .valid_from = now,
                               .valid_until = now + longest,
                               .idle_limit = idle,
                               .last_used = now,
                               .present = true,
                               .inserted = false,
                               .revoked_at = std::nullopt,
                               .card = std::string(card)});
}

void EndSessionsOf(WriteTransaction& tx, std::string_view card) {
  tx.Run("UPDATE sandbox_credential SET present = 0 WHERE card = ?", {card});
}

core::Result<void> EndSession(WriteTransaction& tx, std::string_view id) {
  auto session = FindCredential(tx, id);
  if (!session || session->form != CredentialForm::kSession || !session->present) {
    return core::Refuse(common::v1::REASON_SESSION_ENDED);
  }
  session->present = false;
  PutCredential(tx, *session);
  return {};
}

void TouchSession(WriteTransaction& tx, std::string_view id, core::Time now) {
  tx.Run("UPDATE sandbox_credential SET last_used = ? WHERE id = ? AND form = 1", {Micros(now), id});
}

}  // namespace parcours::platform
