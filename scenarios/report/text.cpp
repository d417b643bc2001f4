#include "scenarios/report/text.h"

#include <fmt/format.h>

#include <ostream>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/report/plain.h"
#include "scenarios/report/story.h"
#include "scenarios/report/words.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kWidth = 100;
constexpr const char* kBold = "\033[1m";
constexpr const char* kDim = "\033[2m";
constexpr const char* kRed = "\033[31m";
constexpr const char* kGreen = "\033[32m";
constexpr const char* kYellow = "\033[33m";
constexpr const char* kReset = "\033[0m";

}  // namespace

std::string LiveText::Say(const char* french, const char* english) const {
  return Pick(language_, french, english);
}

void LiveText::Line(std::size_t indent, const std::string& text, const char* style) {
  for (const std::string& line : Wrapped(Plain(text, LineBreaks::kAsSpaces), kWidth - indent)) {
    Unbroken(indent, line, style);
  }
}

void LiveText::Unbroken(std::size_t indent, const std::string& line, const char* style) {
  out_ << std::string(indent, ' ');
  if (colour_ == Colour::kAnsi && *style != '\0') {
    out_ << style << line << kReset;
  } else {
    out_ << line;
  }
  out_ << '\n';
}

void LiveText::RunStarted(const Scenario& scenario) {
  numbers_.clear();
  for (const Act& act : scenario.acts) {
    for (const Step& step : act.steps) numbers_.emplace(&step, numbers_.size() + 1);
  }
  for (const Step& step : scenario.finally) numbers_.emplace(&step, numbers_.size() + 1);
  first_of_finally_ = scenario.finally.empty() ? nullptr : &scenario.finally.front();
  Line(0, scenario.title.In(language_), kBold);
  if (!scenario.learn.empty()) Line(0, Say("Pour apprendre : ", "To learn: ") + scenario.learn.In(language_));
  Line(0, WallTime(scenario.starts, language_));
  Line(0, Say("SIMULATION — données fictives", "SIMULATION — invented data"), kYellow);
  out_.flush();
}

void LiveText::ActStarted(const Act& act, std::size_t number, std::size_t of) {
  act_ = fmt::format("{} {}/{}", Say("acte", "act"), number, of);
  out_ << '\n';
  Line(0, fmt::format("{} {}/{} — {}", Say("ACTE", "ACT"), number, of, act.title.In(language_)), kBold);
}

void LiveText::Heading(const Step& step, const std::string& suffix, const char* style) {
  if (&step == first_of_finally_) {
    act_ = Say("rangement", "clearing up");
    out_ << '\n';
    Line(0, Say("RANGEMENT", "CLEARING UP"), kBold);
  }
  out_ << '\n';
  const auto number = numbers_.find(&step);
  const std::string title = TitleOf(step, language_) + suffix;
  if (number == numbers_.end()) return Line(4, "· " + title, style);
  Line(1, fmt::format("[{}, {} {}/{}] {}", act_, Say("étape", "step"), number->second, numbers_.size(), title), style);
}

void LiveText::StepStarted(const Step& step) {
  Heading(step, "", kBold);
  const auto* task = std::get_if<TaskStep>(&step.action);
  if (task != nullptr) Line(6, Say("À faire : ", "To do: ") + task->goal.In(language_), kYellow);
  out_.flush();
}

void LiveText::Tell(const Happening& happening) {
  const ExchangeResult& exchange = *happening.exchange;
  switch (happening.kind) {
    case Happening::Kind::kCardOpened:
    case Happening::Kind::kClockMoved:
      return Line(6, happening.sentence, kDim);
    case Happening::Kind::kCall:
      break;
  }
  Line(6, fmt::format("{}  {} ({}) → {}{}", HourAndMinute(exchange.simulated_time), happening.who,
                      CredentialName(exchange.card, language_),
                      exchange.external ? Say("[serveur externe] ", "[external server] ") : "", happening.sentence));
  if (happening.refused)
    return Line(8, RefusedWords(happening, language_) + happening.answer, happening.expected ? kYellow : kRed);
  Line(8, "✔ " + happening.answer, kGreen);
}

void LiveText::TellQuestion(const AskStep& ask) {
  Line(6, "? " + ask.question.In(language_), kYellow);
  std::size_t number = 0;
  for (const AnswerChoice& answer : ask.answers) {
    Line(8, fmt::format("{}) {} {} {}", ++number, answer.text.In(language_),
                        answer.right ? Say("[juste]", "[right]") : Say("[faux]", "[wrong]"),
                        answer.because.In(language_)));
  }
}

void LiveText::TellMistakes(const TaskStep& task) {
  for (const Mistake& mistake : task.mistakes) {
    Line(6, Say("Erreur habituelle : ", "Usual mistake: ") + mistake.say.In(language_), kDim);
  }
}

void LiveText::TellFailures(const std::vector<Failure>& failures) {
  for (const Failure& failure : failures) {
    const std::string told = "✘ " + Render(Diagnostic{.mark = failure.mark, .what = failure.what.In(language_)});
    Unbroken(6, Plain(told, LineBreaks::kAsSpaces), kRed);
  }
}

void LiveText::StepFinished(const StepResult& result) {
  const Step& step = *result.step;
  if (result.outcome == Outcome::kSkipped) {
    return Heading(
        step, fmt::format(" — {} ({})", OutcomeName(result.outcome, language_), result.skipped_because.In(language_)),
        kDim);
  }
  const auto* task = std::get_if<TaskStep>(&step.action);
  if (task != nullptr) {
    TellMistakes(*task);  // what was called has been told by the steps within
  } else {
    for (const Happening& happening : HappeningsOf(result, language_)) Tell(happening);
  }
  if (result.attempts > 1) Line(6, fmt::format("{} {}", result.attempts, Say("essais", "attempts")), kDim);
  if (const auto* note = std::get_if<NoteStep>(&step.action)) Line(6, note->text.In(language_));
  if (const auto* ask = std::get_if<AskStep>(&step.action)) TellQuestion(*ask);
  if (!step.say.empty()) Line(6, fmt::format("« {} »", step.say.In(language_)));
  if (!step.retain.empty()) Line(6, Say("À retenir : ", "To retain: ") + step.retain.In(language_), kYellow);
  TellFailures(result.failures);
  out_.flush();
}

void LiveText::RunFinished(const RunResult& result) {
  out_ << '\n';
  TellFailures(result.environment);
  const Totals totals = TotalsOf(result);
  const bool passed = result.outcome == Outcome::kPassed;
  Line(0,
       passed ? Say("✔ Tout s'est passé comme attendu.", "✔ Everything went as expected.")
              : Say("✘ Quelque chose ne s'est pas passé comme attendu.", "✘ Something did not go as expected."),
       passed ? kGreen : kRed);
  Line(2, StepCounts(totals, language_));
  Line(2, ExchangeCount(totals.exchanges, language_));
  Line(2, fmt::format("{} {} → {}", Say("temps simulé :", "simulated time:"),
                      WallTime(result.scenario->starts, language_), WallTime(totals.simulated_end, language_)));
  Line(2, fmt::format("{} {}", Say("temps réel :", "real time:"), Seconds(result.took, language_)));
  out_.flush();
}

}  // namespace parcours::scenarios
