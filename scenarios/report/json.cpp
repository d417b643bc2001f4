#include "scenarios/report/json.h"

#include <algorithm>
#include <map>
#include <regex>

#include "scenarios/engine/json.h"

namespace parcours::scenarios {
namespace {

enum class Detail { kFull, kCanonical };

Json OfText(const core::Text& text) {
  if (text.empty()) return nullptr;
  return {{"fr", text.fr}, {"en", text.en}};
}

Json OfFailure(const Failure& failure) {
  const std::string file = std::filesystem::path(std::string(failure.mark.path())).filename().string();
  return {{"file", file}, {"line", failure.mark.line}, {"column", failure.mark.column}, {"what", failure.what}};
}

// What a host makes up at random, whatever the seed: replaced by a word that says what stood there.
std::string Stable(const std::string& text) {
  static const std::regex kSandbox("sbx-[0-9a-f]{16}");
  static const std::regex kSnapshot("snp-[0-9a-f]{12}");
  static const std::regex kExchange("exc-[0-9a-f]{16}");
  static const std::regex kIncident("inc-[0-9a-f]{12}");
  std::string stable = text;
  // A PEM is long, and std::regex recurses over it: cut it out by hand.
  for (std::size_t begin = stable.find("-----BEGIN "); begin != std::string::npos;
       begin = stable.find("-----BEGIN ", begin + 1)) {
    const std::size_t end = stable.find("-----END ", begin);
    const std::size_t tail = end == std::string::npos ? std::string::npos : stable.find("-----", end + 9);
    if (tail == std::string::npos) break;
    const std::string label = stable.substr(begin + 11, stable.find("-----", begin + 11) - begin - 11);
    stable.replace(begin, tail + 5 - begin, "<" + label + ">");
  }
  if (stable.size() > 4096) return stable;  // a document: nothing of the host's is in it
  stable = std::regex_replace(stable, kSandbox, "<sandbox>");
  stable = std::regex_replace(stable, kSnapshot, "<snapshot>");
  stable = std::regex_replace(stable, kExchange, "<exchange>");
  return std::regex_replace(stable, kIncident, "<incident>");
}

Json Stable(const Json& value, const std::string& key) {
  if (value.is_object()) {
    std::map<std::string, Json> sorted;
    for (const auto& [name, item] : value.items()) sorted[name] = Stable(item, name);
    Json object = Json::object();
    for (auto& [name, item] : sorted) object[name] = std::move(item);
    return object;
  }
  if (value.is_array()) {
    Json list = Json::array();
    for (const auto& item : value) list.push_back(Stable(item, key));
    return list;
  }
  if (key == "join_code") return "<join code>";
  if (key == "wall_time" || key == "duration_us" || key.ends_with("_hash")) return "<" + key + ">";
  return value.is_string() ? Json(Stable(value.get<std::string>())) : value;
}

Json OfExchange(const ExchangeResult& exchange, Detail detail) {
  const bool full = detail == Detail::kFull;
  Json json = {{"actor", exchange.actor},
               {"who", exchange.who},
               {"credential", exchange.card},
               {"service", exchange.service},
               {"method", exchange.method},
               {"simulated_time", core::FormatTime(exchange.simulated_time)},
               {"request", full ? exchange.request : Stable(exchange.request, "")},
               {"response", full ? exchange.response : Stable(exchange.response, "")},
               {"code", exchange.code},
               {"reason", exchange.reason},
               {"explanation", OfText(exchange.explanation)},
               {"implicit", exchange.implicit}};
  if (full) json["took_us"] = exchange.took.count();
  return full ? json : Stable(json, "");
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
  if (!step.skipped_because.empty()) json["skipped_because"] = step.skipped_because;
  for (const ExchangeResult& exchange : step.exchanges) json["exchanges"].push_back(OfExchange(exchange, detail));
  for (const Failure& failure : step.failures) json["failures"].push_back(OfFailure(failure));
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
  for (const Failure& failure : run.environment) json["environment"].push_back(OfFailure(failure));
  if (detail == Detail::kFull) {
    json["took_us"] = run.took.count();
    json["path"] = run.scenario->path.string();
  }
  return json;
}

std::string OfRuns(std::vector<const RunResult*> runs, Detail detail) {
  Json json = Json::array();
  for (const RunResult* run : runs) json.push_back(OfRun(*run, detail));
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
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const RunResult* a, const RunResult* b) { return a->scenario->name < b->scenario->name; });
  return OfRuns(std::move(sorted), Detail::kCanonical);
}

}  // namespace parcours::scenarios
