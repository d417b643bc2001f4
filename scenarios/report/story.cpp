#include "scenarios/report/story.h"

#include <fmt/format.h>

#include <optional>

#include "scenarios/engine/json.h"
#include "scenarios/report/answer.h"
#include "scenarios/report/words.h"

namespace parcours::scenarios {
namespace {

std::string At(const Json& json, const char* pointer) {
  const Json::json_pointer place(pointer);
  return json.contains(place) ? ToText(json.at(place)) : std::string();
}

// The player opens a card for the call that follows: its holder is named there as everywhere else. The name on the
// card, with the profession, is for where no call followed.
std::string HolderOf(const StepResult& step, std::size_t pin) {
  for (std::size_t i = pin + 1; i < step.exchanges.size(); ++i) {
    if (!step.exchanges[i].implicit) return step.exchanges[i].who;
  }
  return At(step.exchanges[pin].response, "/card/holder_name");
}

Happening CardOpened(const ExchangeResult& exchange, const std::string& holder, core::Language language) {
  const std::string kind = At(exchange.response, "/card/kind");
  return {.kind = Happening::Kind::kCardOpened,
          .exchange = &exchange,
          .who = holder,
          .sentence = fmt::format(fmt::runtime(Pick(language, "{} insère sa {} et saisit son code.",
                                                    "{} inserts the {} and types the PIN.")),
                                  holder, CredentialName(kind, language)),
          .answer = {}};
}

Happening ClockMoved(const ExchangeResult& exchange, core::Language language) {
  const auto time = core::ParseTime(At(exchange.response, "/time"));
  const std::string now = WallTime(time ? *time : exchange.simulated_time, language);
  return {.kind = Happening::Kind::kClockMoved,
          .exchange = &exchange,
          .who = {},
          .sentence = Pick(language, "L'horloge avance : ", "The clock moves on: ") + now,
          .answer = {}};
}

std::string Refused(const ExchangeResult& exchange, core::Language language) {
  const std::string& explanation = exchange.explanation.In(language);
  return fmt::format("{}{}{}", exchange.reason, explanation.empty() ? "" : " — ", explanation);
}

Happening Called(const StepResult& step, const ExchangeResult& exchange, core::Language language) {
  const bool refused = exchange.code != 0;
  std::string answer = refused ? Refused(exchange, language) : AnswerInALine(exchange, language);
  return {.kind = Happening::Kind::kCall,
          .exchange = &exchange,
          .who = exchange.who.empty() ? Pick(language, "quelqu'un", "someone") : exchange.who,
          .sentence = fmt::format("{}{} {}", ServiceName(exchange.service, language), Pick(language, " :", ":"),
                                  ActionName(exchange.service, exchange.method, language)),
          .answer = std::move(answer),
          .refused = refused,
          // Of what is tried again the first refusals are only what it is tried again for.
          .expected = refused && step.outcome == Outcome::kPassed && step.attempts == 1};
}

std::optional<Happening> Told(const StepResult& step, std::size_t index, core::Language language) {
  const ExchangeResult& exchange = step.exchanges[index];
  const bool quiet = exchange.implicit && exchange.code == 0;
  if (quiet && exchange.method == "InsertCard") return std::nullopt;  // told with the PIN
  if (quiet && exchange.method == "VerifyPin") return CardOpened(exchange, HolderOf(step, index), language);
  if (quiet && exchange.method == "MoveClock") return ClockMoved(exchange, language);
  return Called(step, exchange, language);
}

}  // namespace

std::string RefusedWords(const Happening& happening, core::Language language) {
  if (happening.expected) return Pick(language, "✘ refusé, comme attendu : ", "✘ refused, as expected: ");
  return Pick(language, "✘ refusé : ", "✘ refused: ");
}

std::vector<Happening> HappeningsOf(const StepResult& step, core::Language language) {
  std::vector<Happening> happenings;
  for (std::size_t i = 0; i < step.exchanges.size(); ++i) {
    if (auto told = Told(step, i, language)) happenings.push_back(std::move(*told));
  }
  return happenings;
}

std::string TitleOf(const Step& step, core::Language language) {
  return step.title.empty() ? step.id : step.title.In(language);
}

std::string TitleOf(const ActResult& act, core::Language language) {
  if (act.act == nullptr) return Pick(language, "Rangement", "Clearing up");
  return act.act->title.In(language);
}

Totals TotalsOf(const RunResult& run) {
  Totals totals{.passed = Count(run, Outcome::kPassed),
                .failed = Count(run, Outcome::kFailed),
                .skipped = Count(run, Outcome::kSkipped),
                .simulated_end = run.scenario->starts};
  for (const ActResult& act : run.acts) {
    for (const StepResult& step : act.steps) {
      totals.exchanges += step.exchanges.size();
      if (step.outcome != Outcome::kSkipped) totals.simulated_end = step.simulated_end;
    }
  }
  return totals;
}

}  // namespace parcours::scenarios
