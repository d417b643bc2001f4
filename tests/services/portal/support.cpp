#include "tests/services/portal/support.h"

#include "core/matricule.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/portal/seed.h"
#include "services/portal/store.h"

namespace parcours::portal {
namespace {

sandbox::v1::Person PersonNamed(const std::string& handle, std::uint32_t number) {
  sandbox::v1::Person person;
  person.set_handle(handle);
  auto& traits = *person.mutable_traits();
  traits.set_birth_name("ESSAI");
  traits.add_given_names(handle == "lea" ? "LEA" : std::string("PRENOM ") + static_cast<char>('A' + number));
  traits.set_sex(common::v1::SEX_FEMALE);
  traits.set_birth_date(handle == "lea" ? "2010-01-01" : "1960-01-01");
  *person.mutable_ins() = core::MakeTestIns(traits, number);
  person.mutable_record()->set_state(sandbox::v1::RecordStart::STATE_OPEN);
  if (handle != "idle") person.mutable_record()->set_account_identifier(handle);
  return person;
}

}  // namespace

PortalWorld::PortalWorld() : world_({PortalSchema()}) {
  sandbox::v1::Cast cast;
  std::uint32_t number = 0;
  for (const char* handle : {"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "idle", "lea"}) {
    auto& person = *cast.add_persons();
    person = PersonNamed(handle, number++);
    if (person.handle() == "lea") {
      person.add_legal_representatives("a0");
      person.add_legal_representatives("a1");
    }
    people_[handle] = person.ins();
  }
  EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) { return SeedSpaces(tx, cast); }));
  world_.Answer<signin::v1::IdentifyCitizenRequest, signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen",
      [this](const auto&) -> core::Result<signin::v1::IdentifyCitizenResponse> {
        signin::v1::IdentifyCitizenResponse answer;
        *answer.mutable_ins() = InsOf(citizen_);
        return answer;
      });
  world_.Answer<dmp::v1::GetRecordStatusRequest, dmp::v1::GetRecordStatusResponse>(
      "parcours.dmp.v1.DmpService/GetRecordStatus",
      [this](const auto& question) -> core::Result<dmp::v1::GetRecordStatusResponse> {
        dmp::v1::GetRecordStatusResponse answer;
        const auto state = records_.find(question.patient().matricule());
        answer.set_state(state == records_.end() ? dmp::v1::RECORD_STATE_OPEN : state->second);
        answer.set_authorisation(authorisation_);
        return answer;
      });
  ActAs("a0");
}

void PortalWorld::ActAs(const std::string& handle) {
  citizen_ = handle;
  world_.caller = platform::testing::CitizenNamed("pseudonym-" + handle);
}

void PortalWorld::ActAsDoctor() {
  world_.caller = platform::testing::PhysicianAt("11B0062023");
}

void PortalWorld::ActAsEditor() {
  world_.caller = platform::testing::SoftwareOf(kEditor);
}

std::string PortalWorld::ReferenceOf(const std::string& handle) {
  std::string id;
  EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) -> core::Result<void> {
    id = SpaceOf(tx.sql(), InsOf(handle).matricule())->id;
    return {};
  }));
  return id;
}

core::Result<v1::InviteCarerResponse> PortalWorld::Invite(const std::string& holder, const std::string& carer) {
  auto request = About<v1::InviteCarerRequest>(holder);
  request.set_reference(ReferenceOf(carer));
  ActAs(holder);
  return world_.Run(&InviteCarer, request);
}

core::Result<v1::AnswerInvitationResponse> PortalWorld::Answer(const std::string& who, const std::string& delegation,
                                                               bool accept) {
  v1::AnswerInvitationRequest request;
  request.set_request_id("r-1");
  request.set_delegation_id(delegation);
  request.set_accept(accept);
  ActAs(who);
  return world_.Run(&AnswerInvitation, request);
}

void PortalWorld::Delegate(const std::string& holder, const std::string& carer) {
  const auto invited = Invite(holder, carer);
  ASSERT_TRUE(invited);
  ASSERT_TRUE(Answer(carer, invited->delegation().id()));
}

}  // namespace parcours::portal
