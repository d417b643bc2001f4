// All SQL of the sign-in services.
//
// Functions run inside the caller's transaction and have its thread-safety. Times are simulated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "parcours/common/v1/common.pb.h"
#include "parcours/signin/v1/phone.pb.h"
#include "services/platform/pipeline/paging.h"
#include "services/platform/store/store.h"
#include "services/signin/rules/tries.h"

namespace parcours::signin {

platform::Schema SigninSchema();

std::string ReadSecret(platform::ReadTransaction& tx);
void WriteSecret(platform::WriteTransaction& tx, const std::string& secret);

// A citizen. The account is active once it has an identifier.
struct Person {
  std::string handle;
  std::string subject;  // pseudonym in certificates
  common::v1::Ins ins;  // as registered when the sandbox was made
  common::v1::Traits traits;
  std::string used_name;
  std::string mobile;
  std::string email;
  std::string vitale_serial;
  bool has_space = false;        // Mon espace santé was announced or opened
  std::string provisional_code;  // empty: used, or no letter
  core::Time provisional_expires;
  Tries provisional_tries;
  std::string identifier;
  std::string password_hash;
  std::string account_email;
  std::string account_mobile;
  Tries account_tries;
};
void InsertPerson(platform::WriteTransaction& tx, const Person& person);
void UpdatePerson(platform::WriteTransaction& tx, const Person& person);  // provisional code and account only
std::optional<Person> PersonByHandle(platform::ReadTransaction& tx, const std::string& handle);
std::optional<Person> PersonBySubject(platform::ReadTransaction& tx, const std::string& subject);
std::optional<Person> PersonByMatricule(platform::ReadTransaction& tx, const std::string& matricule);
std::optional<Person> PersonByIdentifier(platform::ReadTransaction& tx, const std::string& identifier);

// An account at a provider of FranceConnect.
struct DigitalIdentity {
  std::string provider;
  std::string identifier;
  std::string person;  // handle
  int level = 1;
  std::string password_hash;
  bool second_factor = false;
  std::string family_name;               // empty: that of the civil status
  std::vector<std::string> given_names;  // empty: those of the civil status
  Tries tries;
};
void PutDigitalIdentity(platform::WriteTransaction& tx, const DigitalIdentity& identity);  // inserts or replaces
std::optional<DigitalIdentity> FindDigitalIdentity(platform::ReadTransaction& tx, const std::string& provider,
                                                   const std::string& identifier);

struct ListedProvider {
  std::string name;
  int level = 1;  // the highest
};
std::vector<ListedProvider> ListProvidersByName(platform::ReadTransaction& tx);

struct Professional {
  std::string ps_id_nat;
  std::string handle;
  std::string mobile;
  std::string email;
  bool has_ecps = false;
};
void InsertProfessional(platform::WriteTransaction& tx, const Professional& professional);
std::optional<Professional> FindProfessional(platform::ReadTransaction& tx, const std::string& ps_id_nat);

// True if somebody of the cast has this handle.
bool HasPhone(platform::ReadTransaction& tx, const std::string& handle);

// Something that takes several calls. The numbers are kept.
enum class FlowKind { kEcps = 1, kFranceConnect = 2, kAccount = 3, kActivation = 4, kReset = 5 };
enum class FlowState { kStarted = 1, kCodeSent = 2, kReady = 3, kDenied = 4, kDone = 5 };
struct Flow {
  std::string id;
  FlowKind kind = FlowKind::kEcps;
  FlowState state = FlowState::kStarted;
  std::string holder;  // handle, or PS_IdNat for an e-CPS; empty: not known yet, or nobody
  core::Time expires;
  std::string csr;
  std::string code;
  core::Time code_expires;
  int wrong = 0;           // wrong codes so far
  int level = 1;           // FranceConnect: asked for
  std::string provider;    // FranceConnect: chosen account
  std::string identifier;  // FranceConnect: chosen account
  std::string exercise;    // e-CPS
  std::string nonce;       // e-CPS
};
void PutFlow(platform::WriteTransaction& tx, const Flow& flow);  // inserts or replaces
std::optional<Flow> FindFlow(platform::ReadTransaction& tx, FlowKind kind, const std::string& id);

struct Session {
  std::string id;
  std::string subject;
  std::string exercise;
  core::Time expires;
  std::string access_token;
  core::Time access_expires;
  std::string refresh_token;
  core::Time refresh_expires;
};
void PutSession(platform::WriteTransaction& tx, const Session& session);  // inserts or replaces
std::optional<Session> SessionById(platform::ReadTransaction& tx, const std::string& id);
std::optional<Session> SessionByAccessToken(platform::ReadTransaction& tx, const std::string& token);
std::optional<Session> SessionByRefreshToken(platform::ReadTransaction& tx, const std::string& token);

// A message on somebody's phone. `flow`: what a request for approval is about.
struct StoredMessage {
  std::int64_t position = 0;
  std::string owner;
  std::string flow;
  v1::Message message;
};
void InsertMessage(platform::WriteTransaction& tx, const StoredMessage& message);
void UpdateMessage(platform::WriteTransaction& tx, const StoredMessage& message);
std::optional<StoredMessage> FindMessage(platform::ReadTransaction& tx, const std::string& owner,
                                         const std::string& id);
enum class Unread { kAll, kOnly };
// Newest first. Kind UNSPECIFIED: all.
std::vector<StoredMessage> ListMessagesOf(platform::ReadTransaction& tx, const std::string& owner, v1::MessageKind kind,
                                          Unread unread, const platform::Page& page);

}  // namespace parcours::signin
