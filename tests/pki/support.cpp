#include "tests/pki/support.h"

#include <sys/wait.h>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <stdexcept>

namespace parcours::pki::testing {
namespace {

Identity InSandbox(policy::v1::CallerKind kind, std::string subject, std::string credential) {
  Identity identity;
  identity.kind = kind;
  identity.subject = std::move(subject);
  identity.sandbox = core::SandboxId("sandbox-7f3k");
  identity.branch = 3;
  identity.credential = std::move(credential);
  return identity;
}

constexpr std::string_view kEnd = "-----END CERTIFICATE-----\n";
constexpr std::string_view kKeyEnd = "-----END PRIVATE KEY-----\n";

std::string TakeUntil(std::string_view& text, std::string_view end) {
  const std::string taken(text.substr(0, text.find(end) + end.size()));
  text.remove_prefix(taken.size());
  return taken;
}

}  // namespace

Identity Doctor() {
  Identity doctor = InSandbox(policy::v1::CALLER_KIND_CPS, "899700000012", "card-martin");
  doctor.given_name = "Hélène";
  doctor.family_name = "MARTIN-LEBRETON";
  doctor.title = "Médecin";
  doctor.profession = "10";
  doctor.speciality = "SM26";
  doctor.structure = "10B0000012";
  doctor.organisation = "Cabinet de l'Étang & associés";
  doctor.sector = "SA07";
  return doctor;
}

Identity Student() {
  Identity student = InSandbox(policy::v1::CALLER_KIND_CPF, "899700000020", "card-interne");
  student.given_name = "Noé";
  student.family_name = "FICTIF";
  student.title = "Médecin en formation";
  student.profession = "10";
  return student;
}

Identity Secretary() {
  Identity secretary = InSandbox(policy::v1::CALLER_KIND_CPE, "30B0000012/000000018", "card-accueil");
  secretary.given_name = "Zoé";
  secretary.family_name = "ACCUEIL";
  secretary.title = "Carte de service santé ou social";
  secretary.role = "331";
  secretary.structure = "10B0000012";
  secretary.organisation = std::string(120, 'H');  // longer than O allows
  return secretary;
}

Identity ServiceCard() {
  Identity card = InSandbox(policy::v1::CALLER_KIND_CPE, "30B0000012/000000019", "card-garde");
  card.structure = "10B0000012";
  card.organisation = "CH DES TROIS RIVIÈRES";
  return card;
}

Identity Agent() {
  Identity agent = InSandbox(policy::v1::CALLER_KIND_CPA, "5000000000/CPAT0001", "card-agent");
  agent.family_name = "AGENT";
  agent.structure = "3000000000";
  agent.organisation = "Éditeur fictif";
  return agent;
}

Identity MobileDoctor() {
  Identity doctor = Doctor();
  doctor.kind = policy::v1::CALLER_KIND_ECPS;
  doctor.credential = "session-8k2m";
  return doctor;
}

Identity Hospital() {
  Identity hospital = InSandbox(policy::v1::CALLER_KIND_STRUCTURE, "10B0000012", "card-ch");
  hospital.organisation = "CH DES TROIS RIVIÈRES";
  hospital.sector = "SA01";
  return hospital;
}

Identity Operator() {
  Identity person;
  person.kind = policy::v1::CALLER_KIND_OPERATOR;
  person.subject = "formatrice";
  return person;
}

Identity DmpService() {
  Identity service;
  service.kind = policy::v1::CALLER_KIND_SERVICE;
  service.subject = "parcours.dmp.v1.DmpService";
  return service;
}

Identity Citizen() {
  return InSandbox(policy::v1::CALLER_KIND_CITIZEN, "usager-5d0q9x", "session-3c1p");
}

std::vector<Identity> Everybody() {
  return {Doctor(),       Student(),  Secretary(), ServiceCard(), Agent(),
          MobileDoctor(), Hospital(), Operator(),  DmpService(),  Citizen()};
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "parcours-pki-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::filesystem::remove_all(path_);
}

std::string TemporaryFolder::Write(const std::string& name, std::string_view bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return Path(name);
}

Ran Run(const std::string& command) {
  Ran ran;
  FILE* pipe = ::popen(("(" + command + ") 2>&1 </dev/null").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("popen");
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe)) ran.output.append(buffer, size);
  const int status = ::pclose(pipe);
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

std::chrono::nanoseconds ThreadTime() {
  std::timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

std::vector<Signer> SignersOf(const Authority& authority) {
  const core::Secret bundle = authority.Serialize();
  std::string_view rest = bundle.Reveal();
  std::vector<Signer> signers;
  while (!rest.empty()) {
    std::string certificate = TakeUntil(rest, kEnd);
    std::string key = TakeUntil(rest, kKeyEnd);
    signers.push_back({std::move(certificate), std::move(key)});
  }
  return signers;
}

std::string Leaf(std::string_view chain) {
  return TakeUntil(chain, kEnd);
}

}  // namespace parcours::pki::testing
