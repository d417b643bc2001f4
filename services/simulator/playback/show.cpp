#include "services/simulator/playback/show.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/engine/actors.h"
#include "scenarios/engine/checker.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/loader.h"
#include "services/simulator/show.h"

namespace parcours::simulator {
namespace {

using google::protobuf::util::TimeUtil;
using scenarios::Scenario;
using scenarios::Step;

std::vector<std::string> ActorsOf(const Step& step) {
  if (const auto* call = std::get_if<scenarios::CallStep>(&step.action)) return {call->as.name};
  if (const auto* task = std::get_if<scenarios::TaskStep>(&step.action)) return {task->who};
  return {};
}

// In order of appearance; the trainer's own part is nobody's.
std::vector<std::string> PeopleOf(const Scenario& scenario) {
  std::vector<std::string> people;
  for (const scenarios::Act& act : scenario.acts) {
    for (const Step& step : act.steps) {
      for (const std::string& actor : ActorsOf(step)) {
        if (actor.empty() || actor == scenarios::kOperator || actor == scenarios::kNobody) continue;
        const std::string name = scenarios::PersonName(scenario.cast, actor);
        if (std::find(people.begin(), people.end(), name) == people.end()) people.push_back(name);
      }
    }
  }
  return people;
}

void ShowCall(const scenarios::CallStep& call, playback::v1::StoryStep& shown) {
  shown.set_actor(call.as.name);
  const auto* method = scenarios::FindMethod(call.method);
  if (method == nullptr) return;
  shown.set_service(method->service()->full_name());
  shown.set_method(method->name());
  *shown.mutable_action() = method->options().GetExtension(policy::v1::action);
}

void ShowQuestion(const scenarios::AskStep& ask, playback::v1::Question& shown) {
  *shown.mutable_text() = ShowText(ask.question);
  for (const scenarios::AnswerChoice& answer : ask.answers) {
    playback::v1::Choice& choice = *shown.add_choices();
    *choice.mutable_text() = ShowText(answer.text);
    choice.set_right(answer.right);
    *choice.mutable_because() = ShowText(answer.because);
  }
}

void ShowTask(const scenarios::TaskStep& task, playback::v1::Task& shown) {
  shown.set_who(task.who);
  *shown.mutable_goal() = ShowText(task.goal);
  for (const core::Text& hint : task.hints) *shown.add_hints() = ShowText(hint);
  for (const scenarios::Mistake& mistake : task.mistakes) {
    playback::v1::TaskMistake& one = *shown.add_mistakes();
    if (const auto* method = scenarios::FindMethod(mistake.method)) one.set_method(scenarios::FullName(*method));
    one.set_refused(mistake.refused);
    *one.mutable_say() = ShowText(mistake.say);
  }
}

playback::v1::StoryStep ShowStep(const Step& step) {
  playback::v1::StoryStep shown;
  shown.set_id(step.id);
  // The kinds stand in the same order in the model and in the contract.
  shown.set_kind(static_cast<playback::v1::StoryStep::Kind>(step.action.index() + 1));
  *shown.mutable_title() = ShowText(step.title);
  *shown.mutable_say() = ShowText(step.say);
  *shown.mutable_retain() = ShowText(step.retain);
  shown.set_line(static_cast<std::uint32_t>(step.mark.line));
  if (const auto* call = std::get_if<scenarios::CallStep>(&step.action)) ShowCall(*call, shown);
  if (const auto* note = std::get_if<scenarios::NoteStep>(&step.action); note != nullptr && step.say.fr.empty()) {
    *shown.mutable_say() = ShowText(note->text);
  }
  if (const auto* ask = std::get_if<scenarios::AskStep>(&step.action)) ShowQuestion(*ask, *shown.mutable_question());
  if (const auto* task = std::get_if<scenarios::TaskStep>(&step.action)) {
    shown.set_actor(task->who);
    ShowTask(*task, *shown.mutable_task());
  }
  return shown;
}

void AddRole(playback::v1::Story& story, const Scenario& scenario, const std::string& handle,
             playback::v1::StoryRole::Kind kind, const std::string& code, const std::string& structure) {
  playback::v1::StoryRole& role = *story.add_roles();
  role.set_handle(handle);
  role.set_name(scenarios::PersonName(scenario.cast, handle));
  role.set_kind(kind);
  role.set_code(code);
  role.set_structure(structure);
}

void ShowRoles(const Scenario& scenario, playback::v1::Story& story) {
  using Role = playback::v1::StoryRole;
  for (const auto& one : scenario.cast.persons()) AddRole(story, scenario, one.handle(), Role::KIND_CITIZEN, "", "");
  for (const auto& one : scenario.cast.professionals()) {
    AddRole(story, scenario, one.handle(), Role::KIND_PROFESSIONAL, one.profession(),
            one.exercises().empty() ? "" : one.exercises(0).structure());
  }
  for (const auto& one : scenario.cast.employees())
    AddRole(story, scenario, one.handle(), Role::KIND_EMPLOYEE, one.role(), one.structure());
  for (const auto& one : scenario.cast.structures()) {
    AddRole(story, scenario, one.handle(), Role::KIND_STRUCTURE, one.sector(), "");
    story.mutable_roles()->rbegin()->set_name(one.name());
  }
}

}  // namespace

policy::v1::LocalizedText ShowText(const core::Text& text) {
  policy::v1::LocalizedText shown;
  shown.set_fr(text.fr);
  shown.set_en(text.en);
  return shown;
}

playback::v1::Diagnostic ShowDiagnostic(const scenarios::Diagnostic& diagnostic) {
  playback::v1::Diagnostic shown;
  shown.set_file(std::string(diagnostic.mark.path()));
  shown.set_line(static_cast<std::uint32_t>(diagnostic.mark.line));
  shown.set_column(static_cast<std::uint32_t>(diagnostic.mark.column));
  shown.set_what(diagnostic.what);
  shown.set_hint(diagnostic.hint);
  return shown;
}

playback::v1::ScenarioCard ShowCard(const Scenario& scenario, const std::filesystem::path& root) {
  playback::v1::ScenarioCard card;
  card.set_path(std::filesystem::absolute(scenario.path).lexically_normal().string());
  const auto folder = scenario.path.parent_path().lexically_relative(root);
  if (folder != "." && !folder.empty() && *folder.begin() != "..") card.set_folder(folder.generic_string());
  *card.mutable_title() = ShowText(scenario.title);
  *card.mutable_learn() = ShowText(scenario.learn);
  card.set_level(scenario.level);
  *card.mutable_lasts() = TimeUtil::MicrosecondsToDuration(scenario.lasts.count());
  for (const std::string& label : scenario.labels) card.add_labels(label);
  for (const std::string& name : PeopleOf(scenario)) card.add_people(name);
  card.set_acts(static_cast<std::uint32_t>(scenario.acts.size()));
  for (const scenarios::Act& act : scenario.acts) {
    for (const Step& step : act.steps) {
      card.set_steps(card.steps() + 1);
      if (std::holds_alternative<scenarios::TaskStep>(step.action)) card.set_tasks(card.tasks() + 1);
      if (std::holds_alternative<scenarios::AskStep>(step.action)) card.set_questions(card.questions() + 1);
    }
  }
  return card;
}

playback::v1::Story ShowStory(const Scenario& scenario) {
  playback::v1::Story story;
  *story.mutable_card() = ShowCard(scenario, scenario.path.parent_path());
  *story.mutable_starts() = ToTimestamp(scenario.starts);
  for (const scenarios::Act& act : scenario.acts) {
    playback::v1::StoryAct& shown = *story.add_acts();
    *shown.mutable_title() = ShowText(act.title);
    for (const Step& step : act.steps) *shown.add_steps() = ShowStep(step);
  }
  ShowRoles(scenario, story);
  return story;
}

playback::v1::PlayedStep ShowPlayed(const scenarios::StepResult& result) {
  playback::v1::PlayedStep shown;
  shown.set_step_id(result.step->id);
  shown.set_outcome(static_cast<playback::v1::PlayedStep::Outcome>(static_cast<int>(result.outcome) + 1));
  for (const scenarios::Failure& failure : result.failures) *shown.add_why() = ShowText(failure.what);
  if (result.outcome == scenarios::Outcome::kSkipped) *shown.add_why() = ShowText(result.skipped_because);
  for (const scenarios::ExchangeResult& exchange : result.exchanges) {
    playback::v1::PlayedCall& call = *shown.add_calls();
    call.set_actor(exchange.actor);
    call.set_who(exchange.who);
    call.set_card(exchange.card);
    call.set_service(exchange.service);
    call.set_method(exchange.method);
    call.set_code(static_cast<std::uint32_t>(exchange.code));
    call.set_reason(exchange.reason);
    *call.mutable_explanation() = ShowText(exchange.explanation);
    call.set_implicit(exchange.implicit);
  }
  *shown.mutable_simulated_start() = ToTimestamp(result.simulated_start);
  *shown.mutable_simulated_end() = ToTimestamp(result.simulated_end);
  return shown;
}

std::unique_ptr<const Scenario> LoadChecked(const std::filesystem::path& path,
                                            std::vector<scenarios::Diagnostic>& wrong) {
  scenarios::Diagnostics diagnostics;
  auto scenario = scenarios::LoadScenario(path, diagnostics);
  if (scenario) scenarios::CheckScenario(*scenario, diagnostics);
  wrong = diagnostics.Sorted();
  return wrong.empty() ? std::move(scenario) : nullptr;
}

}  // namespace parcours::simulator
