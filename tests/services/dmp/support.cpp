#include "tests/services/dmp/support.h"

#include <google/protobuf/text_format.h>

#include "core/files.h"
#include "core/matricule.h"
#include "core/text.h"
#include "parcours/ins/v1/ins.pb.h"
#include "parcours/signin/v1/citizen.pb.h"
#include "services/dmp/documents.h"
#include "services/dmp/rules/value_sets.h"
#include "services/dmp/seed.h"
#include "services/dmp/store.h"

namespace parcours::dmp {
namespace {

constexpr const char* kCast = R"cast(
  persons { handle: "paul" traits { birth_name: "MARTEL" given_names: "PAUL" given_names: "ANDRE" sex: SEX_MALE
            birth_date: "1961-06-12" birth_place: "18033" } record { state: STATE_OPEN } general_practitioner: "gp" }
  persons { handle: "lea" traits { birth_name: "MARTEL" given_names: "LEA" sex: SEX_FEMALE birth_date: "2015-09-01"
            birth_place: "18033" } record { state: STATE_OPEN } legal_representatives: "paul" }
  persons { handle: "jean" traits { birth_name: "DUPUIS" given_names: "JEAN" sex: SEX_MALE birth_date: "1970-01-02"
            birth_place: "18033" } }
  professionals { handle: "gp" given_name: "Hélène" family_name: "Aubry" rpps: "99700000013" profession: "10" }
  professionals { handle: "cardiologist" given_name: "Claire" family_name: "Lenoir" rpps: "99700000021" profession: "10" }
  structures { handle: "hospital" name: "Hôpital des Trois Chênes (test)" finess: "1B0062023" sector: "SA01" }
  structures { handle: "samu" name: "SAMU du Berry (test)" finess: "1B0062031" sector: "SA01" samu: true }
)cast";

sandbox::v1::Cast MakeCast() {
  sandbox::v1::Cast cast;
  if (!google::protobuf::TextFormat::ParseFromString(kCast, &cast)) throw std::logic_error("the cast of the tests");
  std::uint32_t ordinal = 0;
  for (auto& person : *cast.mutable_persons()) *person.mutable_ins() = core::MakeTestIns(person.traits(), ordinal++);
  return cast;
}

std::string ReadLibrary(const std::string& name) {
  auto text = core::ReadFile(std::string(PARCOURS_SOURCE_DIR "/scenarios/library/documents/") + name);
  if (!text) throw std::runtime_error(text.error().detail);
  return std::move(*text);
}

std::map<std::string, std::string> Samples() {
  std::map<std::string, std::string> samples;
  for (const std::string& line : core::Split(ReadLibrary("sample.properties"), '\n')) {
    const std::size_t equals = line.find('=');
    if (line.empty() || line[0] == '#' || equals == std::string::npos) continue;
    samples[line.substr(0, equals)] = line.substr(equals + 1);
  }
  return samples;
}

}  // namespace

std::string Filled(const std::string& document, const std::map<std::string, std::string>& changes) {
  std::string text = ReadLibrary(document + ".cda.xml");
  auto values = Samples();
  for (const auto& [name, value] : changes) values[name] = value;
  for (const auto& [name, value] : values) {
    const std::string expression = "${" + name + "}";
    for (std::size_t at = text.find(expression); at != std::string::npos;
         at = text.find(expression, at + value.size())) {
      text.replace(at, expression.size(), value);
    }
  }
  EXPECT_EQ(text.find("${"), std::string::npos) << text.substr(text.find("${"), 40);
  return text;
}

std::string Replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  if (at != std::string::npos) text.replace(at, what.size(), by);
  return text;
}

DmpWorld::DmpWorld() : world_({DmpSchema()}), cast_(MakeCast()) {
  patient_ = Paul();
  EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) { return SeedRecords(tx, cast_); }));
  world_.Answer<ins::v1::CheckIdentityRequest, ins::v1::CheckIdentityResponse>(
      "parcours.ins.v1.InsService/CheckIdentity",
      [this](const auto& question) -> core::Result<ins::v1::CheckIdentityResponse> {
        ins::v1::CheckIdentityResponse answer;
        for (const auto& person : cast_.persons()) {
          if (person.ins().matricule() != question.ins().matricule()) continue;
          answer.set_status(qualified_ ? ins::v1::IDENTITY_STATUS_QUALIFIED : ins::v1::IDENTITY_STATUS_RETRIEVED);
          *answer.mutable_traits() = person.traits();
        }
        return answer;
      });
  world_.Answer<signin::v1::IdentifyCitizenRequest, signin::v1::IdentifyCitizenResponse>(
      "parcours.signin.v1.CitizenService/IdentifyCitizen",
      [this](const auto&) -> core::Result<signin::v1::IdentifyCitizenResponse> {
        signin::v1::IdentifyCitizenResponse answer;
        answer.mutable_ins()->set_matricule(citizen_);
        return answer;
      });
  ActAs(kCardiologist);
}

void DmpWorld::ActAs(const std::string& subject, const std::string& profession, const std::string& structure) {
  world_.caller = platform::testing::PhysicianAt(structure);
  world_.caller.subject = subject;
  world_.caller.profession = profession;
}

void DmpWorld::ActAsPaul() {
  world_.caller = platform::testing::CitizenNamed("usager-1");
  citizen_ = Paul().matricule();
}

void DmpWorld::ActAsLea() {
  world_.caller = platform::testing::CitizenNamed("usager-2");
  citizen_ = Lea().matricule();
}

void DmpWorld::ActAsStranger() {
  world_.caller = platform::testing::CitizenNamed("usager-3");
  citizen_ = Jean().matricule();
}

void DmpWorld::ActAsClerk() {
  world_.caller = platform::testing::ClerkAt(kHospital);
}
void DmpWorld::ActAsSoftware() {
  world_.caller = platform::testing::SoftwareOf(kHospital);
}
void DmpWorld::ActAsTrainer() {
  world_.caller = platform::testing::TrainerNamed("trainer");
}

std::map<std::string, std::string> DmpWorld::AboutLea() const {
  return {{"patient.id", Lea().matricule() + Lea().key()},
          {"patient.given_names", "LEA"},
          {"patient.first_given_name", "LEA"},
          {"patient.sex", "F"},
          {"patient.birth_date", "20150901"}};
}

core::Result<v1::SubmitDocumentResponse> DmpWorld::Submit(const std::string& document, const std::string& replaces,
                                                          std::vector<v1::Visibility> visibility) {
  v1::SubmitDocumentRequest request;
  request.set_request_id("req-" + std::to_string(++requests_));
  *request.mutable_patient() = patient_;
  request.set_document(document);
  request.set_replaces(replaces);
  for (const v1::Visibility one : visibility) request.add_visibility(one);
  return world_.Run(&dmp::SubmitDocument, request);
}

std::string DmpWorld::SubmitOne(std::map<std::string, std::string> changes, std::vector<v1::Visibility> visibility) {
  changes.emplace("author.id", world_.caller.subject);
  changes.emplace("document.id", "ecg-" + std::to_string(++requests_));
  const auto submitted = Submit(Filled("ecg", changes), "", std::move(visibility));
  EXPECT_TRUE(submitted) << submitted.error().detail;
  return submitted ? submitted->document_id() : "";
}

std::string DmpWorld::Put(const std::string& type, const std::string& author) {
  StoredDocument stored;
  v1::Document& document = stored.document;
  document.set_id("put-" + std::to_string(++requests_));
  document.mutable_metadata()->set_unique_id(document.id());
  document.mutable_metadata()->mutable_type()->set_code(type);
  document.mutable_metadata()->set_class_code(ValueSets::Builtin().FindType(type)->class_code);
  document.mutable_metadata()->set_title("document " + std::to_string(requests_));
  document.mutable_metadata()->mutable_author()->set_subject(author);
  document.mutable_metadata()->mutable_created()->set_seconds(1'600'000'000 + requests_);
  *document.mutable_patient() = patient_;
  document.set_status(v1::DOCUMENT_STATUS_CURRENT);
  SetRestrictions(document, {});
  EXPECT_TRUE(world_.Transact([&](platform::Transaction& tx) -> core::Result<void> {
    stored.record = RecordOf(tx.sql(), patient_.matricule())->position;
    InsertDocument(tx.sql(), stored, "content");
    return {};
  }));
  return document.id();
}

core::Result<v1::SearchDocumentsResponse> DmpWorld::Search(v1::AccessMode mode, const std::string& justification) {
  v1::SearchDocumentsRequest request;
  *request.mutable_patient() = patient_;
  request.mutable_access()->set_mode(mode);
  request.mutable_access()->set_justification(justification);
  return world_.Run(&dmp::SearchDocuments, request);
}

core::Result<v1::GetDocumentResponse> DmpWorld::Get(const std::string& id, v1::AccessMode mode,
                                                    const std::string& justification) {
  v1::GetDocumentRequest request;
  request.set_document_id(id);
  request.mutable_access()->set_mode(mode);
  request.mutable_access()->set_justification(justification);
  return world_.Run(&dmp::GetDocument, request);
}

core::Result<v1::SetVisibilityResponse> DmpWorld::SetVisibilityOf(const std::string& id, v1::Visibility visibility,
                                                                  bool lift) {
  v1::SetVisibilityRequest request;
  request.set_request_id("req-" + std::to_string(++requests_));
  request.set_document_id(id);
  request.set_visibility(visibility);
  request.set_lift(lift);
  return world_.Run(&dmp::SetVisibility, request);
}

core::Result<v1::DeleteDocumentResponse> DmpWorld::Delete(const std::string& id) {
  v1::DeleteDocumentRequest request;
  request.set_request_id("req-" + std::to_string(++requests_));
  request.set_document_id(id);
  return world_.Run(&dmp::DeleteDocument, request);
}

core::Result<v1::SetAuthorisationResponse> DmpWorld::Authorise(v1::AuthorisationChange change) {
  v1::SetAuthorisationRequest request;
  request.set_request_id("req-" + std::to_string(++requests_));
  *request.mutable_patient() = patient_;
  request.set_change(change);
  request.set_consent(true);
  return world_.Run(&dmp::SetAuthorisation, request);
}

core::Result<v1::ListAccessesResponse> DmpWorld::History(const std::string& document) {
  v1::ListAccessesRequest request;
  *request.mutable_patient() = patient_;
  request.set_document_id(document);
  return world_.Run(&dmp::ListAccesses, request);
}

void DmpWorld::ChooseSettings(bool break_glass, bool centre_15, bool masked_in_emergency, bool mask_by_default) {
  const platform::Caller caller = world_.caller;
  ActAsPaul();
  v1::SetAccessSettingsRequest request;
  request.set_request_id("req-" + std::to_string(++requests_));
  *request.mutable_patient() = Paul();
  request.mutable_settings()->set_break_glass(break_glass);
  request.mutable_settings()->set_centre_15(centre_15);
  request.mutable_settings()->set_masked_in_emergency(masked_in_emergency);
  request.mutable_settings()->set_mask_by_default(mask_by_default);
  EXPECT_TRUE(world_.Run(&dmp::SetAccessSettings, request));
  world_.caller = caller;
}

}  // namespace parcours::dmp
