#include "tests/services/followup/support.h"

#include "core/matricule.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/followup/orientation_store.h"
#include "services/followup/seed.h"

namespace parcours::followup {
namespace {

constexpr char kHabilitated[] = "31B0062023/000000027";

sandbox::v1::Cast Structures() {
  sandbox::v1::Cast cast;
  const auto add = [&](const std::string& handle, const std::string& finess) -> sandbox::v1::Structure& {
    auto& structure = *cast.add_structures();
    structure.set_handle(handle);
    structure.set_name(handle);
    structure.set_finess(finess);
    return structure;
  };
  add("hospital", "1B0062023");
  auto& smr = *add("rehabilitation", "1B0062205").add_units();
  smr.set_name("SMR cardiologique");
  smr.set_kind(sandbox::v1::UNIT_KIND_SMR);
  auto& had = *add("home_care", "1B0062213").add_units();
  had.set_name("HAD");
  had.set_kind(sandbox::v1::UNIT_KIND_HAD);
  auto& secretary = *cast.add_employees();
  secretary.set_structure("hospital");
  secretary.set_internal_id("000000027");
  secretary.set_medical_habilitation(true);
  return cast;
}

}  // namespace

FollowupWorld::FollowupWorld() : world_({FollowupSchema()}) {
  traits_.set_birth_name("MARTEL");
  traits_.add_given_names("PAUL");
  traits_.set_sex(common::v1::SEX_MALE);
  traits_.set_birth_date("1961-06-12");
  paul_ = core::MakeTestIns(traits_, 0);
  jeanne_ = core::MakeTestIns(traits_, 1);
  world_.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
      "parcours.ins.v1.InsService/CheckIdentity", [this](const auto&) -> core::Result<ins::v1::CheckIdentityResponse> {
        ins::v1::CheckIdentityResponse answer;
        answer.set_status(status_);
        *answer.mutable_traits() = traits_;
        return answer;
      });
  world_.Answer<signin::v1::IdentifyCitizenRequest, signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen",
      [this](const auto&) -> core::Result<signin::v1::IdentifyCitizenResponse> {
        signin::v1::IdentifyCitizenResponse answer;
        *answer.mutable_ins() = citizen_;
        return answer;
      });
  world_.Answer<directory::v1::GetProfessionalRequest, directory::v1::GetProfessionalResponse>(
      "parcours.directory.v1.DirectoryService/GetProfessional",
      [](const auto& question) -> core::Result<directory::v1::GetProfessionalResponse> {
        directory::v1::GetProfessionalResponse answer;
        answer.mutable_professional()->set_ps_id_nat(question.ps_id_nat());
        answer.mutable_professional()->set_given_name("Hélène");
        answer.mutable_professional()->set_family_name("Aubry");
        return answer;
      });
  world_.Answer<directory::v1::GetStructureRequest, directory::v1::GetStructureResponse>(
      "parcours.directory.v1.DirectoryService/GetStructure",
      [](const auto& question) -> core::Result<directory::v1::GetStructureResponse> {
        directory::v1::GetStructureResponse answer;
        answer.mutable_structure()->set_struct_id_nat(question.struct_id_nat());
        answer.mutable_structure()->set_name("Pharmacie");
        return answer;
      });
  const auto seeded = world_.Transact([](platform::Transaction& tx) { return SeedUnits(tx, Structures()); });
  EXPECT_TRUE(seeded.has_value());
  ActAsDoctor();
}

void FollowupWorld::ActAsDoctor(const std::string& structure) {
  world_.caller = platform::testing::PhysicianAt(structure);
}

void FollowupWorld::ActAsNurse(const std::string& structure) {
  world_.caller = platform::testing::NurseAt(structure);
}

void FollowupWorld::ActAsClerk(const std::string& structure) {
  world_.caller = platform::testing::ClerkAt(structure);
}

void FollowupWorld::ActAsSecretary() {
  ActAsClerk();
  world_.caller.subject = kHabilitated;
}

void FollowupWorld::ActAsSoftware(const std::string& structure) {
  world_.caller = platform::testing::SoftwareOf(structure);
}

void FollowupWorld::ActAs(const common::v1::Ins& citizen) {
  world_.caller = platform::testing::CitizenNamed("pseudonym");
  citizen_ = citizen;
}

}  // namespace parcours::followup
