// The story of Paul's admission over mTLS: who may do what with which card, and a repeated request.
#include <gtest/gtest.h>

#include "core/refusal_wire.h"
#include "parcours/ins/v1/ins.grpc.pb.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::ins {
namespace {

using host::Call;
using Stub = v1::InsService::Stub;

class Admission : public host::World {
 protected:
  Admission()
      : sandbox_(NewSandbox().sandbox().id()),
        doctor_(StubOf("doctor")),
        secretary_(StubOf("secretary")),
        student_(StubOf("student")) {}

  std::unique_ptr<Stub> StubOf(const std::string& handle) {
    return v1::InsService::NewStub(ChannelOf(UnlockCard(sandbox_, handle)));
  }

  v1::SearchByTraitsRequest PaulsTraits() {
    const common::v1::Traits traits = host::SmallCast().persons(0).traits();
    v1::SearchByTraitsRequest request;
    request.set_request_id(NextRequestId());
    request.set_birth_name(traits.birth_name());
    request.set_given_name(traits.given_names(0));
    request.set_sex(traits.sex());
    request.set_birth_date(traits.birth_date());
    return request;
  }

  v1::ValidateIdentityRequest Passport(const std::string& identity_id) {
    v1::ValidateIdentityRequest request;
    request.set_request_id(NextRequestId());
    request.set_identity_id(identity_id);
    request.set_document(v1::IDENTITY_DOCUMENT_PASSPORT);
    return request;
  }

  const std::string sandbox_;
  const std::unique_ptr<Stub> doctor_;
  const std::unique_ptr<Stub> secretary_;
  const std::unique_ptr<Stub> student_;
};

TEST_F(Admission, TheSecretaryRetrievesAndQualifiesAndTheDoctorOfTheHouseSeesIt) {
  const auto found = Call(secretary_.get(), &Stub::SearchByTraits, PaulsTraits());
  ASSERT_TRUE(found.status.ok()) << found.status.error_message();
  ASSERT_EQ(found.response.outcome(), v1::SEARCH_OUTCOME_FOUND);
  EXPECT_EQ(found.response.identity().status(), v1::IDENTITY_STATUS_RETRIEVED);

  const auto qualified = Call(secretary_.get(), &Stub::ValidateIdentity, Passport(found.response.identity().id()));
  ASSERT_TRUE(qualified.status.ok()) << qualified.status.error_message();
  EXPECT_EQ(qualified.response.identity().status(), v1::IDENTITY_STATUS_QUALIFIED);

  v1::CheckIdentityRequest check;
  *check.mutable_ins() = found.response.identity().ins();
  const auto checked = Call(doctor_.get(), &Stub::CheckIdentity, check);
  ASSERT_TRUE(checked.status.ok()) << checked.status.error_message();
  EXPECT_EQ(checked.response.status(), v1::IDENTITY_STATUS_QUALIFIED);
}

TEST_F(Admission, AStudentReadsButNeitherSearchesNorQualifies) {
  const auto found = Call(secretary_.get(), &Stub::SearchByTraits, PaulsTraits());
  v1::GetIdentityRequest read;
  read.set_identity_id(found.response.identity().id());
  EXPECT_TRUE(Call(student_.get(), &Stub::GetIdentity, read).status.ok());
  EXPECT_EQ(host::ReasonOf(Call(student_.get(), &Stub::SearchByTraits, PaulsTraits()).status),
            "CALLER_KIND_NOT_ALLOWED");
  EXPECT_EQ(host::ReasonOf(Call(student_.get(), &Stub::ValidateIdentity, Passport(read.identity_id())).status),
            "CALLER_KIND_NOT_ALLOWED");
}

TEST_F(Admission, NoPersonMayLookIntoTheNationalBase) {
  v1::ResolvePersonRequest request;
  *request.mutable_traits() = host::SmallCast().persons(0).traits();
  for (Stub* stub : {doctor_.get(), secretary_.get()}) {
    EXPECT_EQ(host::ReasonOf(Call(stub, &Stub::ResolvePerson, request).status), "CALLER_KIND_NOT_ALLOWED");
  }
}

TEST_F(Admission, ARepeatedRequestGivesTheSameAnswerAndNoSecondRevision) {
  const auto request = PaulsTraits();
  const auto first = Call(secretary_.get(), &Stub::SearchByTraits, request);
  const auto second = Call(secretary_.get(), &Stub::SearchByTraits, request);
  ASSERT_TRUE(second.status.ok()) << second.status.error_message();
  EXPECT_EQ(second.response.SerializeAsString(), first.response.SerializeAsString());
  v1::GetIdentityRequest read;
  read.set_identity_id(first.response.identity().id());
  EXPECT_EQ(Call(secretary_.get(), &Stub::GetIdentity, read).response.identity().revision(), 1U);
}

TEST_F(Admission, AFieldInTheWrongFormIsNamed) {
  auto request = PaulsTraits();
  request.set_birth_name("Martel");
  const auto refused = Call(secretary_.get(), &Stub::SearchByTraits, request);
  EXPECT_EQ(host::ReasonOf(refused.status), "INVALID_ARGUMENT");
  const auto refusal = core::RefusalFromStatus(refused.status.error_code(), refused.status.error_message(),
                                               refused.status.error_details());
  ASSERT_EQ(refusal.violations.size(), 1U);
  EXPECT_EQ(refusal.violations[0].field, "birth_name");
}

TEST_F(Admission, OnlyTheOperatorOfTheSandboxAmendsCivilStatus) {
  const auto found = Call(secretary_.get(), &Stub::SearchByTraits, PaulsTraits());
  v1::AmendCivilStatusRequest request;
  request.set_request_id(NextRequestId());
  request.set_sandbox_id(sandbox_);
  *request.mutable_ins() = found.response.identity().ins();
  *request.mutable_traits() = found.response.identity().traits();
  request.mutable_traits()->set_birth_name("MARTEL-ROY");
  EXPECT_EQ(host::ReasonOf(Call(doctor_.get(), &Stub::AmendCivilStatus, request).status), "CALLER_KIND_NOT_ALLOWED");
  const auto stranger = v1::InsService::NewStub(OperatorChannel("somebody-else"));
  EXPECT_EQ(host::ReasonOf(Call(stranger.get(), &Stub::AmendCivilStatus, request).status), "NOT_FOUND");
  const auto trainer = v1::InsService::NewStub(OperatorChannel());
  EXPECT_EQ(host::ReasonOf(Call(trainer.get(), &Stub::AmendCivilStatus, request).status), "");

  v1::VerifyIdentitiesRequest verify;
  verify.set_request_id(NextRequestId());
  verify.add_identity_ids(found.response.identity().id());
  const auto verified = Call(secretary_.get(), &Stub::VerifyIdentities, verify);
  ASSERT_TRUE(verified.status.ok()) << verified.status.error_message();
  EXPECT_EQ(verified.response.verifications(0).status(), v1::IDENTITY_STATUS_PROVISIONAL);
}

}  // namespace
}  // namespace parcours::ins
