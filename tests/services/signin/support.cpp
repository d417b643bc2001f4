#include "tests/services/signin/support.h"

#include <google/protobuf/text_format.h>

#include "core/matricule.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/ins/v1/ins.pb.h"
#include "services/directory/handlers/handlers.h"
#include "services/directory/seed.h"
#include "services/directory/store.h"
#include "services/ins/handlers/handlers.h"
#include "services/ins/seed.h"
#include "services/ins/store.h"
#include "services/platform/sandbox/sandbox.h"
#include "services/signin/seed.h"

namespace parcours::signin {
namespace {

constexpr char kCast[] = R"cast(
  persons { handle: "paul"
            traits { birth_name: "MARTEL" given_names: "PAUL" given_names: "ANDRE" sex: SEX_MALE
                     birth_date: "1961-06-12" birth_place: "18033" }
            used_name: "Martel" mobile: "+33 6 39 98 12 34" email: "paul@exemple.invalid"
            carte_vitale { serial: "00000000017" }
            record { state: STATE_OPEN account_identifier: "paul.martel" account_password: "Cerisier2025" }
            digital_identities { provider: "impots" level: 1 identifier: "9000000000017" password: "Tilleul2025" }
            digital_identities { provider: "identite-numerique" level: 2 identifier: "paul@exemple.invalid"
                                 password: "Tilleul2025" second_factor: true }
            digital_identities { provider: "carte-identite" level: 3 identifier: "paul" password: "Tilleul2025"
                                 family_name: "Martel-Roy" } }
  persons { handle: "enora"
            traits { birth_name: "CHAP'ELLE DE LERENNE" given_names: "ENORA" given_names: "MARIE-NOEL" sex: SEX_FEMALE
                     birth_date: "1985-02-28" birth_place: "99109" }
            email: "enora@exemple.invalid" carte_vitale { serial: "00000000025" }
            record { state: STATE_ANNOUNCED provisional_code: "424242" }
            digital_identities { provider: "impots" level: 1 identifier: "9000000000025" password: "Tilleul2025"
                                 family_name: "Chap’elle de Lérenne" given_names: "Énora" given_names: "Marie-Noël" } }
  persons { handle: "ana"
            traits { birth_name: "LIMA" given_names: "ANA" sex: SEX_FEMALE birth_date: "1990-01-01" birth_place: "18033" } }
  professionals { handle: "gp" title: "DR" given_name: "Hélène" family_name: "Aubry" rpps: "99700000013"
                  profession: "10" speciality: "SM54" has_ecps: true mobile: "+33 6 39 98 20 01"
                  exercises { structure: "surgery" mode: "L" } }
  professionals { handle: "regulator" title: "DR" given_name: "Samir" family_name: "Benali" rpps: "99700000021"
                  profession: "10" speciality: "SM59" has_ecps: true mobile: "+33 6 39 98 20 03"
                  exercises { structure: "surgery" mode: "L" } exercises { structure: "samu" mode: "S" } }
  professionals { handle: "nurse" given_name: "Lucie" family_name: "Fontaine" rpps: "99700000039" profession: "60"
                  exercises { structure: "samu" mode: "S" } }
  employees { handle: "secretary" given_name: "Julie" family_name: "Moreau" structure: "surgery"
              internal_id: "000000007" role: "331" }
  structures { handle: "surgery" name: "Cabinet du Tilleul (test)" finess : "1B0062049" sector : "SA07" town : "Vierzon"
}
  structures { handle: "samu" name: "SAMU du Berry (test)" finess: "1B0062031" sector: "SA01" town: "Bourges" samu: true }
)cast";

}  // namespace

core::Result<std::string> RememberingIssuer::Issue(std::string_view csr_pem, const pki::Identity& identity) {
  if (csr_pem == kBadCsr) return core::Refuse(common::v1::REASON_INVALID_ARGUMENT, "csr");
  if (auto checked = pki::CheckIdentity(identity); !checked) return core::Refuse(checked.error());
  issued.push_back(identity);
  return "chain for " + identity.credential;
}

sandbox::v1::Cast DefaultCast() {
  sandbox::v1::Cast cast;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCast, &cast));
  std::uint32_t ordinal = 0;
  for (auto& person : *cast.mutable_persons()) *person.mutable_ins() = core::MakeTestIns(person.traits(), ordinal++);
  return cast;
}

SigninWorld::SigninWorld()
    : world_({platform::SandboxSchema(), ins::InsSchema(), directory::DirectorySchema(), SigninSchema()}) {
  const auto seeded = world_.Transact([](platform::Transaction& tx) -> core::Result<void> {
    const sandbox::v1::Cast cast = DefaultCast();
    TRY(ins::SeedPersons(tx, cast));
    TRY(directory::SeedDirectory(tx, cast));
    return SeedSignin(tx, cast);
  });
  EXPECT_TRUE(seeded) << seeded.error().detail;
  world_.Answer<directory::v1::GetProfessionalRequest, directory::v1::GetProfessionalResponse>(
      "parcours.directory.v1.DirectoryService/GetProfessional",
      [this](const auto& question) { return world_.Run(&directory::GetProfessional, question); });
  world_.Answer<ins::v1::ResolvePersonRequest, ins::v1::ResolvePersonResponse>(
      "parcours.ins.v1.InsService/ResolvePerson",
      [this](const auto& question) { return world_.Run(&ins::ResolvePerson, question); });
  Anonymous();
}

void SigninWorld::Anonymous() {
  world_.caller = platform::Caller();
}

void SigninWorld::Operator() {
  world_.caller = platform::testing::TrainerNamed("trainer");
}

void SigninWorld::Citizen(const pki::Identity& identity) {
  world_.caller = platform::testing::CitizenNamed(identity.subject);
  world_.caller.credential = identity.credential;
}

void SigninWorld::Card(policy::v1::CallerKind kind, const std::string& subject) {
  world_.caller = platform::testing::PhysicianAt("11B0062049");
  world_.caller.kind = kind;
  world_.caller.subject = subject;
  world_.caller.credential = "card-1";
}

void SigninWorld::Ecps(const pki::Identity& identity) {
  Card(policy::v1::CALLER_KIND_ECPS, identity.subject);
  world_.caller.credential = identity.credential;
}

std::vector<v1::Message> SigninWorld::Phone(const std::string& handle) {
  const platform::Caller before = world_.caller;
  Operator();
  v1::ListMessagesRequest request;
  request.set_sandbox_id("test-world");
  request.set_handle(handle);
  const auto listed = world_.Run(&ListMessages, request);
  world_.caller = before;
  EXPECT_TRUE(listed);
  if (!listed) return {};
  return {listed->messages().begin(), listed->messages().end()};
}

std::string SigninWorld::LatestCode(const std::string& handle) {
  for (const v1::Message& message : Phone(handle)) {
    if (message.kind() == v1::MESSAGE_KIND_CODE) return message.code();
  }
  ADD_FAILURE() << "no code for " << handle;
  return {};
}

Person SigninWorld::Find(const std::string& handle) {
  Person person;
  const auto read = world_.Transact([&](platform::Transaction& tx) -> core::Result<void> {
    person = PersonByHandle(tx.sql(), handle).value();
    return {};
  });
  EXPECT_TRUE(read);
  return person;
}

}  // namespace parcours::signin
