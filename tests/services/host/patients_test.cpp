// Whom an exchange was about stands in the journal, also where the request named them by an id only.
#include "parcours/ins/v1/ins.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::host {
namespace {

using ins::v1::InsService;
using journal::v1::JournalService;

class Patients : public World {
 protected:
  Patients()
      : sandbox_(NewSandbox().sandbox().id()),
        ins_(InsService::NewStub(ChannelOf(UnlockCard(sandbox_, "doctor")))),
        journal_(JournalService::NewStub(OperatorChannel())) {}

  ins::v1::Identity FindPaul() {
    ins::v1::SearchByTraitsRequest request;
    request.set_request_id(NextRequestId());
    request.set_birth_name("MARTEL");
    request.set_given_name("PAUL");
    request.set_sex(common::v1::SEX_MALE);
    request.set_birth_date("1961-06-12");
    return Call(ins_.get(), &InsService::Stub::SearchByTraits, request).response.identity();
  }

  ins::v1::Identity RegisterSomebody() {
    ins::v1::RegisterIdentityRequest request;
    request.set_request_id(NextRequestId());
    request.mutable_traits()->set_birth_name("INCONNUE");
    request.mutable_traits()->add_given_names("ANNE");
    request.mutable_traits()->set_sex(common::v1::SEX_FEMALE);
    request.mutable_traits()->set_birth_date("1980-01-02");
    return Call(ins_.get(), &InsService::Stub::RegisterIdentity, request).response.identity();
  }

  grpc::Status Verify(const std::vector<std::string>& ids) {
    ins::v1::VerifyIdentitiesRequest request;
    request.set_request_id(NextRequestId());
    for (const std::string& id : ids) request.add_identity_ids(id);
    return Call(ins_.get(), &InsService::Stub::VerifyIdentities, request).status;
  }

  // Of the last exchange with this method.
  std::string PatientOf(const std::string& method) {
    journal::v1::ListExchangesRequest request;
    request.set_sandbox_id(sandbox_);
    request.set_target("parcours.ins.v1.InsService/" + method);
    const auto listed = Call(journal_.get(), &JournalService::Stub::ListExchanges, request).response;
    EXPECT_GT(listed.exchanges_size(), 0);
    return listed.exchanges_size() == 0 ? "none" : listed.exchanges(listed.exchanges_size() - 1).patient();
  }

  const std::string sandbox_;
  const std::unique_ptr<InsService::Stub> ins_;
  const std::unique_ptr<JournalService::Stub> journal_;
};

TEST_F(Patients, AreInTheJournalOnceFoundAndWhereARecordIsNamed) {
  const ins::v1::Identity paul = FindPaul();
  ASSERT_FALSE(paul.ins().matricule().empty());
  EXPECT_EQ(PatientOf("SearchByTraits"), paul.ins().matricule());
  ins::v1::GetIdentityRequest get;
  get.set_identity_id(paul.id());
  ASSERT_TRUE(Call(ins_.get(), &InsService::Stub::GetIdentity, get).status.ok());
  EXPECT_EQ(PatientOf("GetIdentity"), paul.ins().matricule());
}

TEST_F(Patients, AreInTheJournalOfARefusalToo) {
  const ins::v1::Identity paul = FindPaul();
  ins::v1::ValidateIdentityRequest request;
  request.set_request_id(NextRequestId());
  request.set_identity_id(paul.id());
  request.set_document(ins::v1::IDENTITY_DOCUMENT_DRIVING_LICENCE);
  ASSERT_FALSE(Call(ins_.get(), &InsService::Stub::ValidateIdentity, request).status.ok());
  EXPECT_EQ(PatientOf("ValidateIdentity"), paul.ins().matricule());
}

TEST_F(Patients, AreNoneWhereNobodyIsKnownYet) {
  RegisterSomebody();
  EXPECT_EQ(PatientOf("RegisterIdentity"), "");
}

TEST_F(Patients, OfACallAboutOneAndAnUnknownIsTheOne) {
  const ins::v1::Identity paul = FindPaul();
  ASSERT_TRUE(Verify({paul.id(), RegisterSomebody().id()}).ok());
  EXPECT_EQ(PatientOf("VerifyIdentities"), paul.ins().matricule());
}

}  // namespace
}  // namespace parcours::host
