#include "scenarios/engine/checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/reasons.h"
#include "parcours/card/v1/card.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/policy/v1/policy.pb.h"
#include "scenarios/engine/actors.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/matcher.h"
#include "scenarios/engine/message_builder.h"
#include "scenarios/engine/variables.h"
#include "scenarios/engine/wire.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

constexpr const char* kGestureRequests[] = {"InsertCard", "RemoveCard", "VerifyPin", "ChangePin", "UnblockPin", "RevokeCard"};

std::vector<std::string> ReasonNames() {
  std::vector<std::string> names;
  const auto* type = common::v1::Reason_descriptor();
  for (int i = 1; i < type->value_count(); ++i) names.push_back(core::ReasonName(static_cast<core::Reason>(type->value(i)->number())));
  return names;
}

class Checker {
 public:
  Checker(const Scenario& scenario, Diagnostics& diagnostics) : scenario_(scenario), diagnostics_(diagnostics) {
    for (const char* given : {"cast", "sandbox", "now"}) variables_.insert(given);
    const auto add = [&](const auto& members, std::vector<std::string>& to) {
      for (const auto& one : members) to.push_back(one.handle());
    };
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
      variables_.insert(variable.name);
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
      if (step.retry) Expectation(step.retry->until, nullptr);
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
    Actor(step.as);
    const MethodDescriptor* method = FindMethod(step.method);
    if (method == nullptr) return diagnostics_.AddUnknown(step.method_mark, "method", step.method, MethodNames());
    Request(step.with, *method->input_type(), step.method_mark);
    if (step.expect) Expectation(*step.expect, method);
    for (const Capture& capture : step.save) {
      Pointer(capture, *method);
      variables_.insert(capture.variable);
    }
    if (!step.signs_in.empty()) Known(step.as.mark, "person", step.signs_in, actors_);
  }

  void Actor(const ActorRef& actor) {
    if (!actor.certificate.empty()) {
      Known(actor.mark, "certificate", actor.certificate, {"wrong_authority"});
      return;
    }
    Known(actor.mark, "person", actor.name, actors_);
    if (!actor.card.empty()) Known(actor.mark, "card", actor.card, cards_);
  }

  void Known(const Mark& mark, std::string_view kind, const std::string& word, const std::vector<std::string>& candidates) {
    if (std::find(candidates.begin(), candidates.end(), word) == candidates.end()) diagnostics_.AddUnknown(mark, kind, word, candidates);
  }

  void Request(const Node& with, const google::protobuf::Descriptor& type, const Mark& mark) {
    const BuildContext context{.lookup = [this](std::string_view expression) { return LookUp(expression); },
                               .folder = std::filesystem::absolute(scenario_.path).parent_path(),
                               .now = scenario_.starts,
                               .checking = true};
    const auto message = NewMessage(type);
    BuildMessage(with, context, *message, diagnostics_);
    for (int i = 0; i < type.field_count(); ++i) Required(with, *type.field(i), mark);
  }

  // Fields that the engine fills in itself are never missing.
  void Required(const Node& with, const FieldDescriptor& field, const Mark& mark) {
    const auto& rule = field.options().GetExtension(policy::v1::field);
    const bool filled = field.name() == "request_id" || field.name() == "sandbox_id" || rule.names_sandbox() || field.name() == "card_id";
    if (rule.required() && !filled && with.Find(field.name()) == nullptr) {
      diagnostics_.Add(with.mark.line > 0 ? with.mark : mark, fmt::format("{} is required", field.name()));
    }
  }

  // During a check a variable that will have a value stands for anything: null.
  std::optional<Json> LookUp(std::string_view expression) const {
    if (expression.rfind("csr:", 0) == 0) return Json();
    const std::string_view name = expression.substr(0, expression.find_first_of("./"));
    return variables_.contains(name) ? std::optional(Json()) : std::nullopt;
  }

  void UseText(const std::string& text, const Mark& mark) {
    for (const std::string& expression : ExpressionsIn(text)) {
      if (!LookUp(expression)) diagnostics_.Add(mark, fmt::format("no variable {}", expression), "save it in an earlier step or define it under variables");
    }
  }

  void UseVariables(const Node& node) {
    if (node.is_scalar()) UseText(node.text, node.mark);
    for (const Node& item : node.items) UseVariables(item);
    for (const NodeField& field : node.fields) UseVariables(field.value);
  }

  void Expectation(const Node& expect, const MethodDescriptor* method) {
    UseVariables(expect);
    CheckExpectation(expect, diagnostics_);
    if (const Node* refused = expect.Find("refused")) {
      const Node* reason = refused->is_scalar() ? refused : refused->Find("reason");
      if (reason != nullptr && reason->is_scalar() && !core::ReasonFromName(reason->text)) {
        diagnostics_.AddUnknown(reason->mark, "reason", reason->text, ReasonNames());
      }
      return;
    }
    if (method != nullptr && expect.Find("tls") == nullptr && !method->server_streaming()) Fields(expect, *method->output_type());
  }

  // Names of an expectation are fields of the answer, where they are no operators.
  void Fields(const Node& expect, const google::protobuf::Descriptor& type) {
    for (const NodeField& field : expect.fields) {
      if (std::find(Operators().begin(), Operators().end(), field.key) != Operators().end()) continue;
      const FieldDescriptor* known = type.FindFieldByName(field.key);
      if (known == nullptr) {
        std::vector<std::string> names;
        for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
        diagnostics_.AddUnknown(field.mark, "field", field.key, names);
        continue;
      }
      if (known->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || known->is_map() || IsTime(*known)) continue;
      if (field.value.is_map()) Fields(field.value, *known->message_type());
      for (const Node& item : field.value.items) Fields(item, *known->message_type());
    }
  }

  static bool IsTime(const FieldDescriptor& field) { return field.message_type()->file()->package() == "google.protobuf"; }

  // The first part of a pointer must be a field of the answer.
  void Pointer(const Capture& capture, const MethodDescriptor& method) {
    if (capture.pointer.empty() || method.server_streaming()) return;
    const std::string first = capture.pointer.substr(1, capture.pointer.find('/', 1) - 1);
    std::vector<std::string> names;
    for (int i = 0; i < method.output_type()->field_count(); ++i) names.push_back(method.output_type()->field(i)->name());
    Known(capture.mark, "field", first, names);
  }

  void Card(const CardStep& step) {
    Known(step.mark, "card", step.card, cards_);
    const MethodDescriptor* method = FindMethod(fmt::format("card.CardService/{}", kGestureRequests[static_cast<int>(step.gesture)]));
    Request(step.with, *method->input_type(), step.mark);
    if (step.expect) Expectation(*step.expect, method);
  }

  void Fault(const FaultStep& step) {
    if (const Node* target = step.fault.Find("target"); target != nullptr && FindMethod(target->text) == nullptr && FindService(target->text) == nullptr) {
      std::vector<std::string> names = ServiceNames();
      names.insert(names.end(), MethodNames().begin(), MethodNames().end());
      diagnostics_.AddUnknown(target->mark, "service", target->text, names);
    }
    if (const Node* reason = step.fault.Find("reason"); reason != nullptr && !core::ReasonFromName(reason->text)) {
      diagnostics_.AddUnknown(reason->mark, "reason", reason->text, ReasonNames());
    }
  }

  void Task(const TaskStep& task) {
    Call(task.done_when);
    for (const Mistake& mistake : task.mistakes) {
      if (FindMethod(mistake.method) == nullptr) diagnostics_.AddUnknown(mistake.mark, "method", mistake.method, MethodNames());
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
  std::vector<std::string> cards_;
};

}  // namespace

void CheckScenario(const Scenario& scenario, Diagnostics& diagnostics) { Checker(scenario, diagnostics).Run(); }

}  // namespace parcours::scenarios
