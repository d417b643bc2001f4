// The people of a run: who they are, which credential each holds, and the connection each calls over.
#pragma once

#include <grpcpp/channel.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/result.h"
#include "core/secret.h"
#include "parcours/card/v1/card.pb.h"
#include "parcours/policy/v1/policy.pb.h"
#include "pki/key.h"
#include "scenarios/engine/model.h"
#include "scenarios/engine/world.h"

namespace parcours::scenarios {

inline constexpr const char* kOperator = "operator";
inline constexpr const char* kNobody = "nobody";

// `as: {certificate: …}`: certificates that no host trusts.
inline constexpr const char* kSelfSigned = "self_signed";
inline constexpr const char* kWrongAuthority = "wrong_authority";

// Someone ready to call.
struct Line {
  std::shared_ptr<grpc::Channel> channel;
  policy::v1::CallerKind kind = policy::v1::CALLER_KIND_ANONYMOUS;
  std::string who;         // for people; empty: nobody that the chain knows
  std::string credential;  // "CPS", "ECPS", "SESSION" of a citizen, …; empty for nobody
};

// Who of the cast this is, for people: "Dr Claire LENOIR"; the handle if it is nobody of the cast.
// The PIN that the cast gives the card, or the one that cards have without that.
core::Secret PinOf(const sandbox::v1::CardSpec& card);

std::string PersonName(const sandbox::v1::Cast& cast, const std::string& handle);

// Not thread-safe. Borrows world and cast.
class Actors {
 public:
  // Inserts a card and types its PIN; gives the credential or the refusal. The player's own calls.
  using UnlockCard = std::function<core::Result<card::v1::Credential>(const sandbox::v1::CardSpec& card)>;

  Actors(const World& world, const sandbox::v1::Cast& cast) : world_(world), cast_(cast) {}

  // An actor's line to the host. A card that no step has touched is inserted and its PIN typed
  // (`unlock`). Refuses as `unlock` does, and with CREDENTIAL_MISSING: nobody of the cast, a citizen who has not signed
  // in, a card whose PIN was never typed rightly.
  core::Result<Line> LineOf(const ActorRef& actor, const UnlockCard& unlock);

  // A step did something with this card itself: from now on the player leaves it as it is.
  void Touched(const std::string& card) { state_.touched.insert(card); }
  void Unlocked(const std::string& card, card::v1::Credential credential, const core::Secret& pin);

  // A certificate request for a key made for this person; the same until they have signed in with it.
  std::string RequestFor(const std::string& name);
  // Refuses with INVALID_ARGUMENT where no request was made.
  core::Result<void> SignedIn(const std::string& name, const std::string& certificate_chain);

  // The card that an actor uses: of the given handle, or the first that they hold. Null if there is none.
  const sandbox::v1::CardSpec* CardOf(const ActorRef& actor) const;

 private:
  struct Session {
    std::string certificate_chain;
    std::shared_ptr<const pki::PrivateKey> key;
  };

 public:
  // What the player knows of the people: which cards are open, who has signed in. A value; it goes with a snapshot of
  // the sandbox, for credentials that are younger than the snapshot end with its branch.
  struct State {
    std::set<std::string> touched;
    std::map<std::string, card::v1::Credential> unlocked;  // by card
    std::map<std::string, std::shared_ptr<const pki::PrivateKey>> requested;
    std::map<std::string, Session> sessions;
    std::map<std::string, std::shared_ptr<grpc::Channel>> channels;  // by credential
  };
  const State& state() const { return state_; }
  void ReturnTo(State state) { state_ = std::move(state); }

 private:
  core::Result<Line> WithCard(const sandbox::v1::CardSpec& card, const UnlockCard& unlock);
  std::shared_ptr<grpc::Channel> Connect(const std::string& key, const std::optional<pki::TlsCredential>& credential);
  void Disconnect(const std::string& key);

  const World& world_;
  const sandbox::v1::Cast& cast_;
  State state_;
};

}  // namespace parcours::scenarios
