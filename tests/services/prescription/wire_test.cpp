// An ordonnance over mTLS: a signature by the prescriber's card, the copy in the DMP, two pharmacies at the same
// instant.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "parcours/dmp/v1/dmp.grpc.pb.h"
#include "parcours/ins/v1/ins.grpc.pb.h"
#include "parcours/journal/v1/journal.grpc.pb.h"
#include "parcours/prescription/v1/prescription.grpc.pb.h"
#include "tests/services/host/call.h"
#include "tests/services/host/world.h"

namespace parcours::prescription {
namespace {

using card::v1::CardService;
using host::Call;
using host::ReasonOf;
using Stub = v1::PrescriptionService::Stub;

sandbox::v1::Cast CastWithPharmacies() {
  sandbox::v1::Cast cast = host::SmallCast();
  const auto add = [&](const std::string& handle, const std::string& rpps, const std::string& profession,
                       const std::string& structure) {
    auto& one = *cast.add_professionals();
    one.set_handle(handle);
    one.set_given_name("MARC");
    one.set_family_name("VIDAL");
    one.set_rpps(rpps);
    one.set_profession(profession);
    one.add_exercises()->set_structure(structure);
    auto& card = *cast.add_cards();
    card.set_handle(handle);
    card.set_holder(handle);
    card.set_kind(policy::v1::CALLER_KIND_CPS);
  };
  for (const auto& [handle, finess] : {std::pair{"pharmacy", "1B0062056"}, {"other_pharmacy", "1B0062072"}}) {
    auto& structure = *cast.add_structures();
    structure.set_handle(handle);
    structure.set_name("PHARMACIE DE TEST");
    structure.set_finess(finess);
    structure.set_sector("SA33");
  }
  add("pharmacist", "99700000054", "21", "pharmacy");
  add("other_pharmacist", "99700000070", "21", "other_pharmacy");
  add("colleague", "99700000039", "10", "hospital");
  return cast;
}

class Ordonnance : public host::World {
 protected:
  Ordonnance()
      : sandbox_(NewSandbox(CastWithPharmacies(), "trainer").sandbox().id()),
        doctor_channel_(ChannelOf(UnlockCard(sandbox_, "doctor"))),
        doctor_(v1::PrescriptionService::NewStub(doctor_channel_)),
        pharmacist_(StubOf("pharmacist")),
        other_pharmacist_(StubOf("other_pharmacist")) {
    QualifyPaul(doctor_channel_);
  }

  std::unique_ptr<Stub> StubOf(const std::string& handle) {
    return v1::PrescriptionService::NewStub(ChannelOf(UnlockCard(sandbox_, handle)));
  }

  // At the caller's structure.
  void QualifyPaul(const std::shared_ptr<grpc::Channel>& channel) {
    const auto ins = ins::v1::InsService::NewStub(channel);
    ins::v1::SearchByTraitsRequest search;
    search.set_request_id(NextRequestId());
    search.set_birth_name("MARTEL");
    search.set_given_name("PAUL");
    search.set_sex(common::v1::SEX_MALE);
    search.set_birth_date("1961-06-12");
    const auto found = Call(ins.get(), &ins::v1::InsService::Stub::SearchByTraits, search).response.identity();
    paul_ = found.ins();
    ins::v1::ValidateIdentityRequest validate;
    validate.set_request_id(NextRequestId());
    validate.set_identity_id(found.id());
    validate.set_document(ins::v1::IDENTITY_DOCUMENT_PASSPORT);
    ASSERT_TRUE(Call(ins.get(), &ins::v1::InsService::Stub::ValidateIdentity, validate).status.ok());
  }

  v1::CreatePrescriptionResponse Write() {
    v1::CreatePrescriptionRequest request;
    request.set_request_id(NextRequestId());
    *request.mutable_patient() = paul_;
    v1::LineOrder& order = *request.add_lines();
    order.mutable_drug()->set_name("Bisoprolol 2,5 mg, comprimé");
    order.set_posology("1 comprimé le matin");
    order.set_days(30);
    order.set_quantity(1);
    const auto answer = Call(doctor_.get(), &Stub::CreatePrescription, request);
    EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
    return answer.response;
  }

  v1::SignPrescriptionRequest SignedBy(const std::string& card, const std::string& prescription,
                                       const std::string& text) {
    const auto cards = CardService::NewStub(OperatorChannel());
    card::v1::SignContentRequest request;
    request.set_request_id(NextRequestId());
    request.set_sandbox_id(sandbox_);
    request.set_card_id(card);
    request.set_pin("1234");
    request.set_content(text);
    const auto answer = Call(cards.get(), &CardService::Stub::SignContent, request);
    EXPECT_TRUE(answer.status.ok()) << answer.status.error_message();
    v1::SignPrescriptionRequest sign;
    sign.set_request_id(NextRequestId());
    sign.set_prescription_id(prescription);
    sign.set_signature(answer.response.signature());
    sign.set_signature_certificate(answer.response.signature_certificate());
    return sign;
  }

  std::vector<dmp::v1::Document> DocumentsInDmp() {
    const auto dmp = dmp::v1::DmpService::NewStub(doctor_channel_);
    dmp::v1::SetAuthorisationRequest agree;
    agree.set_request_id(NextRequestId());
    *agree.mutable_patient() = paul_;
    agree.set_change(dmp::v1::AUTHORISATION_CHANGE_ADD);
    agree.set_consent(true);
    EXPECT_TRUE(Call(dmp.get(), &dmp::v1::DmpService::Stub::SetAuthorisation, agree).status.ok());
    dmp::v1::SearchDocumentsRequest search;
    *search.mutable_patient() = paul_;
    const auto found = Call(dmp.get(), &dmp::v1::DmpService::Stub::SearchDocuments, search);
    EXPECT_TRUE(found.status.ok()) << found.status.error_message();
    return {found.response.documents().begin(), found.response.documents().end()};
  }

  std::vector<journal::v1::Exchange> Submissions() {
    const auto journal = journal::v1::JournalService::NewStub(OperatorChannel());
    journal::v1::ListExchangesRequest list;
    list.set_sandbox_id(sandbox_);
    list.set_target("parcours.dmp.v1.DmpService/SubmitDocument");
    const auto listed = Call(journal.get(), &journal::v1::JournalService::Stub::ListExchanges, list);
    return {listed.response.exchanges().begin(), listed.response.exchanges().end()};
  }

  v1::Prescription WriteAndSign() {
    const auto draft = Write();
    const auto signed_one = Call(doctor_.get(), &Stub::SignPrescription,
                                 SignedBy("doctor", draft.prescription().id(), draft.text_to_sign()));
    EXPECT_TRUE(signed_one.status.ok()) << signed_one.status.error_message();
    return signed_one.response.prescription();
  }

  v1::DispensePrescriptionRequest Dispense(const std::string& number) {
    v1::DispensePrescriptionRequest request;
    request.set_request_id(NextRequestId());
    request.set_number(number);
    request.add_lines()->set_line_id("1");
    request.mutable_lines(0)->set_quantity(1);
    return request;
  }

  static v1::RetrievePrescriptionRequest Number(const std::string& number) {
    v1::RetrievePrescriptionRequest request;
    request.set_number(number);
    return request;
  }

  const std::string sandbox_;
  const std::shared_ptr<grpc::Channel> doctor_channel_;
  const std::unique_ptr<Stub> doctor_;
  const std::unique_ptr<Stub> pharmacist_;
  const std::unique_ptr<Stub> other_pharmacist_;
  common::v1::Ins paul_;
};

TEST_F(Ordonnance, IsSignedByItsPrescribersCardAndByNothingElse) {
  const auto draft = Write();
  const std::string& id = draft.prescription().id();
  EXPECT_EQ(
      ReasonOf(Call(pharmacist_.get(), &Stub::RetrievePrescription, Number(draft.prescription().number())).status),
      "NOT_FOUND")
      << "a draft is not in the base";
  const auto sign = [&](const v1::SignPrescriptionRequest& request) {
    return ReasonOf(Call(doctor_.get(), &Stub::SignPrescription, request).status);
  };
  EXPECT_EQ(sign(SignedBy("doctor", id, draft.text_to_sign() + " ")), "SIGNATURE_INVALID");
  UnlockCard(sandbox_, "colleague");
  EXPECT_EQ(sign(SignedBy("colleague", id, draft.text_to_sign())), "SIGNATURE_INVALID");
  auto with_authentication_key = SignedBy("doctor", id, draft.text_to_sign());
  with_authentication_key.set_signature_certificate(UnlockCard(sandbox_, "doctor").certificate_chain());
  EXPECT_EQ(sign(with_authentication_key), "CERTIFICATE_UNTRUSTED");
  EXPECT_EQ(sign(SignedBy("doctor", id, draft.text_to_sign())), "");
  EXPECT_EQ(sign(SignedBy("doctor", id, draft.text_to_sign())), "PRESCRIPTION_ALREADY_SIGNED");
}

TEST_F(Ordonnance, SigningCountsAWrongPinAndWantsTheCardInItsReader) {
  const auto cards = CardService::NewStub(OperatorChannel());
  card::v1::SignContentRequest request;
  request.set_request_id(NextRequestId());
  request.set_sandbox_id(sandbox_);
  request.set_card_id("doctor");
  request.set_pin("0000");
  request.set_content("text");
  EXPECT_EQ(ReasonOf(Call(cards.get(), &CardService::Stub::SignContent, request).status), "CARD_PIN_WRONG");
  card::v1::GetCardRequest look;
  look.set_sandbox_id(sandbox_);
  look.set_card_id("doctor");
  EXPECT_EQ(Call(cards.get(), &CardService::Stub::GetCard, look).response.card().pin_tries_left(), 2U);
  request.set_request_id(NextRequestId());
  request.set_pin("1234");
  EXPECT_EQ(Call(cards.get(), &CardService::Stub::SignContent, request).response.card().pin_tries_left(), 3U);
  request.set_request_id(NextRequestId());
  request.set_card_id("colleague");
  EXPECT_EQ(ReasonOf(Call(cards.get(), &CardService::Stub::SignContent, request).status), "CARD_ABSENT");
}

TEST_F(Ordonnance, OfAnotherDoctorIsNotFound) {
  const auto draft = Write();
  const auto colleague = StubOf("colleague");
  v1::GetPrescriptionRequest get;
  get.set_prescription_id(draft.prescription().id());
  EXPECT_EQ(ReasonOf(Call(colleague.get(), &Stub::GetPrescription, get).status), "NOT_FOUND");
  const auto own = Call(doctor_.get(), &Stub::GetPrescription, get);
  ASSERT_TRUE(own.status.ok());
  EXPECT_EQ(own.response.text(), draft.text_to_sign());
}

TEST_F(Ordonnance, HasItsCopyInTheDmpOnceSigned) {
  WriteAndSign();
  const auto documents = DocumentsInDmp();
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].metadata().type().code(), "57833-6");
  EXPECT_EQ(documents[0].metadata().format_code(), "urn:ihe:pharm:pre:2010");
  const auto submitted = Submissions();
  ASSERT_EQ(submitted.size(), 1U);
  EXPECT_EQ(submitted[0].via_service(), "parcours.prescription.v1.PrescriptionService");
}

TEST_F(Ordonnance, HasEachDispensingInTheDmpWhereThePharmacyQualifiedTheIdentity) {
  const std::string number = WriteAndSign().number();
  QualifyPaul(ChannelOf(UnlockCard(sandbox_, "pharmacist")));
  ASSERT_TRUE(Call(pharmacist_.get(), &Stub::DispensePrescription, Dispense(number)).status.ok());
  const auto documents = DocumentsInDmp();
  ASSERT_EQ(documents.size(), 2U);
  const auto dispensing = std::find_if(documents.begin(), documents.end(), [](const dmp::v1::Document& one) {
    return one.metadata().type().code() == "60593-1";
  });
  ASSERT_NE(dispensing, documents.end());
  EXPECT_EQ(dispensing->metadata().format_code(), "urn:ihe:pharm:dis:2010");
  EXPECT_EQ(dispensing->metadata().author().subject(), "899700000054");
}

TEST_F(Ordonnance, IsDispensedAlsoWhereNothingMayBeSentToTheDmp) {
  const std::string number = WriteAndSign().number();
  EXPECT_TRUE(Call(pharmacist_.get(), &Stub::DispensePrescription, Dispense(number)).status.ok());
  EXPECT_EQ(Submissions().size(), 1U) << "the ordonnance only";
}

TEST_F(Ordonnance, IsDispensedOnceAlsoWhenTwoPharmaciesTryAtTheSameInstant) {
  for (int round = 0; round < 5; ++round) {
    const std::string number = WriteAndSign().number();
    const auto first = Dispense(number);
    const auto second = Dispense(number);
    auto other = std::async(std::launch::async,
                            [&] { return Call(other_pharmacist_.get(), &Stub::DispensePrescription, second).status; });
    const std::string here = ReasonOf(Call(pharmacist_.get(), &Stub::DispensePrescription, first).status);
    const std::string there = ReasonOf(other.get());
    EXPECT_NE(here.empty(), there.empty()) << here << " / " << there;
    EXPECT_EQ(here + there, "PRESCRIPTION_EXHAUSTED");
    EXPECT_EQ(ReasonOf(Call(pharmacist_.get(), &Stub::RetrievePrescription, Number(number)).status),
              "PRESCRIPTION_EXHAUSTED");
  }
}

TEST_F(Ordonnance, OpensByTheNumberAsItIsTypedAndTellsAMistake) {
  const std::string number = WriteAndSign().number();
  const std::string typed = " " + number.substr(0, 6) + " " + number.substr(6);
  const auto opened = Call(pharmacist_.get(), &Stub::RetrievePrescription, Number(typed));
  ASSERT_TRUE(opened.status.ok()) << opened.status.error_message();
  EXPECT_EQ(opened.response.prescription().lines(0).left(), 1U);
  std::string mistyped = number;
  mistyped.back() = mistyped.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(ReasonOf(Call(pharmacist_.get(), &Stub::RetrievePrescription, Number(mistyped)).status),
            "PRESCRIPTION_NUMBER_WRONG");
  EXPECT_EQ(ReasonOf(Call(doctor_.get(), &Stub::RetrievePrescription, Number(number)).status),
            "PROFESSION_NOT_ALLOWED");
}

}  // namespace
}  // namespace parcours::prescription
