#include "scenarios/report/text.h"

#include <fmt/format.h>

#include <ostream>

#include "scenarios/engine/diagnostic.h"
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

std::size_t Columns(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return columns;
}

// Control characters would act on the terminal.
std::string Printable(std::string_view text) {
  std::string printable;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    printable.push_back(byte < 0x20 || byte == 0x7F ? ' ' : c);
  }
  return printable;
}

// Breaks at spaces; later lines get the same indent.
std::vector<std::string> Wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (const std::string& word : core::Split(text, ' ')) {
    if (!lines.back().empty() && Columns(lines.back()) + 1 + Columns(word) > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

std::size_t CountSteps(const Scenario& scenario) {
  std::size_t count = scenario.finally.size();
  for (const Act& act : scenario.acts) count += act.steps.size();
  return count;
}

}  // namespace

std::string LiveText::Pick(const char* fr, const char* en) const { return language_ == core::Language::kFrench ? fr : en; }

void LiveText::Line(std::size_t indent, const std::string& text, const char* style) {
  for (const std::string& line : Wrapped(Printable(text), kWidth - indent)) {
    out_ << std::string(indent, ' ');
    if (colour_ == Colour::kAnsi && *style != '\0') {
      out_ << style << line << kReset;
    } else {
      out_ << line;
    }
    out_ << '\n';
  }
}

void LiveText::RunStarted(const Scenario& scenario) {
  step_ = 0;
  steps_ = CountSteps(scenario);
  Line(0, scenario.title.In(language_), kBold);
  if (!scenario.learn.empty()) Line(0, Pick("Pour apprendre : ", "To learn: ") + scenario.learn.In(language_));
  Line(0, Pick("SIMULATION — données fictives", "SIMULATION — invented data"), kYellow);
  out_.flush();
}

void LiveText::ActStarted(const Act& act, std::size_t number, std::size_t of) {
  out_ << '\n';
  Line(0, fmt::format("{} {}/{} — {}", Pick("ACTE", "ACT"), number, of, act.title.In(language_)), kBold);
}

void LiveText::StepStarted(const Step& step) {
  // The steps of a task's solution are told within their task.
  if (step_ < steps_ && step.id.find(".mistake") == std::string::npos) ++step_;
  out_ << '\n';
  const std::string title = step.title.empty() ? step.id : step.title.In(language_);
  Line(1, fmt::format("[{}/{}] {}", step_, steps_, title), kBold);
  out_.flush();
}

void LiveText::Tell(const ExchangeResult& exchange) {
  if (exchange.implicit) {
    if (exchange.method == "InsertCard" && exchange.code == 0) return;  // told with the PIN
    if (exchange.method == "VerifyPin" && exchange.code == 0) {
      return Line(6, fmt::format("{} {}", exchange.response.at("card").value("holder_name", ""),
                                 Pick("insère sa carte et saisit son code.", "inserts the card and types the PIN.")), kDim);
    }
    if (exchange.method == "MoveClock") return Line(6, Pick("⏱ L'horloge avance.", "⏱ The clock moves on."), kDim);
  }
  Line(6, fmt::format("{}  {} ({}) → {} : {}", HourAndMinute(exchange.simulated_time), exchange.who,
                      CredentialName(exchange.card, language_), ServiceName(exchange.service, language_), MethodWords(exchange.method)));
  if (exchange.code != 0) {
    return Line(8, fmt::format("✘ {} {} — {}", Pick("refusé :", "refused:"), exchange.reason, exchange.explanation.In(language_)), kRed);
  }
  const std::string answer = AnswerInALine(exchange.response);
  Line(8, "✔ " + (answer.empty() ? Pick("accepté", "accepted") : answer), kGreen);
}

void LiveText::TellQuestion(const Step& step) {
  const auto* ask = std::get_if<AskStep>(&step.action);
  if (ask == nullptr) return;
  Line(6, "? " + ask->question.In(language_), kYellow);
  char letter = 'a';
  for (const AnswerChoice& answer : ask->answers) {
    Line(8, fmt::format("{}) {} {}{}", letter++, answer.text.In(language_), answer.right ? Pick("[juste] ", "[right] ") : Pick("[faux] ", "[wrong] "),
                        answer.because.In(language_)));
  }
}

void LiveText::TellFailures(const std::vector<Failure>& failures) {
  for (const Failure& failure : failures) {
    Line(6, "✘ " + Render(Diagnostic{.mark = failure.mark, .what = failure.what}), kRed);
  }
}

void LiveText::StepFinished(const StepResult& result) {
  const Step& step = *result.step;
  if (result.outcome == Outcome::kSkipped) {
    if (step_ < steps_) ++step_;
    Line(1, fmt::format("[{}/{}] {} — {}", step_, steps_, step.title.empty() ? step.id : step.title.In(language_),
                        Pick("non jouée", "not played")), kDim);
    return;
  }
  for (const ExchangeResult& exchange : result.exchanges) Tell(exchange);
  if (const auto* note = std::get_if<NoteStep>(&step.action)) Line(6, note->text.In(language_));
  if (const auto* task = std::get_if<TaskStep>(&step.action)) Line(6, Pick("À faire : ", "To do: ") + task->goal.In(language_), kYellow);
  TellQuestion(step);
  if (!step.say.empty()) Line(6, fmt::format("« {} »", step.say.In(language_)));
  if (!step.retain.empty()) Line(6, Pick("À retenir : ", "To retain: ") + step.retain.In(language_), kYellow);
  TellFailures(result.failures);
  out_.flush();
}

void LiveText::RunFinished(const RunResult& result) {
  out_ << '\n';
  TellFailures(result.environment);
  std::size_t exchanges = 0;
  core::Time last = result.scenario->starts;
  for (const ActResult& act : result.acts) {
    for (const StepResult& step : act.steps) {
      exchanges += step.exchanges.size();
      if (step.outcome != Outcome::kSkipped) last = step.simulated_end;
    }
  }
  const bool passed = result.outcome == Outcome::kPassed;
  Line(0, fmt::format("{} {}", passed ? "✔" : "✘", passed ? Pick("Tout s'est passé comme attendu.", "Everything went as expected.")
                                                           : Pick("Quelque chose ne s'est pas passé comme attendu.", "Something did not go as expected.")),
       passed ? kGreen : kRed);
  Line(2, fmt::format("{} {}, {} {}, {} {}", Count(result, Outcome::kPassed), Pick("étapes réussies", "steps passed"),
                      Count(result, Outcome::kFailed), Pick("en échec", "failed"), Count(result, Outcome::kSkipped), Pick("non jouées", "not played")));
  Line(2, fmt::format("{} {}", exchanges, Pick("échanges, tous en TLS mutuel", "exchanges, all over mutual TLS")));
  Line(2, fmt::format("{} {} → {}", Pick("temps simulé :", "simulated time:"), WallTime(result.scenario->starts, language_), WallTime(last, language_)));
  Line(2, fmt::format("{} {:.2f} s", Pick("temps réel :", "real time:"), std::chrono::duration<double>(result.took).count()));
  out_.flush();
}

}  // namespace parcours::scenarios
