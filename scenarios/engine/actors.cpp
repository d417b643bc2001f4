#include "scenarios/engine/actors.h"

#include <fmt/format.h>
#include <grpcpp/create_channel.h>

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "pki/authority.h"
#include "pki/tls.h"

namespace parcours::scenarios {
namespace {

std::optional<pki::TlsCredential> ToTls(const card::v1::Credential& credential) {
  std::optional<pki::TlsCredential> tls;
  core::Secret key(std::string_view(credential.private_key()));
  tls.emplace(pki::TlsCredential{.certificate_chain = credential.certificate_chain(), .private_key = std::move(key)});
  return tls;
}

// A credential that no Parcours host trusts: signed by itself, or by another authority with the same names.
std::optional<pki::TlsCredential> Strange(const std::string& certificate) {
  const core::Time now = core::WallClock().Now();
  const pki::Validity validity{.not_before = now - std::chrono::hours(1), .not_after = now + std::chrono::hours(1)};
  pki::Identity identity;
  identity.kind = policy::v1::CALLER_KIND_OPERATOR;
  identity.subject = "stranger";
  std::optional<pki::TlsCredential> credential;
  if (certificate == kSelfSigned) {
    credential.emplace(pki::ToTlsCredential(pki::SelfSigned(identity.subject, validity)));
  } else if (const auto issued = pki::Authority::Create(now).Issue(identity, pki::Usage::kAuthentication, validity)) {
    credential.emplace(pki::ToTlsCredential(*issued));
  }
  return credential;
}

std::string KindLabel(policy::v1::CallerKind kind) {
  constexpr std::string_view kPrefix = "CALLER_KIND_";
  return policy::v1::CallerKind_Name(kind).substr(kPrefix.size());
}

template <class List>
auto FindHandle(const List& list, const std::string& handle) {
  return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.handle() == handle; });
}

}  // namespace

std::string PersonName(const sandbox::v1::Cast& cast, const std::string& handle) {
  if (const auto one = FindHandle(cast.professionals(), handle); one != cast.professionals().end()) {
    const std::string title = one->title() == "DR" ? "Dr " : (one->title() == "PR" ? "Pr " : "");
    return title + one->given_name() + " " + one->family_name();
  }
  if (const auto one = FindHandle(cast.employees(), handle); one != cast.employees().end()) {
    return one->given_name() + " " + one->family_name();
  }
  if (const auto one = FindHandle(cast.structures(), handle); one != cast.structures().end()) return one->name();
  if (const auto one = FindHandle(cast.persons(), handle); one != cast.persons().end()) {
    if (!one->used_name().empty()) return one->used_given_name() + " " + one->used_name();
    const std::string given = one->traits().given_names().empty() ? std::string() : one->traits().given_names(0) + " ";
    return given + one->traits().birth_name();
  }
  return handle;
}

core::Result<Line> Actors::LineOf(const ActorRef& actor, const UnlockCard& unlock) {
  if (!actor.certificate.empty()) {
    return Line{
        .channel = Connect(actor.certificate, Strange(actor.certificate)), .who = {}, .credential = actor.certificate};
  }
  if (actor.name == kNobody) return Line{.channel = Connect(kNobody, std::nullopt), .who = {}};
  if (actor.name == kOperator) {
    std::optional<pki::TlsCredential> credential;
    credential.emplace(pki::TlsCredential{.certificate_chain = world_.operator_credential->certificate_chain,
                                          .private_key = world_.operator_credential->private_key.Copy()});
    return Line{.channel = Connect(kOperator, credential),
                .kind = policy::v1::CALLER_KIND_OPERATOR,
                .who = "simulation",
                .credential = "OPERATOR"};
  }
  if (const auto session = state_.sessions.find(actor.name); session != state_.sessions.end() && actor.card.empty()) {
    std::optional<pki::TlsCredential> credential;
    credential.emplace(pki::TlsCredential{.certificate_chain = session->second.certificate_chain,
                                          .private_key = session->second.key->ToPem()});
    const bool citizen = FindHandle(cast_.persons(), actor.name) != cast_.persons().end();
    const auto kind = citizen ? policy::v1::CALLER_KIND_CITIZEN : policy::v1::CALLER_KIND_ECPS;
    return Line{.channel = Connect("session " + actor.name, credential),
                .kind = kind,
                .who = PersonName(cast_, actor.name),
                .credential = citizen ? "SESSION" : KindLabel(kind)};
  }
  if (const auto* card = CardOf(actor)) return WithCard(*card, unlock);
  return core::Refuse(common::v1::REASON_CREDENTIAL_MISSING,
                      fmt::format("{} has no card and has not signed in", actor.name));
}

core::Result<Line> Actors::WithCard(const sandbox::v1::CardSpec& card, const UnlockCard& unlock) {
  if (!state_.unlocked.contains(card.handle())) {
    if (state_.touched.contains(card.handle())) {
      return core::Refuse(
          common::v1::REASON_CREDENTIAL_MISSING,
          fmt::format("the PIN of card {} was never typed rightly, so that nothing can be called with it",
                      card.handle()));
    }
    Unlocked(card.handle(), TRY(unlock(card)), PinOf(card));
  }
  const auto credential = ToTls(state_.unlocked.at(card.handle()));
  return Line{.channel = Connect("card " + card.handle(), credential),
              .kind = card.kind(),
              .who = PersonName(cast_, card.holder()),
              .credential = KindLabel(card.kind())};
}

core::Secret PinOf(const sandbox::v1::CardSpec& card) {
  return core::Secret(card.pin().empty() ? std::string_view("1234") : std::string_view(card.pin()));
}

void Actors::Unlocked(const std::string& card, card::v1::Credential credential, const core::Secret& pin) {
  Disconnect("card " + card);
  if (!credential.token_uri().empty()) {
    // The key stays in its token: the connection gets a reference to it instead.
    credential.set_private_key(std::string(pki::TokenPrivateKey(credential.token_uri(), pin).Reveal()));
  }
  state_.unlocked[card] = std::move(credential);
}

std::shared_ptr<grpc::Channel> Actors::Connect(const std::string& key,
                                               const std::optional<pki::TlsCredential>& credential) {
  auto& channel = state_.channels[key];
  if (!channel) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // no two people share a connection
    arguments.SetMaxReceiveMessageSize(16 << 20);
    channel =
        grpc::CreateCustomChannel(world_.address, pki::ClientCredentials(credential, world_.trust_root), arguments);
  }
  return channel;
}

void Actors::Disconnect(const std::string& key) {
  state_.channels.erase(key);
}

std::string Actors::RequestFor(const std::string& name) {
  auto& key = state_.requested[name];
  if (!key) key = std::make_shared<const pki::PrivateKey>(pki::PrivateKey::Generate());
  return pki::MakeCertificateRequest(*key);
}

core::Result<void> Actors::SignedIn(const std::string& name, const std::string& certificate_chain) {
  const auto key = state_.requested.find(name);
  if (key == state_.requested.end()) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT,
                        fmt::format("no certificate was asked for {}: put ${{csr:{}}} into the request", name, name));
  }
  state_.sessions[name] = Session{.certificate_chain = certificate_chain, .key = key->second};
  state_.requested.erase(key);
  Disconnect("session " + name);
  return {};
}

const sandbox::v1::CardSpec* Actors::CardOf(const ActorRef& actor) const {
  for (const auto& card : cast_.cards()) {
    if (actor.card.empty() ? card.holder() == actor.name : card.handle() == actor.card) return &card;
  }
  return nullptr;
}

}  // namespace parcours::scenarios
