#include "scenarios/engine/steps.h"

#include <fmt/format.h>

#include "scenarios/engine/fields.h"
#include "scenarios/engine/variables.h"

namespace parcours::scenarios {
namespace {

constexpr std::uint64_t kMostAttempts = 1000;
constexpr std::uint64_t kMostMessages = 1000;

ActorRef ReadActor(const Node& node, Diagnostics& diagnostics) {
  ActorRef actor{.mark = node.mark};
  if (node.is_scalar()) {
    actor.name = node.text;
    return actor;
  }
  Fields fields(node, "as", diagnostics);
  actor.certificate = fields.Text("certificate");
  actor.name = fields.Text("who");
  actor.card = fields.Text("card");
  if (actor.name.empty() && actor.certificate.empty()) fields.Require("who");
  fields.Finish();
  return actor;
}

std::vector<Capture> ReadCaptures(const Node* node, Diagnostics& diagnostics) {
  std::vector<Capture> captures;
  if (node == nullptr) return captures;
  if (!node->is_map())
    diagnostics.Add(node->mark, "save wants variables and JSON Pointers", "write {ins: /identity/ins}");
  for (const NodeField& field : node->fields) {
    captures.push_back(Capture{.mark = field.mark, .variable = field.key, .pointer = field.value.text});
    if (!field.value.is_scalar() || (!field.value.text.empty() && field.value.text.front() != '/')) {
      diagnostics.Add(field.value.mark, fmt::format("{} is no JSON Pointer", field.value.text), "it starts with /");
    }
  }
  return captures;
}

CallStep ReadCall(Fields& fields) {
  CallStep call;
  if (const Node* as = fields.Require("as")) call.as = ReadActor(*as, fields.diagnostics());
  const Node* method = fields.Get("call");
  call.method = fields.Text("call");
  if (method != nullptr) call.method_mark = method->mark;
  if (const Node* with = fields.Get("with")) call.with = *with;
  if (const Node* expect = fields.Get("expect")) call.expect = *expect;
  call.save = ReadCaptures(fields.Get("save"), fields.diagnostics());
  call.signs_in = fields.Text("signs_in");
  const Node* receive = fields.Get("receive");
  const std::uint64_t messages = fields.Number("receive").value_or(1);
  if (messages < 1 || messages > kMostMessages) {
    fields.diagnostics().Add(receive->mark, fmt::format("receive: from 1 to {}", kMostMessages));
  } else {
    call.receive = messages;
  }
  return call;
}

struct GestureName {
  std::string_view key;
  CardStep::Gesture gesture;
};
constexpr GestureName kGestures[] = {
    {"insert", CardStep::Gesture::kInsert},   {"remove", CardStep::Gesture::kRemove},
    {"pin", CardStep::Gesture::kPin},         {"change_pin", CardStep::Gesture::kChangePin},
    {"unblock", CardStep::Gesture::kUnblock}, {"revoke", CardStep::Gesture::kRevoke}};

// card: { pin: doctor, with: { pin: "0000" } }
CardStep ReadCard(const Node& node, Fields& step) {
  Diagnostics& diagnostics = step.diagnostics();
  Fields fields(node, "card", diagnostics);
  CardStep card{.mark = node.mark};
  int found = 0;
  std::vector<std::string> names;
  for (const GestureName& one : kGestures) {
    names.emplace_back(one.key);
    if (fields.Get(one.key) == nullptr) continue;
    ++found;
    card.gesture = one.gesture;
    card.card = fields.Text(one.key);
  }
  if (found != 1 && node.is_map())
    diagnostics.Add(node.mark, "a card step has one gesture",
                    "one of insert, remove, pin, change_pin, unblock, revoke");
  if (const Node* with = fields.Get("with")) card.with = *with;
  fields.Finish();
  if (const Node* expect = step.Get("expect")) card.expect = *expect;
  return card;
}

// clock: { advance: 5 min } or { to: 2025-03-22T15:00:00+01:00 }
ClockStep ReadClock(const Node& node, Diagnostics& diagnostics) {
  Fields fields(node, "clock", diagnostics);
  ClockStep clock{.mark = node.mark, .advance = fields.Duration("advance"), .to = fields.Time("to")};
  if (clock.advance.has_value() == clock.to.has_value() && node.is_map()) {
    diagnostics.Add(node.mark, "a clock step moves the clock once", "either advance: or to:");
  }
  fields.Finish();
  return clock;
}

Node Scalar(const Mark& mark, std::string text) {
  Node node;
  node.kind = Node::Kind::kScalar;
  node.mark = mark;
  node.text = std::move(text);
  return node;
}

// fault: { service: dmp.DmpService, unavailable: true, for: 5 min } or { clear: true }
FaultStep ReadFault(const Node& node, Diagnostics& diagnostics) {
  Fields fields(node, "fault", diagnostics);
  FaultStep fault{.mark = node.mark, .clear = fields.Flag("clear"), .lasts = fields.Duration("for")};
  fault.fault.kind = Node::Kind::kMap;
  fault.fault.mark = node.mark;
  const auto set = [&](const char* key, const Mark& mark, std::string text) {
    fault.fault.fields.push_back({.key = key, .mark = mark, .value = Scalar(mark, std::move(text))});
  };
  const Node* target = fields.Get("service");
  if (const Node* method = fields.Get("method"); method != nullptr) target = method;
  if (target != nullptr) set("target", target->mark, target->text);
  int kinds = 0;
  if (const Node* one = fields.Get("unavailable"); one != nullptr && ++kinds > 0) set("kind", one->mark, "UNAVAILABLE");
  if (const Node* one = fields.Get("corrupt"); one != nullptr && ++kinds > 0) set("kind", one->mark, "CORRUPT");
  if (const Node* one = fields.Get("slow"); one != nullptr && ++kinds > 0) {
    set("kind", one->mark, "SLOW");
    set("delay", one->mark, one->text);
  }
  if (const Node* one = fields.Get("refuse"); one != nullptr && ++kinds > 0) {
    set("kind", one->mark, "REFUSE");
    if (one->text != "true") set("reason", one->mark, one->text);
  }
  if (const Node* one = fields.Get("calls"); one != nullptr) set("remaining_calls", one->mark, one->text);
  if (!fault.clear && node.is_map() && (target == nullptr || kinds != 1)) {
    diagnostics.Add(node.mark, "a fault names a service or method and what goes wrong",
                    "write {service: dmp.DmpService, unavailable: true}; or slow: 2 s, refuse: REASON, corrupt: true; "
                    "or {clear: true}");
  }
  fields.Finish();
  return fault;
}

AskStep ReadAsk(const Node& node, Fields& step) {
  AskStep ask{.question = ReadText(node, step.diagnostics()), .answers = {}};
  int right = 0;
  for (const Node* item : step.List("answers")) {
    Fields fields(*item, "an answer", step.diagnostics());
    ask.answers.push_back(AnswerChoice{.text = {.fr = fields.Text("fr"), .en = fields.Text("en")},
                                       .right = fields.Flag("right"),
                                       .because = fields.Both("because")});
    right += ask.answers.back().right ? 1 : 0;
    fields.Finish();
  }
  if (right == 0) step.diagnostics().Add(node.mark, "a question has no right answer", "mark one with right: true");
  return ask;
}

std::vector<Step> ReadInner(const Node* list, const std::string& id, Diagnostics& diagnostics) {
  std::vector<Step> steps;
  if (list == nullptr) return steps;
  if (!list->is_list()) diagnostics.Add(list->mark, "wants a list of steps");
  for (const Node& item : list->items)
    steps.push_back(ReadStep(item, fmt::format("{}.{}", id, steps.size() + 1), diagnostics));
  return steps;
}

Mistake ReadMistake(const Node& node, const std::string& id, Diagnostics& diagnostics) {
  Fields fields(node, "a mistake", diagnostics);
  Mistake mistake{.mark = node.mark};
  if (const Node* when = fields.Require("when")) {
    Fields call(*when, "when", diagnostics);
    mistake.method = call.Text("call");
    mistake.refused = call.Text("refused");
    call.Finish();
  }
  mistake.say = fields.Both("say");
  mistake.play = ReadInner(fields.Get("play"), id + ".mistake", diagnostics);
  fields.Finish();
  return mistake;
}

TaskStep ReadTask(const Node& node, const std::string& id, Diagnostics& diagnostics) {
  Fields fields(node, "task", diagnostics);
  fields.Require("who");
  fields.Require("goal");
  TaskStep task{.mark = node.mark, .who = fields.Text("who"), .goal = fields.Both("goal")};
  for (const Node* hint : fields.List("hints")) task.hints.push_back(ReadText(*hint, diagnostics));
  if (const Node* done = fields.Require("done_when")) {
    Fields call(*done, "done_when", diagnostics);
    call.Require("call");
    call.Require("expect");
    task.done_when = ReadCall(call);
    call.Finish();
  }
  for (const Node* mistake : fields.List("mistakes")) task.mistakes.push_back(ReadMistake(*mistake, id, diagnostics));
  task.solution = ReadInner(fields.Require("solution"), id, diagnostics);
  fields.Finish();
  return task;
}

// if: "${x} == y", "${x} != y" or "${x}"
std::optional<Condition> ReadCondition(Fields& fields) {
  const Node* node = fields.Get("if");
  if (node == nullptr) return std::nullopt;
  Condition condition{.mark = node->mark};
  const std::string text = fields.Text("if");
  if (ExpressionsIn(text).empty()) {
    fields.diagnostics().Add(node->mark, "a condition looks at a variable", "write ${x} == y, ${x} != y or ${x}");
  }
  const auto trim = [](std::string word) {
    while (!word.empty() && word.back() == ' ') word.pop_back();
    return word.substr(std::min(word.size(), word.find_first_not_of(' ')));
  };
  for (const auto& [sign, test] :
       {std::pair("==", Condition::Test::kEquals), std::pair("!=", Condition::Test::kDiffers)}) {
    const auto at = text.find(sign);
    if (at == std::string::npos) continue;
    condition.left = trim(text.substr(0, at));
    condition.right = trim(text.substr(at + 2));
    condition.test = test;
    return condition;
  }
  condition.left = trim(text);
  return condition;
}

std::optional<Retry> ReadRetry(Fields& fields) {
  const Node* node = fields.Get("retry");
  if (node == nullptr) return std::nullopt;
  Fields inner(*node, "retry", fields.diagnostics());
  Retry retry{.mark = node->mark};
  if (const Node* until = inner.Require("until")) retry.until = *until;
  const std::uint64_t attempts = inner.Number("attempts").value_or(1);
  if (attempts < 1 || attempts > kMostAttempts) {
    fields.diagnostics().Add(node->mark, fmt::format("attempts: from 1 to {}", kMostAttempts));
  } else {
    retry.attempts = static_cast<int>(attempts);
  }
  retry.every = inner.Duration("every").value_or(core::Duration(0));
  inner.Finish();
  return retry;
}

void ReadAction(const Node& node, Fields& fields, Step& step) {
  std::vector<std::string> found;
  for (const std::string& kind : StepKinds()) {
    if (fields.Get(kind) != nullptr) found.push_back(kind);
  }
  if (found.size() != 1) {
    if (node.is_map()) {
      fields.diagnostics().Add(node.mark, found.empty() ? "a step does nothing" : "a step does one thing",
                               "give it one of call, card, clock, fault, ask, task, note");
    }
    return;
  }
  const std::string& kind = found.front();
  const Node& value = *fields.Get(kind);
  if (kind == "call") {
    step.action = ReadCall(fields);
  } else if (kind == "card") {
    step.action = ReadCard(value, fields);
  } else if (kind == "clock") {
    step.action = ReadClock(value, fields.diagnostics());
  } else if (kind == "fault") {
    step.action = ReadFault(value, fields.diagnostics());
  } else if (kind == "ask") {
    step.action = ReadAsk(value, fields);
  } else if (kind == "task") {
    step.action = ReadTask(value, step.id, fields.diagnostics());
  } else {
    step.action = NoteStep{.text = ReadText(value, fields.diagnostics())};
  }
}

Step ReadFields(const Node& node, const std::string& id, Fields& fields) {
  Step step{.mark = node.mark, .id = fields.Text("id")};
  if (step.id.empty()) step.id = id;
  step.title = fields.Both("title");
  step.say = fields.Both("say");
  step.retain = fields.Both("retain");
  step.takes = fields.Duration("takes").value_or(core::Duration(0));
  step.condition = ReadCondition(fields);
  step.retry = ReadRetry(fields);
  step.requires_ = fields.Words("requires");
  step.goes_on = fields.Flag("continue");
  ReadAction(node, fields, step);
  if (step.retry && !std::holds_alternative<CallStep>(step.action)) {
    fields.diagnostics().Add(step.retry->mark, "only a call can be retried", "move retry to a step with call");
  }
  return step;
}

}  // namespace

const std::vector<std::string>& StepKinds() {
  static const std::vector<std::string> kinds = {"call", "card", "clock", "fault", "ask", "task", "note"};
  return kinds;
}

std::string_view KindOf(const Step& step) {
  constexpr std::string_view kNames[] = {"note", "call", "card", "clock", "fault", "ask", "task"};
  return kNames[step.action.index()];
}

Step ReadStep(const Node& node, const std::string& id, Diagnostics& diagnostics) {
  Fields fields(node, "a step", diagnostics);
  Step step = ReadFields(node, id, fields);
  fields.Finish();
  return step;
}

std::vector<std::string> KeysOf(std::string_view kind) {
  Node node;
  node.kind = Node::Kind::kMap;
  node.fields.push_back(NodeField{.key = std::string(kind), .mark = {}, .value = {}});
  Diagnostics unheard;
  Fields fields(node, "a step", unheard);
  ReadFields(node, "", fields);
  return fields.asked();
}

}  // namespace parcours::scenarios
