#include "scenarios/report/json.h"

#include <algorithm>
#include <tuple>

#include "scenarios/report/stable.h"

namespace parcours::scenarios {
namespace {

enum class Detail { kFull, kCanonical };

Json OfText(const core::Text& text) {
  if (text.empty()) return nullptr;
  return {{"fr", text.fr}, {"en", text.en}};
}

// Where a scenario lies on a machine is not part of what happened.
Json OfFailure(const Failure& failure, Detail detail) {
  const std::filesystem::path path(failure.mark.path());
  const std::string file = detail == Detail::kFull ? path.string() : path.filename().string();
  return {{"file", file}, {"line", failure.mark.line}, {"column", failure.mark.column}, {"what", failure.what.en}};
}

Json OfExchange(const ExchangeResult& exchange, Detail detail) {
  Json json = {{"actor", exchange.actor},
               {"who", exchange.who},
               {"credential", exchange.card},
               {"service", exchange.service},
               {"method", exchange.method},
               {"simulated_time", core::FormatTime(exchange.simulated_time)},
               {"request", exchange.request},
               {"response", exchange.response},
               {"code", exchange.code},
               {"reason", exchange.reason},
               {"explanation", OfText(exchange.explanation)},
               {"implicit", exchange.implicit},
               {"external", exchange.external}};
  if (detail == Detail::kFull) json["took_us"] = exchange.took.count();
  return json;
}

Json OfStep(const StepResult& step, Detail detail) {
  Json json = {{"id", step.step->id},
               {"kind", KindOf(*step.step)},
               {"title", OfText(step.step->title)},
               {"outcome", NameOf(step.outcome)},
               {"attempts", step.attempts},
               {"simulated_start", core::FormatTime(step.simulated_start)},
               {"simulated_end", core::FormatTime(step.simulated_end)},
               {"requires", step.step->requires_},
               {"captured", step.captured},
               {"exchanges", Json::array()},
               {"failures", Json::array()}};
  if (!step.skipped_because.empty()) json["skipped_because"] = step.skipped_because.en;
  for (const ExchangeResult& exchange : step.exchanges) json["exchanges"].push_back(OfExchange(exchange, detail));
  for (const Failure& failure : step.failures) json["failures"].push_back(OfFailure(failure, detail));
  if (detail == Detail::kFull) json["took_us"] = step.took.count();
  return json;
}

Json OfRun(const RunResult& run, Detail detail) {
  Json json = {{"scenario", run.scenario->name}, {"title", OfText(run.scenario->title)},
               {"outcome", NameOf(run.outcome)}, {"seed", run.seed},
               {"acts", Json::array()},          {"environment", Json::array()}};
  for (const ActResult& act : run.acts) {
    Json one = {{"title", act.act == nullptr ? Json("finally") : OfText(act.act->title)},
                {"outcome", NameOf(act.outcome)},
                {"steps", Json::array()}};
    for (const StepResult& step : act.steps) one["steps"].push_back(OfStep(step, detail));
    json["acts"].push_back(std::move(one));
  }
  for (const Failure& failure : run.environment) json["environment"].push_back(OfFailure(failure, detail));
  if (detail == Detail::kFull) {
    json["took_us"] = run.took.count();
    json["path"] = run.scenario->path.string();
  }
  return json;
}

std::string OfRuns(std::vector<const RunResult*> runs, Detail detail) {
  Json json = Json::array();
  for (const RunResult* run : runs) json.push_back(OfRun(*run, detail));
  if (detail == Detail::kCanonical) json = StableJson(json);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<const RunResult*> Pointers(const std::vector<RunResult>& runs) {
  std::vector<const RunResult*> pointers;
  for (const RunResult& run : runs) pointers.push_back(&run);
  return pointers;
}

}  // namespace

std::string FullJson(const std::vector<RunResult>& runs) {
  return OfRuns(Pointers(runs), Detail::kFull);
}

std::string CanonicalJson(const std::vector<RunResult>& runs) {
  std::vector<const RunResult*> sorted = Pointers(runs);  // in whatever order they were played
  std::stable_sort(sorted.begin(), sorted.end(), [](const RunResult* a, const RunResult* b) {
    return std::tie(a->scenario->name, a->scenario->path) < std::tie(b->scenario->name, b->scenario->path);
  });
  return OfRuns(std::move(sorted), Detail::kCanonical);
}

}  // namespace parcours::scenarios
