#include "services/signin/store.h"

#include "core/text.h"
#include "signin_sql.h"

namespace parcours::signin {
namespace {

using platform::Blob;
using platform::ReadTransaction;
using platform::Row;
using platform::Value;
using platform::WriteTransaction;

#define PERSON_COLUMNS                                                                                        \
  "handle, subject, matricule, check_key, oid, traits, used_name, mobile, email, vitale_serial, has_space, "  \
  "provisional_code, provisional_expires, provisional_wrong, provisional_locked, identifier, password_hash, " \
  "account_email, account_mobile, account_wrong, account_locked"
#define SESSION_COLUMNS "id, subject, exercise, expires, access_token, access_expires, refresh_token, refresh_expires"

constexpr char kBetweenNames = '\n';

core::Time FromMicros(std::int64_t micros) {
  return core::Time{core::Duration{micros}};
}

std::int64_t Micros(core::Time time) {
  return time.time_since_epoch().count();
}

Value LockOf(const Tries& tries) {
  return tries.locked_until ? Value{Micros(*tries.locked_until)} : Value{nullptr};
}

// NULL where there is no account: only identifiers are unique.
Value IdentifierOf(const Person& person) {
  return person.identifier.empty() ? Value{nullptr} : Value{std::string_view(person.identifier)};
}

Tries ReadTries(const Row& row, int column) {
  Tries tries{.wrong = static_cast<int>(row.Int(column)), .locked_until = std::nullopt};
  if (const auto locked = row.MaybeInt(column + 1)) tries.locked_until = FromMicros(*locked);
  return tries;
}

Person ReadPerson(const Row& row) {
  Person person;
  person.handle = row.Text(0);
  person.subject = row.Text(1);
  person.ins.set_matricule(row.Text(2));
  person.ins.set_key(row.Text(3));
  person.ins.set_oid(row.Text(4));
  if (!person.traits.ParseFromString(row.Text(5))) throw platform::StoreFailure("traits cannot be read");
  person.used_name = row.Text(6);
  person.mobile = row.Text(7);
  person.email = row.Text(8);
  person.vitale_serial = row.Text(9);
  person.has_space = row.Int(10) != 0;
  person.provisional_code = row.Text(11);
  person.provisional_expires = FromMicros(row.Int(12));
  person.provisional_tries = ReadTries(row, 13);
  person.identifier = row.Text(15);
  person.password_hash = row.Text(16);
  person.account_email = row.Text(17);
  person.account_mobile = row.Text(18);
  person.account_tries = ReadTries(row, 19);
  return person;
}

Session ReadSession(const Row& row) {
  return {.id = row.Text(0),
          .subject = row.Text(1),
          .exercise = row.Text(2),
          .expires = FromMicros(row.Int(3)),
          .access_token = row.Text(4),
          .access_expires = FromMicros(row.Int(5)),
          .refresh_token = row.Text(6),
          .refresh_expires = FromMicros(row.Int(7))};
}

StoredMessage ReadMessage(const Row& row) {
  StoredMessage stored{.position = row.Int(0), .owner = row.Text(1), .flow = row.Text(2), .message = {}};
  if (!stored.message.ParseFromString(row.Text(3))) throw platform::StoreFailure("a message cannot be read");
  return stored;
}

}  // namespace

platform::Schema SigninSchema() {
  return {.owner = "signin", .migrations = {kSignin1Sql}};
}

std::string ReadSecret(ReadTransaction& tx) {
  return tx.One<std::string>("SELECT value FROM signin_secret", {}, [](const Row& row) { return row.Text(0); })
      .value_or("");
}

void WriteSecret(WriteTransaction& tx, const std::string& secret) {
  tx.Run("INSERT INTO signin_secret (value) VALUES (?)", {secret});
}

void InsertPerson(WriteTransaction& tx, const Person& person) {
  const std::string traits = person.traits.SerializeAsString();
  tx.Run("INSERT INTO signin_person (" PERSON_COLUMNS
         ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
         {person.handle,
          person.subject,
          person.ins.matricule(),
          person.ins.key(),
          person.ins.oid(),
          Blob{traits},
          person.used_name,
          person.mobile,
          person.email,
          person.vitale_serial,
          std::int64_t{person.has_space},
          person.provisional_code,
          Micros(person.provisional_expires),
          std::int64_t{person.provisional_tries.wrong},
          LockOf(person.provisional_tries),
          IdentifierOf(person),
          person.password_hash,
          person.account_email,
          person.account_mobile,
          std::int64_t{person.account_tries.wrong},
          LockOf(person.account_tries)});
}

void UpdatePerson(WriteTransaction& tx, const Person& person) {
  tx.Run(
      "UPDATE signin_person SET provisional_code = ?, provisional_expires = ?, provisional_wrong = ?, "
      "provisional_locked = ?, identifier = ?, password_hash = ?, account_email = ?, account_mobile = ?, "
      "account_wrong = ?, account_locked = ? WHERE handle = ?",
      {person.provisional_code, Micros(person.provisional_expires), std::int64_t{person.provisional_tries.wrong},
       LockOf(person.provisional_tries), IdentifierOf(person), person.password_hash, person.account_email,
       person.account_mobile, std::int64_t{person.account_tries.wrong}, LockOf(person.account_tries), person.handle});
}

std::optional<Person> PersonByHandle(ReadTransaction& tx, const std::string& handle) {
  return tx.One<Person>("SELECT " PERSON_COLUMNS " FROM signin_person WHERE handle = ?", {handle}, ReadPerson);
}

std::optional<Person> PersonBySubject(ReadTransaction& tx, const std::string& subject) {
  return tx.One<Person>("SELECT " PERSON_COLUMNS " FROM signin_person WHERE subject = ?", {subject}, ReadPerson);
}

std::optional<Person> PersonByMatricule(ReadTransaction& tx, const std::string& matricule) {
  return tx.One<Person>("SELECT " PERSON_COLUMNS " FROM signin_person WHERE matricule = ?", {matricule}, ReadPerson);
}

std::optional<Person> PersonByIdentifier(ReadTransaction& tx, const std::string& identifier) {
  return tx.One<Person>("SELECT " PERSON_COLUMNS " FROM signin_person WHERE identifier = ?", {identifier}, ReadPerson);
}

void PutDigitalIdentity(WriteTransaction& tx, const DigitalIdentity& identity) {
  const std::string given_names = core::Join(identity.given_names, std::string_view(&kBetweenNames, 1));
  tx.Run(
      "INSERT OR REPLACE INTO signin_digital_identity (provider, identifier, person, level, password_hash, "
      "second_factor, family_name, given_names, wrong, locked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {identity.provider, identity.identifier, identity.person, std::int64_t{identity.level}, identity.password_hash,
       std::int64_t{identity.second_factor}, identity.family_name, given_names, std::int64_t{identity.tries.wrong},
       LockOf(identity.tries)});
}

std::optional<DigitalIdentity> FindDigitalIdentity(ReadTransaction& tx, const std::string& provider,
                                                   const std::string& identifier) {
  return tx.One<DigitalIdentity>(
      "SELECT provider, identifier, person, level, password_hash, second_factor, family_name, given_names, wrong, "
      "locked FROM signin_digital_identity WHERE provider = ? AND identifier = ?",
      {provider, identifier}, [](const Row& row) {
        DigitalIdentity identity;
        identity.provider = row.Text(0);
        identity.identifier = row.Text(1);
        identity.person = row.Text(2);
        identity.level = static_cast<int>(row.Int(3));
        identity.password_hash = row.Text(4);
        identity.second_factor = row.Int(5) != 0;
        identity.family_name = row.Text(6);
        const std::string given_names = row.Text(7);
        if (!given_names.empty()) identity.given_names = core::Split(given_names, kBetweenNames);
        identity.tries = ReadTries(row, 8);
        return identity;
      });
}

std::vector<ListedProvider> ListProvidersByName(ReadTransaction& tx) {
  return tx.All<ListedProvider>(
      "SELECT provider, max(level) FROM signin_digital_identity GROUP BY provider ORDER BY provider", {},
      [](const Row& row) { return ListedProvider{.name = row.Text(0), .level = static_cast<int>(row.Int(1))}; });
}

void InsertProfessional(WriteTransaction& tx, const Professional& professional) {
  tx.Run("INSERT INTO signin_professional (ps_id_nat, handle, mobile, email, has_ecps) VALUES (?, ?, ?, ?, ?)",
         {professional.ps_id_nat, professional.handle, professional.mobile, professional.email,
          std::int64_t{professional.has_ecps}});
}

std::optional<Professional> FindProfessional(ReadTransaction& tx, const std::string& ps_id_nat) {
  return tx.One<Professional>(
      "SELECT ps_id_nat, handle, mobile, email, has_ecps FROM signin_professional WHERE ps_id_nat = ?", {ps_id_nat},
      [](const Row& row) {
        return Professional{.ps_id_nat = row.Text(0),
                            .handle = row.Text(1),
                            .mobile = row.Text(2),
                            .email = row.Text(3),
                            .has_ecps = row.Int(4) != 0};
      });
}

bool HasPhone(ReadTransaction& tx, const std::string& handle) {
  return tx
      .One<bool>(
          "SELECT EXISTS (SELECT 1 FROM signin_person WHERE handle = ?1) OR "
          "EXISTS (SELECT 1 FROM signin_professional WHERE handle = ?1)",
          {handle}, [](const Row& row) { return row.Int(0) != 0; })
      .value_or(false);
}

void PutFlow(WriteTransaction& tx, const Flow& flow) {
  tx.Run(
      "INSERT OR REPLACE INTO signin_flow (id, kind, state, holder, expires, csr, code, code_expires, wrong, level, "
      "provider, identifier, exercise, nonce) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {flow.id, static_cast<std::int64_t>(flow.kind), static_cast<std::int64_t>(flow.state), flow.holder,
       Micros(flow.expires), flow.csr, flow.code, Micros(flow.code_expires), std::int64_t{flow.wrong},
       std::int64_t{flow.level}, flow.provider, flow.identifier, flow.exercise, flow.nonce});
}

std::optional<Flow> FindFlow(ReadTransaction& tx, FlowKind kind, const std::string& id) {
  return tx.One<Flow>(
      "SELECT id, kind, state, holder, expires, csr, code, code_expires, wrong, level, provider, identifier, exercise, "
      "nonce FROM signin_flow WHERE id = ? AND kind = ?",
      {id, static_cast<std::int64_t>(kind)}, [](const Row& row) {
        return Flow{.id = row.Text(0),
                    .kind = static_cast<FlowKind>(row.Int(1)),
                    .state = static_cast<FlowState>(row.Int(2)),
                    .holder = row.Text(3),
                    .expires = FromMicros(row.Int(4)),
                    .csr = row.Text(5),
                    .code = row.Text(6),
                    .code_expires = FromMicros(row.Int(7)),
                    .wrong = static_cast<int>(row.Int(8)),
                    .level = static_cast<int>(row.Int(9)),
                    .provider = row.Text(10),
                    .identifier = row.Text(11),
                    .exercise = row.Text(12),
                    .nonce = row.Text(13)};
      });
}

void PutSession(WriteTransaction& tx, const Session& session) {
  tx.Run("INSERT OR REPLACE INTO signin_session (" SESSION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
         {session.id, session.subject, session.exercise, Micros(session.expires), session.access_token,
          Micros(session.access_expires), session.refresh_token, Micros(session.refresh_expires)});
}

std::optional<Session> SessionById(ReadTransaction& tx, const std::string& id) {
  return tx.One<Session>("SELECT " SESSION_COLUMNS " FROM signin_session WHERE id = ?", {id}, ReadSession);
}

std::optional<Session> SessionByAccessToken(ReadTransaction& tx, const std::string& token) {
  return tx.One<Session>("SELECT " SESSION_COLUMNS " FROM signin_session WHERE access_token = ?", {token}, ReadSession);
}

std::optional<Session> SessionByRefreshToken(ReadTransaction& tx, const std::string& token) {
  return tx.One<Session>("SELECT " SESSION_COLUMNS " FROM signin_session WHERE refresh_token = ?", {token},
                         ReadSession);
}

void InsertMessage(WriteTransaction& tx, const StoredMessage& stored) {
  const std::string bytes = stored.message.SerializeAsString();
  tx.Run("INSERT INTO signin_message (id, owner, kind, is_read, flow, message) VALUES (?, ?, ?, ?, ?, ?)",
         {stored.message.id(), stored.owner, std::int64_t{stored.message.kind()}, std::int64_t{stored.message.read()},
          stored.flow, Blob{bytes}});
}

void UpdateMessage(WriteTransaction& tx, const StoredMessage& stored) {
  const std::string bytes = stored.message.SerializeAsString();
  tx.Run("UPDATE signin_message SET is_read = ?, message = ? WHERE id = ?",
         {std::int64_t{stored.message.read()}, Blob{bytes}, stored.message.id()});
}

std::optional<StoredMessage> FindMessage(ReadTransaction& tx, const std::string& owner, const std::string& id) {
  return tx.One<StoredMessage>("SELECT position, owner, flow, message FROM signin_message WHERE owner = ? AND id = ?",
                               {owner, id}, ReadMessage);
}

std::vector<StoredMessage> ListMessagesOf(ReadTransaction& tx, const std::string& owner, v1::MessageKind kind,
                                          Unread unread, const platform::Page& page) {
  return tx.All<StoredMessage>(
      "SELECT position, owner, flow, message FROM signin_message WHERE owner = ?1 AND (?2 = 0 OR position < ?2) "
      "AND (?3 = 0 OR kind = ?3) AND (?4 = 0 OR is_read = 0) ORDER BY position DESC LIMIT ?5",
      {owner, page.after, std::int64_t{kind}, std::int64_t{unread == Unread::kOnly}, page.size}, ReadMessage);
}

}  // namespace parcours::signin
