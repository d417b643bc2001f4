#include "scenarios/engine/step_player.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "core/reasons.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/json.h"
#include "scenarios/engine/sentences.h"
#include "scenarios/engine/verdict.h"

namespace parcours::scenarios {
namespace {

constexpr const char* kGestureMethods[] = {"InsertCard", "RemoveCard", "VerifyPin",
                                           "ChangePin",  "UnblockPin", "RevokeCard"};

}  // namespace

StepResult StepPlayer::Skip(const Step& step, core::Text because) {
  StepResult result{.step = &step, .outcome = Outcome::kSkipped, .skipped_because = std::move(because)};
  result.simulated_start = result.simulated_end = stage_.now();
  listener_.StepFinished(result);
  return result;
}

StepResult StepPlayer::PlayStep(const Step& step) {
  if (step.condition && !Holds(*step.condition)) return Skip(step, SkippedByCondition());
  return Play(step, &StepPlayer::DoWithRetries);
}

StepResult StepPlayer::CheckTask(const Step& step) {
  return Play(step, &StepPlayer::DoCheck);
}

StepResult StepPlayer::PlaySolution(const Step& step) {
  return Play(step, &StepPlayer::DoSolution);
}

StepResult StepPlayer::Play(const Step& step, Doing doing) {
  listener_.StepStarted(step);
  StepResult result{.step = &step, .simulated_start = stage_.now()};
  const auto begun = std::chrono::steady_clock::now();
  (this->*doing)(step, result);
  result.outcome = result.failures.empty() ? Outcome::kPassed : Outcome::kFailed;
  Mask(result);
  result.simulated_end = stage_.now();
  result.took = std::chrono::duration_cast<core::Duration>(std::chrono::steady_clock::now() - begun);
  listener_.StepFinished(result);
  return result;
}

void StepPlayer::DoWithRetries(const Step& step, StepResult& result) {
  const std::optional<Retry>& retry = step.retry;
  for (result.attempts = 1;; ++result.attempts) {
    result.failures.clear();
    Do(step, retry ? &retry->until : nullptr, result);
    if (result.failures.empty() || !retry || result.attempts >= retry->attempts) break;
    Check(step.mark, stage_.Advance(retry->every, result.exchanges), result);
  }
  if (step.takes.count() > 0) Check(step.mark, stage_.Advance(step.takes, result.exchanges), result);
}

void StepPlayer::DoCheck(const Step& step, StepResult& result) {
  DoCall(std::get<TaskStep>(step.action).done_when, nullptr, result);
}

void StepPlayer::DoSolution(const Step& step, StepResult& result) {
  const TaskStep& task = std::get<TaskStep>(step.action);
  for (const Step& one : task.solution) {
    const StepResult done = PlayStep(one);
    Keep(done, result);
    if (done.outcome != Outcome::kFailed) continue;
    result.failures.insert(result.failures.end(), done.failures.begin(), done.failures.end());
    return Fail(one.mark, TaskSolutionFails(), result);
  }
  DoCheck(step, result);
  if (!result.failures.empty()) Fail(step.mark, TaskDoesNotHoldAfter(), result);
}

// The step may have saved a secret that its own exchanges show.
void StepPlayer::Mask(StepResult& result) {
  const Variables& variables = stage_.variables();
  if (!variables.HoldSecrets()) return;
  const auto mask = [&](core::Text text) -> core::Text {
    return {.fr = variables.Mask(std::move(text.fr)), .en = variables.Mask(std::move(text.en))};
  };
  for (Failure& failure : result.failures) failure.what = mask(std::move(failure.what));
  for (ExchangeResult& exchange : result.exchanges) {
    exchange.request = variables.Mask(exchange.request);
    exchange.response = variables.Mask(exchange.response);
    exchange.explanation = mask(std::move(exchange.explanation));
  }
}

bool StepPlayer::Holds(const Condition& condition) {
  std::vector<std::string> unknown;
  const std::string left = Substitute(condition.left, stage_.Context().lookup, Escape::kNone, unknown);
  const std::string right = Substitute(condition.right, stage_.Context().lookup, Escape::kNone, unknown);
  switch (condition.test) {
    case Condition::Test::kPresent:
      return unknown.empty() && !left.empty();
    case Condition::Test::kEquals:
      return unknown.empty() && left == right;
    case Condition::Test::kDiffers:
      return unknown.empty() && left != right;
  }
  return false;
}

void StepPlayer::Check(const Mark& mark, const core::Result<void>& done, StepResult& result) {
  if (!done) result.failures.push_back(Failure{.mark = mark, .what = Explained(done.error())});
}

void StepPlayer::Do(const Step& step, const Node* until, StepResult& result) {
  if (const auto* call = std::get_if<CallStep>(&step.action)) return DoCall(*call, until, result);
  if (const auto* card = std::get_if<CardStep>(&step.action)) return DoCard(*card, result);
  if (const auto* clock = std::get_if<ClockStep>(&step.action)) {
    return Check(clock->mark,
                 clock->advance ? stage_.Advance(*clock->advance, result.exchanges)
                                : stage_.MoveTo(*clock->to, result.exchanges),
                 result);
  }
  if (const auto* fault = std::get_if<FaultStep>(&step.action)) return DoFault(*fault, result);
  if (const auto* task = std::get_if<TaskStep>(&step.action)) return DoTask(step, *task, result);
}

void StepPlayer::DoCall(const CallStep& step, const Node* until, StepResult& result) {
  Call call{.as = step.as, .method = FindMethod(step.method), .receive = step.receive};
  if (call.method == nullptr)
    return result.failures.push_back(Failure{.mark = step.method_mark, .what = NoMethod(step.method)});
  call.request = NewMessage(*call.method->input_type());
  if (!Fill(step.with, *call.request, result)) return;
  const bool streaming = call.method->server_streaming();
  const auto outcome = stage_.Make(std::move(call), result.exchanges);
  if (!outcome) return Judge(step, NotMade(outcome.error()), Json::object(), until, result);
  Json answer = Json::object();
  if (streaming) {
    answer["messages"] = Json::array();
    for (const auto& message : outcome->messages) answer["messages"].push_back(ToJson(*message, SecretFields::kShown));
  } else if (outcome->code == 0 && !outcome->messages.empty()) {
    answer = ToJson(*outcome->messages.front(), SecretFields::kShown);
  }
  // Captures first, so that later steps have their values even where this one fails.
  if (outcome->code == 0) Save(step, answer, result);
  Judge(step, *outcome, answer, until, result);
}

// A step that is retried succeeds by what it waits for; what it expects besides is looked at too, if it says so.
void StepPlayer::Judge(const CallStep& step, const CallOutcome& outcome, const Json& answer, const Node* until,
                       StepResult& result) {
  const Node* expect = step.expect ? &*step.expect : nullptr;
  if (expect != nullptr || until == nullptr)
    Compare(step.method_mark, outcome, answer, expect, stage_.Context().lookup, result.failures);
  if (until != nullptr) Compare(step.method_mark, outcome, answer, until, stage_.Context().lookup, result.failures);
}

// What the player met before it could call: a card that did not open, somebody without a credential.
CallOutcome StepPlayer::NotMade(const core::Refusal& refusal) {
  return CallOutcome{.code = core::StatusCodeOf(refusal.reason), .refusal = refusal};
}

bool StepPlayer::Fill(const Node& with, google::protobuf::Message& request, StepResult& result) {
  Diagnostics diagnostics;
  BuildMessage(with, stage_.Context(), request, diagnostics);
  for (const Diagnostic& one : diagnostics.Sorted()) {
    result.failures.push_back(
        Failure{.mark = one.mark, .what = Verbatim(one.what + (one.hint.empty() ? "" : ", " + one.hint))});
  }
  return diagnostics.empty();
}

void StepPlayer::Save(const CallStep& step, const Json& answer, StepResult& result) {
  for (const Capture& capture : step.save) {
    try {
      stage_.variables().Set(capture.variable, answer.at(Json::json_pointer(capture.pointer)));
      result.captured.push_back(capture.variable);
    } catch (const Json::exception&) {
      result.failures.push_back(
          Failure{.mark = capture.mark, .what = NothingToSave(capture.pointer, capture.variable)});
    }
  }
  if (step.signs_in.empty()) return;
  const auto chain = answer.find("certificate_chain");
  if (chain == answer.end())
    return result.failures.push_back(Failure{.mark = step.as.mark, .what = NoCertificateToSignInWith()});
  Check(step.as.mark, stage_.actors().SignedIn(step.signs_in, chain->get<std::string>()), result);
}

void StepPlayer::DoCard(const CardStep& step, StepResult& result) {
  const std::string name = fmt::format("card.CardService/{}", kGestureMethods[static_cast<int>(step.gesture)]);
  Call call{.as = {.mark = step.mark, .name = kOperator}, .method = FindMethod(name)};
  call.request = NewMessage(*call.method->input_type());
  if (!Fill(step.with, *call.request, result)) return;
  const auto* card_id = call.request->GetDescriptor()->FindFieldByName("card_id");
  call.request->GetReflection()->SetString(call.request.get(), card_id, step.card);
  stage_.actors().Touched(step.card);
  const auto* pin_field = call.request->GetDescriptor()->FindFieldByName("pin");
  const core::Secret pin(pin_field == nullptr ? std::string()
                                              : call.request->GetReflection()->GetString(*call.request, pin_field));
  const auto outcome = stage_.Make(std::move(call), result.exchanges);
  if (!outcome) return Check(step.mark, core::Refuse(outcome.error()), result);
  const Json answer =
      outcome->messages.empty() ? Json::object() : ToJson(*outcome->messages.front(), SecretFields::kShown);
  if (step.gesture == CardStep::Gesture::kPin && outcome->code == 0) {
    card::v1::VerifyPinResponse verified;
    verified.CopyFrom(*outcome->messages.front());
    stage_.actors().Unlocked(step.card, verified.credential(), pin);
  }
  Compare(step.mark, *outcome, answer, step.expect ? &*step.expect : nullptr, stage_.Context().lookup, result.failures);
}

void StepPlayer::DoFault(const FaultStep& step, StepResult& result) {
  Call call{.as = {.mark = step.mark, .name = kOperator},
            .method = FindMethod(step.clear ? "sandbox.FaultService/ClearFaults" : "sandbox.FaultService/InjectFault")};
  call.request = NewMessage(*call.method->input_type());
  if (!step.clear) {
    Node with;
    with.kind = Node::Kind::kMap;
    with.mark = step.mark;
    with.fields.push_back({.key = "fault", .mark = step.mark, .value = FullTarget(step.fault)});
    if (step.lasts)
      with.fields.push_back(
          {.key = "lasts", .mark = step.mark, .value = ToNode(core::FormatDuration(*step.lasts), step.mark)});
    if (!Fill(with, *call.request, result)) return;
  }
  const auto outcome = stage_.Make(std::move(call), result.exchanges);
  if (!outcome) return Check(step.mark, core::Refuse(outcome.error()), result);
  Compare(step.mark, *outcome, Json::object(), nullptr, stage_.Context().lookup, result.failures);
}

// The host knows full names only.
Node StepPlayer::FullTarget(Node fault) {
  for (NodeField& field : fault.fields) {
    if (field.key != "target") continue;
    if (const auto* method = FindMethod(field.value.text)) field.value.text = FullName(*method);
    if (const auto* service = FindService(field.value.text)) field.value.text = service->full_name();
  }
  return fault;
}

// The check fails, each mistake is recognised, the solution is played, the check holds.
void StepPlayer::DoTask(const Step& step, const TaskStep& task, StepResult& result) {
  StepResult before;
  DoCall(task.done_when, nullptr, before);
  Keep(before, result);
  if (before.failures.empty()) return Fail(step.mark, TaskHoldsBefore(), result);
  for (const Mistake& mistake : task.mistakes) {
    if (!mistake.play.empty()) ProveMistake(mistake, result);
  }
  DoSolution(step, result);
}

void StepPlayer::ProveMistake(const Mistake& mistake, StepResult& result) {
  auto snapshot = stage_.TakeSnapshot("before a mistake");
  if (!snapshot) return Check(mistake.mark, core::Refuse(snapshot.error()), result);
  StepResult played;
  for (const Step& step : mistake.play) {
    StepResult one = PlayStep(step);
    Keep(one, played);
  }
  bool recognised = false;
  const auto* method = FindMethod(mistake.method);
  for (const ExchangeResult& exchange : played.exchanges) {
    recognised = recognised || (method != nullptr && exchange.service == method->service()->full_name() &&
                                exchange.method == method->name() && exchange.reason == mistake.refused);
  }
  Keep(played, result);
  if (!recognised) Fail(mistake.mark, MistakeNotRecognised(), result);
  Check(mistake.mark, stage_.Restore(std::move(*snapshot)), result);
}

void StepPlayer::Keep(const StepResult& from, StepResult& to) {
  to.exchanges.insert(to.exchanges.end(), from.exchanges.begin(), from.exchanges.end());
}

void StepPlayer::Fail(const Mark& mark, core::Text what, StepResult& result) {
  result.failures.push_back(Failure{.mark = mark, .what = std::move(what)});
}

}  // namespace parcours::scenarios
