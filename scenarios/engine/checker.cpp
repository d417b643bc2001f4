#include "scenarios/engine/checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/reasons.h"
#include "core/text.h"
#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/sandbox/v1/fault.pb.h"
#include "scenarios/engine/actors.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/expectation_check.h"
#include "scenarios/engine/message_builder.h"
#include "scenarios/engine/required.h"
#include "scenarios/engine/variables.h"
#include "scenarios/engine/wire.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

constexpr const char* kGestureRequests[] = {"InsertCard", "RemoveCard", "VerifyPin",
                                            "ChangePin",  "UnblockPin", "RevokeCard"};

// Variables that the engine sets.
const std::set<std::string> kGiven = {"cast", "sandbox", "now"};

bool IsName(std::string_view word) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !word.empty() && std::all_of(word.begin(), word.end(), fits);
}

class Checker {
 public:
  Checker(const Scenario& scenario, Diagnostics& diagnostics) : scenario_(scenario), diagnostics_(diagnostics) {
    variables_.insert(kGiven.begin(), kGiven.end());
    const auto add = [&](const auto& members, std::vector<std::string>& to) {
      for (const auto& one : members) to.push_back(one.handle());
    };
    add(scenario.cast.persons(), persons_);
    add(scenario.cast.persons(), actors_);
    add(scenario.cast.professionals(), actors_);
    add(scenario.cast.employees(), actors_);
    add(scenario.cast.structures(), actors_);
    add(scenario.cast.cards(), cards_);
    actors_.insert(actors_.end(), {kOperator, kNobody});
  }

  void Run() {
    for (const Variable& variable : scenario_.variables) {
      UseVariables(variable.value);
      Define(variable.mark, variable.name);
    }
    for (const std::string& secret : scenario_.secrets) secret_names_.insert(secret);
    for (const Act& act : scenario_.acts) Steps(act.steps);
    Steps(scenario_.finally);
    for (const std::string& secret : secret_names_) {
      if (!variables_.contains(secret)) diagnostics_.Add(Whole(), fmt::format("the secret {} is no variable", secret));
    }
  }

 private:
  Mark Whole() const { return Mark{.file = std::make_shared<const std::string>(scenario_.path.string())}; }

  void Steps(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      if (step.condition) {
        // A variable that is not there is what a condition may ask about.
        if (step.condition->test != Condition::Test::kPresent) UseText(step.condition->left, step.condition->mark);
        UseText(step.condition->right, step.condition->mark);
      }
      if (const auto* call = std::get_if<CallStep>(&step.action)) {
        const MethodDescriptor* method = FindMethod(call->method);
        if (step.retry && method != nullptr) Expectation(step.retry->until, *method);
      }
      Action(step);
    }
  }

  void Action(const Step& step) {
    if (const auto* call = std::get_if<CallStep>(&step.action)) Call(*call);
    if (const auto* card = std::get_if<CardStep>(&step.action)) Card(*card);
    if (const auto* fault = std::get_if<FaultStep>(&step.action)) Fault(*fault);
    if (const auto* task = std::get_if<TaskStep>(&step.action)) Task(*task);
  }

  void Call(const CallStep& step) {
    Actor(step.as, step.expect && step.expect->Find("refused") != nullptr);
    const MethodDescriptor* method = FindMethod(step.method);
    if (method == nullptr) return diagnostics_.AddUnknown(step.method_mark, "method", step.method, MethodNames());
    Request(step.with, *method->input_type(), step.method_mark, {"request_id"});
    if (step.expect) Expectation(*step.expect, *method);
    for (const Capture& capture : step.save) {
      Pointer(capture, *method);
      Define(capture.mark, capture.variable);
    }
    if (step.signs_in.empty()) return;
    Known(step.as.mark, "person", step.signs_in, actors_);
    signed_in_.insert(step.signs_in);
  }

  // `may_fail`: the step expects a refusal, such as the one for having no credential.
  void Actor(const ActorRef& actor, bool may_fail) {
    if (!actor.certificate.empty()) {
      Known(actor.mark, "certificate", actor.certificate, {kSelfSigned, kWrongAuthority});
      return;
    }
    Known(actor.mark, "person", actor.name, actors_);
    if (!actor.card.empty()) Known(actor.mark, "card", actor.card, cards_);
    if (IsOneOf(actor.name, persons_) && !may_fail && !signed_in_.contains(actor.name)) {
      diagnostics_.Add(actor.mark, fmt::format("{} has not signed in", actor.name),
                       fmt::format("an earlier step has signs_in: {}", actor.name));
    }
  }

  static bool IsOneOf(std::string_view word, const std::vector<std::string>& candidates) {
    return std::find(candidates.begin(), candidates.end(), word) != candidates.end();
  }

  void Known(const Mark& mark, std::string_view kind, const std::string& word,
             const std::vector<std::string>& candidates) {
    if (!IsOneOf(word, candidates)) diagnostics_.AddUnknown(mark, kind, word, candidates);
  }

  // `filled`: what the engine writes itself where it is absent. Whoever needs to name a sandbox gets that filled in
  // too.
  void Request(const Node& with, const google::protobuf::Descriptor& type, const Mark& mark,
               const std::set<std::string>& filled) {
    const BuildContext context{.lookup = [this](std::string_view expression) { return LookUp(expression); },
                               .folder = std::filesystem::absolute(scenario_.path).parent_path(),
                               .now = scenario_.starts,
                               .checking = true};
    const auto message = NewMessage(type);
    BuildMessage(with, context, *message, diagnostics_);
    CheckRequired(with, type, mark, filled, diagnostics_);
  }

  void Define(const Mark& mark, const std::string& name) {
    if (kGiven.contains(name)) {
      diagnostics_.Add(mark, fmt::format("{} is set by the engine", name), "choose another name");
    } else if (!IsName(name)) {
      diagnostics_.Add(mark, fmt::format("{} is no name for a variable", name), "letters, digits and _");
    }
    variables_.insert(name);
  }

  // During a check a variable that will have a value stands for anything: null.
  std::optional<Json> LookUp(std::string_view expression) const {
    constexpr std::string_view kCsr = "csr:";
    if (expression.rfind(kCsr, 0) == 0)
      return IsOneOf(expression.substr(kCsr.size()), actors_) ? std::optional(Json()) : std::nullopt;
    const std::vector<std::string> path = PathOf(expression);
    if (path.front() == "cast" && path.size() > 1 && !IsOneOf(path[1], actors_)) return std::nullopt;
    return variables_.contains(path.front()) ? std::optional(Json()) : std::nullopt;
  }

  void UseText(const std::string& text, const Mark& mark) {
    for (const std::string& expression : ExpressionsIn(text)) {
      if (!LookUp(expression))
        diagnostics_.Add(mark, fmt::format("no variable {}", expression),
                         "save it in an earlier step or define it under variables");
    }
  }

  void UseVariables(const Node& node) {
    if (node.is_scalar()) UseText(node.text, node.mark);
    for (const Node& item : node.items) UseVariables(item);
    for (const NodeField& field : node.fields) UseVariables(field.value);
  }

  void Expectation(const Node& expect, const MethodDescriptor& method) {
    UseVariables(expect);
    CheckExpectation(expect, method, diagnostics_);
  }

  // Every part of a pointer must be a field of the answer, an index of a list or a key of a map.
  void Pointer(const Capture& capture, const MethodDescriptor& method) {
    if (capture.pointer.empty()) return;
    std::vector<std::string> parts = core::Split(std::string_view(capture.pointer).substr(1), '/');
    if (method.server_streaming()) {
      if (parts.front() != "messages")
        return diagnostics_.AddUnknown(capture.mark, "field", parts.front(), {"messages"});
      parts.erase(parts.begin(), parts.begin() + std::min<std::ptrdiff_t>(2, std::ssize(parts)));
    }
    const google::protobuf::Descriptor* type = method.output_type();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const FieldDescriptor* field = type == nullptr ? nullptr : type->FindFieldByName(parts[i]);
      if (field == nullptr) {
        return diagnostics_.AddUnknown(capture.mark, "field", parts[i],
                                       type == nullptr ? std::vector<std::string>() : FieldNames(*type));
      }
      type = field->is_map() ? field->message_type()->map_value()->message_type() : field->message_type();
      if (field->is_repeated()) ++i;  // an index or a key
    }
  }

  void Card(const CardStep& step) {
    Known(step.mark, "card", step.card, cards_);
    const MethodDescriptor* method =
        FindMethod(fmt::format("card.CardService/{}", kGestureRequests[static_cast<int>(step.gesture)]));
    Request(step.with, *method->input_type(), step.mark, {"request_id", "card_id"});
    if (step.expect) Expectation(*step.expect, *method);
  }

  void Fault(const FaultStep& step) {
    if (const Node* target = step.fault.Find("target");
        target != nullptr && FindMethod(target->text) == nullptr && FindService(target->text) == nullptr) {
      std::vector<std::string> names = ServiceNames();
      names.insert(names.end(), MethodNames().begin(), MethodNames().end());
      diagnostics_.AddUnknown(target->mark, "service", target->text, names);
    }
    const BuildContext context{.lookup = [this](std::string_view expression) { return LookUp(expression); },
                               .folder = {},
                               .now = scenario_.starts,
                               .checking = true};
    sandbox::v1::Fault fault;
    BuildMessage(step.fault, context, fault, diagnostics_);
  }

  void Task(const TaskStep& task) {
    Known(task.mark, "person", task.who, actors_);
    Call(task.done_when);
    for (const Mistake& mistake : task.mistakes) {
      if (FindMethod(mistake.method) == nullptr)
        diagnostics_.AddUnknown(mistake.mark, "method", mistake.method, MethodNames());
      if (!mistake.refused.empty() && !core::ReasonFromName(mistake.refused)) {
        diagnostics_.AddUnknown(mistake.mark, "reason", mistake.refused, ReasonNames());
      }
      Steps(mistake.play);
    }
    Steps(task.solution);
  }

  const Scenario& scenario_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> variables_;
  std::set<std::string> secret_names_;
  std::vector<std::string> actors_;
  std::vector<std::string> persons_;
  std::set<std::string> signed_in_;
  std::vector<std::string> cards_;
};

}  // namespace

void CheckScenario(const Scenario& scenario, Diagnostics& diagnostics) {
  Checker(scenario, diagnostics).Run();
}

}  // namespace parcours::scenarios
