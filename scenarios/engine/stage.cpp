#include "scenarios/engine/stage.h"

#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

#include <chrono>
#include <utility>

#include "core/reasons.h"
#include "core/text.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/json.h"
#include "scenarios/engine/sentences.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::TimeUtil;

google::protobuf::Timestamp ToTimestamp(core::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(time.time_since_epoch().count());
}

const FieldDescriptor* SandboxField(const google::protobuf::Descriptor& type) {
  for (int i = 0; i < type.field_count(); ++i) {
    const auto& rule = type.field(i)->options().GetExtension(policy::v1::field);
    if (rule.names_sandbox() || type.field(i)->name() == "sandbox_id") return type.field(i);
  }
  return nullptr;
}

void FillIfEmpty(Message& message, const FieldDescriptor* field, const std::string& value) {
  if (field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING || field->is_repeated()) return;
  if (message.GetReflection()->GetString(message, field).empty())
    message.GetReflection()->SetString(&message, field, value);
}

// Calls about a sandbox as a whole are calls to the host: their ids are shared by all runs of one operator.
std::string HostRequestId() {
  return "run-" + core::Hex(pki::RandomBytes(12));
}

}  // namespace

Stage::Stage(const Scenario& scenario, const World& world, std::uint64_t seed)
    : scenario_(scenario), world_(world), seed_(seed), actors_(world, scenario.cast), now_(scenario.starts) {
  for (const std::string& secret : scenario.secrets) variables_.MarkSecret(secret);
}

core::Result<void> Stage::Open() {
  sandbox::v1::CreateSandboxRequest request;
  request.set_request_id(HostRequestId());
  request.set_title(scenario_.title.fr);
  request.set_group("parcours");
  request.set_seed(seed_);
  *request.mutable_starts() = ToTimestamp(scenario_.starts);
  *request.mutable_cast() = scenario_.cast;
  std::vector<ExchangeResult> unseen;
  const auto created =
      TRY(AsOperator<sandbox::v1::CreateSandboxResponse>("sandbox.SandboxService/CreateSandbox", request, unseen));
  sandbox_id_ = created.sandbox().id();
  join_code_ = created.sandbox().join_code();
  SetVariables(created);
  return {};
}

std::vector<Failure> Stage::SetGivenVariables() {
  std::vector<Failure> failures;
  for (const Variable& variable : scenario_.variables) {
    std::vector<std::string> unknown;
    variables_.Set(variable.name, Evaluate(variable.value, Context().lookup, unknown));
    for (const std::string& expression : unknown) {
      failures.push_back(Failure{.mark = variable.mark, .what = NoVariable(expression, variable.name)});
    }
  }
  return failures;
}

core::Result<void> Stage::Close() {
  sandbox::v1::DeleteSandboxRequest request;
  request.set_request_id(HostRequestId());
  std::vector<ExchangeResult> unseen;
  TRY(AsOperator<sandbox::v1::DeleteSandboxResponse>("sandbox.SandboxService/DeleteSandbox", request, unseen));
  return {};
}

void Stage::SetVariables(const sandbox::v1::CreateSandboxResponse& created) {
  Json cast = Json::object();
  const auto add = [&](const auto& members) {
    for (const auto& member : members) cast[member.handle()] = ToJson(member, SecretFields::kShown);
  };
  add(scenario_.cast.professionals());
  add(scenario_.cast.employees());
  add(scenario_.cast.structures());
  add(scenario_.cast.persons());
  for (const auto& [handle, person] : created.persons()) {
    cast[handle]["ins"] = {{"matricule", person.matricule()}, {"key", person.key()}, {"oid", person.oid()}};
  }
  variables_.Set("cast", std::move(cast));
  variables_.Set("sandbox", {{"id", sandbox_id_}, {"join_code", join_code_}});
}

std::optional<Json> Stage::Find(std::string_view expression) {
  constexpr std::string_view kCsr = "csr:";
  if (expression == "now") return Json(core::FormatTime(now_));
  if (expression.rfind(kCsr, 0) == 0) return Json(actors_.RequestFor(std::string(expression.substr(kCsr.size()))));
  return variables_.Find(expression);
}

BuildContext Stage::Context() {
  return BuildContext{.lookup = [this](std::string_view expression) { return Find(expression); },
                      .folder = std::filesystem::absolute(scenario_.path).parent_path(),
                      .now = now_};
}

void Stage::FillIn(const ActorRef& as, Message& request) {
  const auto& type = *request.GetDescriptor();
  FillIfEmpty(request, type.FindFieldByName("request_id"), fmt::format("req-{}", ++requests_));
  if (as.name == kOperator) FillIfEmpty(request, SandboxField(type), sandbox_id_);
  if (as.name == kNobody) FillIfEmpty(request, SandboxField(type), join_code_);
}

core::Result<CallOutcome> Stage::Make(Call call, std::vector<ExchangeResult>& exchanges) {
  const auto line =
      TRY(actors_.LineOf(call.as, [&](const sandbox::v1::CardSpec& card) { return Unlock(card, exchanges); }));
  FillIn(call.as, *call.request);
  ExchangeResult exchange;
  exchange.actor = call.as.name;
  exchange.who = line.who;
  exchange.card = line.credential;
  exchange.service = call.method->service()->full_name();
  exchange.method = call.method->name();
  exchange.request = variables_.Mask(ToJson(*call.request, SecretFields::kMasked));
  exchange.implicit = call.implicit;
  exchange.simulated_time = now_;
  const auto begun = std::chrono::steady_clock::now();
  CallOutcome outcome = CallMethod(line.channel, *call.method, *call.request, call.receive, world_.deadline);
  exchange.took = std::chrono::duration_cast<core::Duration>(std::chrono::steady_clock::now() - begun);
  exchange.code = outcome.code;
  exchange.external = outcome.external;
  if (outcome.code != 0) {
    exchange.reason = core::ReasonName(outcome.refusal.reason);
    exchange.explanation = {.fr = core::Explain(outcome.refusal, core::Language::kFrench),
                            .en = core::Explain(outcome.refusal, core::Language::kEnglish)};
    if (outcome.handshake_failed) exchange.explanation = ConnectionRefused();
  } else if (call.method->server_streaming()) {
    exchange.response = Json::object({{"messages", Json::array()}});
    for (const auto& message : outcome.messages)
      exchange.response["messages"].push_back(variables_.Mask(ToJson(*message, SecretFields::kMasked)));
  } else if (!outcome.messages.empty()) {
    exchange.response = variables_.Mask(ToJson(*outcome.messages.front(), SecretFields::kMasked));
  }
  exchanges.push_back(std::move(exchange));
  return outcome;
}

template <class Response>
core::Result<Response> Stage::AsOperator(const char* method, const Message& request,
                                         std::vector<ExchangeResult>& exchanges) {
  Call call{.as = {.name = kOperator},
            .method = FindMethod(method),
            .request = NewMessage(*request.GetDescriptor()),
            .implicit = true};
  call.request->CopyFrom(request);
  CallOutcome outcome = TRY(Make(std::move(call), exchanges));
  if (outcome.code != 0) return core::Refuse(std::move(outcome.refusal));
  Response response;
  if (outcome.messages.empty()) return core::Refuse(common::v1::REASON_INTERNAL, "no answer");
  response.CopyFrom(*outcome.messages.front());
  return response;
}

core::Result<card::v1::Credential> Stage::Unlock(const sandbox::v1::CardSpec& card,
                                                 std::vector<ExchangeResult>& exchanges) {
  card::v1::InsertCardRequest insert;
  insert.set_card_id(card.handle());
  TRY(AsOperator<card::v1::InsertCardResponse>("card.CardService/InsertCard", insert, exchanges));
  card::v1::VerifyPinRequest verify;
  verify.set_card_id(card.handle());
  verify.set_pin(std::string(PinOf(card).Reveal()));
  const auto verified = TRY(AsOperator<card::v1::VerifyPinResponse>("card.CardService/VerifyPin", verify, exchanges));
  return verified.credential();
}

core::Result<void> Stage::Move(sandbox::v1::MoveClockRequest request, std::vector<ExchangeResult>& exchanges) {
  const auto moved =
      TRY(AsOperator<sandbox::v1::MoveClockResponse>("sandbox.SandboxService/MoveClock", request, exchanges));
  now_ = core::Time{core::Duration{TimeUtil::TimestampToMicroseconds(moved.time())}};
  return {};
}

core::Result<void> Stage::Advance(core::Duration by, std::vector<ExchangeResult>& exchanges) {
  sandbox::v1::MoveClockRequest request;
  *request.mutable_by() = TimeUtil::MicrosecondsToDuration(by.count());
  return Move(std::move(request), exchanges);
}

core::Result<void> Stage::MoveTo(core::Time to, std::vector<ExchangeResult>& exchanges) {
  sandbox::v1::MoveClockRequest request;
  *request.mutable_to() = ToTimestamp(to);
  return Move(std::move(request), exchanges);
}

core::Result<Stage::Snapshot> Stage::TakeSnapshot(const std::string& title) {
  sandbox::v1::TakeSnapshotRequest request;
  request.set_request_id(HostRequestId());
  request.set_title(title);
  std::vector<ExchangeResult> unseen;
  const auto taken =
      TRY(AsOperator<sandbox::v1::TakeSnapshotResponse>("sandbox.SandboxService/TakeSnapshot", request, unseen));
  return Snapshot{.id = taken.snapshot().id(), .variables = variables_, .actors = actors_.state()};
}

core::Result<void> Stage::Restore(Snapshot snapshot) {
  sandbox::v1::RestoreSnapshotRequest request;
  request.set_request_id(HostRequestId());
  request.set_snapshot_id(snapshot.id);
  std::vector<ExchangeResult> unseen;
  const auto restored =
      TRY(AsOperator<sandbox::v1::RestoreSnapshotResponse>("sandbox.SandboxService/RestoreSnapshot", request, unseen));
  now_ = core::Time{core::Duration{TimeUtil::TimestampToMicroseconds(restored.sandbox().time())}};
  variables_ = std::move(snapshot.variables);
  actors_.ReturnTo(std::move(snapshot.actors));
  return {};
}

}  // namespace parcours::scenarios
