#include <utility>

#include "parcours/common/v1/reason.pb.h"
#include "pki/password.h"
#include "services/signin/flows.h"
#include "services/signin/handlers/handlers.h"
#include "services/signin/mail.h"
#include "services/signin/rules/credentials.h"
#include "services/signin/rules/lifetimes.h"
#include "services/signin/rules/texts.h"

namespace parcours::signin {
namespace {

// What stretching the password found out, before the transaction: it takes milliseconds.
struct Compared {
  std::string with;  // the hash; nobody's where there is no such account
  bool right = false;
};

core::Result<Compared> Compare(Call& call, const v1::AuthenticateRequest& request) {
  Compared compared{.with = std::string(pki::NobodysPasswordHash())};
  TRY(call.Read([&](platform::ReadTransaction& tx) -> core::Result<void> {
    const auto identity = FindDigitalIdentity(tx, request.provider(), request.identifier());
    if (identity) compared.with = identity->password_hash;
    return {};
  }));
  compared.right = pki::PasswordMatches(request.password(), compared.with);
  return compared;
}

core::Result<void> CheckProvider(platform::ReadTransaction& tx, const std::string& name) {
  for (const ListedProvider& provider : ListProvidersByName(tx)) {
    if (provider.name == name) return {};
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "provider");
}

core::Result<DigitalIdentity> CheckPassword(platform::Transaction& tx, const v1::AuthenticateRequest& request,
                                            const Compared& compared) {
  auto identity = FindDigitalIdentity(tx.sql(), request.provider(), request.identifier());
  if (!identity) return core::Refuse(common::v1::REASON_PASSWORD_WRONG);
  TRY(CheckUnlocked(identity->tries, tx.now()));
  if (compared.right && compared.with == identity->password_hash) return std::move(*identity);
  CountWrong(identity->tries, tx.now());
  PutDigitalIdentity(tx.sql(), *identity);
  tx.KeepOnRefusal();
  return core::Refuse(Wrong(common::v1::REASON_PASSWORD_WRONG, identity->tries));
}

// The wrong tries of a finished authentication are forgotten; those before a second factor are not, or else a known
// password would make guessing codes free.
void Finish(platform::Transaction& tx, Flow& flow, DigitalIdentity& identity) {
  flow.state = FlowState::kReady;
  identity.tries = {};
  PutDigitalIdentity(tx.sql(), identity);
}

}  // namespace

core::Result<Work<v1::AuthenticateResponse>> Authenticate(Call& call, const v1::AuthenticateRequest& request) {
  const Compared compared = TRY(Compare(call, request));
  return Work<v1::AuthenticateResponse>(
      [&request, compared](platform::Transaction& tx) -> core::Result<v1::AuthenticateResponse> {
        Flow flow = TRY(OpenFlow(tx.sql(), FlowKind::kFranceConnect, request.sign_in_id(), tx.now()));
        TRY(RequireState(flow, FlowState::kStarted));
        TRY(CheckProvider(tx.sql(), request.provider()));
        DigitalIdentity identity = TRY(CheckPassword(tx, request, compared));
        if (identity.level < flow.level) return core::Refuse(common::v1::REASON_LEVEL_TOO_LOW);
        flow.holder = identity.person;
        flow.provider = identity.provider;
        flow.identifier = identity.identifier;
        v1::AuthenticateResponse response;
        if (identity.second_factor) {
          flow.state = FlowState::kCodeSent;
          flow.code = tx.NextCode();
          flow.code_expires = tx.now() + kOneTimeCode;
          Send(tx, identity.person, ProviderCodeText(identity.provider, flow.code), v1::MESSAGE_CHANNEL_SMS,
               flow.code_expires);
          response.set_second_factor_required(true);
          response.set_code_sent_to(MaskMobile(PersonByHandle(tx.sql(), identity.person).value_or(Person()).mobile));
        } else {
          Finish(tx, flow, identity);
        }
        PutFlow(tx.sql(), flow);
        return response;
      });
}

}  // namespace parcours::signin
