#include "bench/world.h"

#include <fmt/format.h>
#include <google/protobuf/text_format.h>

#include <atomic>
#include <utility>

#include "bench/echo.h"
#include "bench/measure.h"
#include "parcours/card/v1/card.grpc.pb.h"
#include "parcours/dmp/v1/document.pb.h"
#include "parcours/sandbox/v1/sandbox.grpc.pb.h"
#include "pki/tls.h"
#include "services/dmp/store.h"
#include "services/platform/store/key_ring.h"
#include "services/platform/store/store.h"
#include "tests/services/host/call.h"

namespace parcours::bench {
namespace {

constexpr const char* kSandbox = R"(
  title: "bench" seed: 7 starts { seconds: 1742650500 }
  cast {
    persons { handle: "patient" traits { birth_name: "MARTEL" given_names: "PAUL" sex: SEX_MALE birth_date: "1961-06-12" birth_place: "18033" }
              record { state: STATE_OPEN } general_practitioner: "doctor" }
    persons { handle: "other" traits { birth_name: "PETIT" given_names: "ANNE" sex: SEX_FEMALE birth_date: "1972-03-04" birth_place: "18033" }
              record { state: STATE_OPEN } general_practitioner: "doctor" }
    professionals { handle: "doctor" title: "DR" given_name: "CLAIRE" family_name: "LENOIR" rpps: "99700000013" profession: "10"
                    speciality: "SM04" exercises { structure: "hospital" mode: "S" } }
    structures { handle: "hospital" name: "HOPITAL DE TEST" finess: "1B0062023" sector: "SA01" town: "Bourges" }
    cards { handle: "doctor" kind: CALLER_KIND_CPS holder: "doctor" pin: "1234" }
  }
)";

// As much metadata as a document of scenarios/library has.
constexpr const char* kDocument = R"(
  metadata {
    type { code: "11488-4" system: "2.16.840.1.113883.6.1" display: "Consultation Évaluation - Note" }
    class_code: "10" format_code: "urn:ihe:iti:xds-sd:text:2008" title: "Compte rendu de consultation de cardiologie"
    service_start { seconds: 1742650560 } service_end { seconds: 1742650620 }
    author { subject: "899700000021" name: "NADIA ROUSSEL" speciality: "G15_10/SM04" structure: "11B0062023" structure_name: "HOPITAL DE TEST" }
    practice_setting: "ETABLISSEMENT" facility_type: "SA01" language: "fr-FR" set_id: "cr-2025" version: 1
  }
  confidentiality: "N" status: DOCUMENT_STATUS_CURRENT media_type: "text/xml" size: 8192
  hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" submitted { seconds: 1742650500 }
)";

template <class Message>
Message Parsed(const char* text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(text, &message)) Fail("a message of the benchmark is malformed");
  return message;
}

template <class Response>
Response Answered(host::Answer<Response> answer) {
  if (!answer.status.ok()) Fail(answer.status.error_message());
  return std::move(answer.response);
}

common::v1::Ins ToIns(const sandbox::v1::RegisteredPerson& person) {
  common::v1::Ins ins;
  ins.set_matricule(person.matricule());
  ins.set_key(person.key());
  ins.set_oid(person.oid());
  return ins;
}

}  // namespace

std::string NewRequestId() {
  static std::atomic<int> last = 0;
  return fmt::format("req-{}", ++last);
}

World::World(std::filesystem::path state) : state_(std::move(state)) {
  Start();
}

void World::Start() {
  host_ = Must(host::Host::Start(host::Options{.state = state_}));
}

Seat World::NewSeat() const {
  const auto channel = ConnectOperator();
  auto request = Parsed<sandbox::v1::CreateSandboxRequest>(kSandbox);
  request.set_request_id(NewRequestId());
  const auto sandboxes = sandbox::v1::SandboxService::NewStub(channel);
  const auto made = Answered(host::Call(sandboxes.get(), &sandbox::v1::SandboxService::Stub::CreateSandbox, request));
  const auto cards = card::v1::CardService::NewStub(channel);
  card::v1::InsertCardRequest insert;
  insert.set_request_id(NewRequestId());
  insert.set_sandbox_id(made.sandbox().id());
  insert.set_card_id("doctor");
  Answered(host::Call(cards.get(), &card::v1::CardService::Stub::InsertCard, insert));
  card::v1::VerifyPinRequest verify;
  verify.set_request_id(NewRequestId());
  verify.set_sandbox_id(made.sandbox().id());
  verify.set_card_id("doctor");
  verify.set_pin("1234");
  const auto verified = Answered(host::Call(cards.get(), &card::v1::CardService::Stub::VerifyPin, verify));
  return Seat{.sandbox = made.sandbox().id(),
              .doctor = verified.credential(),
              .patient = ToIns(made.persons().at("patient")),
              .other = ToIns(made.persons().at("other"))};
}

void World::Fill(const Seat& seat, const common::v1::Ins& patient, int documents) {
  host_.reset();
  const core::SandboxId id(seat.sandbox);
  const auto keys = Must(platform::KeyRing::Open(state_));
  const platform::Schema schemas[] = {dmp::DmpSchema()};
  const auto store =
      Must(platform::OpenStore(state_ / "sandboxes" / seat.sandbox / "world.db", Must(keys->Find(id)), schemas));
  Must(store->Write(platform::Durability::kEffect, [&](platform::WriteTransaction& tx) -> core::Result<void> {
    const auto record = dmp::RecordOf(tx, patient.matricule());
    if (!record) Fail("the patient has no record");
    dmp::StoredDocument stored{.record = record->position, .document = Parsed<dmp::v1::Document>(kDocument)};
    *stored.document.mutable_patient() = patient;
    for (int i = 0; i < documents; ++i) {
      stored.document.set_id(fmt::format("doc-{}-{}", record->position, i));
      stored.document.mutable_metadata()->set_unique_id("1.2.250.1." + stored.document.id());
      stored.document.mutable_metadata()->mutable_created()->set_seconds(1'500'000'000 + i);
      dmp::InsertDocument(tx, stored, "content");
    }
    return {};
  }));
  Start();
}

std::shared_ptr<grpc::Channel> World::ConnectDoctor(const Seat& seat) const {
  return ConnectTo(host_->address(),
                   pki::TlsCredential{.certificate_chain = seat.doctor.certificate_chain(),
                                      .private_key = core::Secret(std::string_view(seat.doctor.private_key()))},
                   host_->trust_root());
}

std::shared_ptr<grpc::Channel> World::ConnectOperator() const {
  return ConnectTo(host_->address(), Must(host_->OperatorCredential("trainer")), host_->trust_root());
}

}  // namespace parcours::bench
