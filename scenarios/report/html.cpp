#include "scenarios/report/html.h"

#include <fmt/format.h>

#include <map>

#include "scenarios/report/escape.h"
#include "scenarios/report/html_step.h"
#include "scenarios/report/html_style.h"
#include "scenarios/report/sequence.h"
#include "scenarios/report/story.h"
#include "scenarios/report/words.h"

namespace parcours::scenarios {
namespace {

// Where a step stands in the file, and how it is called there.
struct StepPlace {
  const StepResult* result;
  std::string id;
};

// A scenario is masculine in French, a step feminine.
std::string HtmlRunOutcome(const RunResult& run, core::Language language) {
  const bool passed = run.outcome == Outcome::kPassed;
  return fmt::format("<span class=\"{}\">{}</span>", NameOf(run.outcome),
                     passed ? Pick(language, "✔ réussi", "✔ passed") : Pick(language, "✘ en échec", "✘ failed"));
}

// One scenario of the report. `number` makes its ids unique in the file.
class RunSection {
 public:
  RunSection(const RunResult& run, std::size_t number, core::Language language)
      : run_(run), prefix_(fmt::format("s{}", number)), language_(language) {}

  std::string Html() const {
    std::string html = fmt::format("<article id=\"{}\">\n<h2><bdi>{}</bdi> — {}</h2>\n", prefix_, EscapeMarkup(Title()),
                                   HtmlRunOutcome(run_, language_));
    if (!run_.scenario->learn.empty())
      html += HtmlElement("p", "", Say("Pour apprendre : ", "To learn: ") + run_.scenario->learn.In(language_));
    html += Facts() + HtmlFailures(run_.environment, language_) + FailedSteps();
    if (run_.acts.empty()) return html + "</article>\n";
    html += HtmlElement("h3", "", Say("Le déroulé", "What happened"));
    for (std::size_t act = 0; act < run_.acts.size(); ++act) html += Act(act);
    html += HtmlElement("h3", "", Say("Les échanges, en séquence", "The exchanges, in sequence"));
    for (std::size_t act = 0; act < run_.acts.size(); ++act) html += Sequence(act);
    return html + Requirements() + "</article>\n";
  }

 private:
  std::string Say(const char* french, const char* english) const { return Pick(language_, french, english); }

  const std::string& Title() const {
    return run_.scenario->title.empty() ? run_.scenario->name : run_.scenario->title.In(language_);
  }

  std::string ActTitle(std::size_t act) const {
    if (run_.acts[act].act == nullptr) return TitleOf(run_.acts[act], language_);
    return fmt::format("{} {}/{} — {}", Say("Acte", "Act"), act + 1, run_.scenario->acts.size(),
                       TitleOf(run_.acts[act], language_));
  }

  std::string StepId(std::size_t act, std::size_t step) const {
    return fmt::format("{}-a{}-e{}", prefix_, act + 1, step + 1);
  }

  std::string Facts() const {
    const Totals totals = TotalsOf(run_);
    std::string html = "<dl class=\"facts\">\n";
    const auto add = [&](const std::string& term, const std::string& fact) {
      html += HtmlElement("dt", "", term) + HtmlElement("dd", "", fact);
    };
    add(Say("Étapes", "Steps"), StepCounts(totals, language_));
    add(Say("Échanges", "Exchanges"), std::to_string(totals.exchanges));
    add(Say("Temps simulé", "Simulated time"),
        WallTime(run_.scenario->starts, language_) + " → " + WallTime(totals.simulated_end, language_));
    add(Say("Temps réel", "Real time"), Seconds(run_.took, language_));
    add(Say("Fichier", "File"), run_.scenario->path.string());
    add(Say("Graine", "Seed"), std::to_string(run_.seed));
    return html + "</dl>\n";
  }

  // Where to look first.
  std::string FailedSteps() const {
    std::string links;
    for (std::size_t act = 0; act < run_.acts.size(); ++act) {
      for (std::size_t step = 0; step < run_.acts[act].steps.size(); ++step) {
        const StepResult& result = run_.acts[act].steps[step];
        if (result.outcome != Outcome::kFailed) continue;
        links += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", StepId(act, step),
                             EscapeMarkup(TitleOf(*result.step, language_)));
      }
    }
    if (links.empty()) return {};
    return HtmlElement("p", "failed", Say("✘ Étapes en échec :", "✘ Failed steps:")) + "<ul class=\"plain\">" + links +
           "</ul>\n";
  }

  std::string Act(std::size_t act) const {
    std::string html = HtmlElement("h4", "", ActTitle(act)) + "<ol class=\"steps\">\n";
    for (std::size_t step = 0; step < run_.acts[act].steps.size(); ++step)
      html += HtmlStep(run_.acts[act].steps[step], StepId(act, step), language_);
    return html + "</ol>\n";
  }

  // The drawing, and the same as a list for who does not see it.
  std::string Sequence(std::size_t act) const {
    const ActResult& result = run_.acts[act];
    const std::string svg = SequenceSvg(result, fmt::format("{}-a{}-t", prefix_, act + 1), language_);
    if (svg.empty()) return {};
    std::string html = HtmlElement("h4", "", ActTitle(act));
    html += fmt::format(
        "<figure><div class=\"drawing\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">{}</div></figure>\n",
        EscapeMarkup(Say("Dessin : ", "Drawing: ") + ActTitle(act)), svg);
    html += fmt::format("<details><summary>{}</summary><ol class=\"sequence\">\n",
                        Say("La même séquence, en texte", "The same sequence, as text"));
    for (const StepResult& step : result.steps) {
      for (const Happening& happening : HappeningsOf(step, language_))
        html += "<li>" + HtmlHappening(happening, language_) + "</li>\n";
    }
    return html + "</ol></details>\n";
  }

  std::map<std::string, std::vector<StepPlace>> StepsByRequirement() const {
    std::map<std::string, std::vector<StepPlace>> steps;
    for (std::size_t act = 0; act < run_.acts.size(); ++act) {
      for (std::size_t step = 0; step < run_.acts[act].steps.size(); ++step) {
        const StepResult& result = run_.acts[act].steps[step];
        for (const std::string& requirement : result.step->requires_)
          steps[requirement].push_back({.result = &result, .id = StepId(act, step)});
      }
    }
    return steps;
  }

  // Failed if one of its steps failed; passed only if all of them passed.
  static Outcome Worst(const std::vector<StepPlace>& steps) {
    Outcome worst = Outcome::kPassed;
    for (const StepPlace& step : steps) {
      if (step.result->outcome == Outcome::kFailed) return Outcome::kFailed;
      if (step.result->outcome == Outcome::kSkipped) worst = Outcome::kSkipped;
    }
    return worst;
  }

  std::string Requirements() const {
    const auto requirements = StepsByRequirement();
    if (requirements.empty()) return {};
    std::string html = HtmlElement("h3", "", Say("Les exigences", "Requirements"));
    html += fmt::format(
        "<table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>"
        "<tbody>\n",
        Say("Exigence", "Requirement"), Say("Étapes", "Steps"), Say("Résultat", "Outcome"));
    for (const auto& [requirement, steps] : requirements) {
      html += "<tr><th scope=\"row\">" + EscapeMarkup(requirement) + "</th><td><ul class=\"plain\">";
      for (const StepPlace& step : steps) {
        html += fmt::format("<li><a href=\"#{}\">{}</a> {}</li>", step.id,
                            EscapeMarkup(TitleOf(*step.result->step, language_)),
                            HtmlOutcome(step.result->outcome, language_));
      }
      html += "</ul></td><td>" + HtmlOutcome(Worst(steps), language_) + "</td></tr>\n";
    }
    return html + "</tbody></table>\n";
  }

  const RunResult& run_;
  const std::string prefix_;
  const core::Language language_;
};

std::string Contents(const std::vector<RunResult>& runs, core::Language language) {
  if (runs.size() < 2) return {};
  std::string html = fmt::format("<nav aria-label=\"{}\"><ol>\n", Pick(language, "Scénarios", "Scenarios"));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Scenario& scenario = *runs[i].scenario;
    html += fmt::format("<li><a href=\"#s{}\">{}</a> {}</li>\n", i + 1,
                        EscapeMarkup(scenario.title.empty() ? scenario.name : scenario.title.In(language)),
                        HtmlRunOutcome(runs[i], language));
  }
  return html + "</ol></nav>\n";
}

}  // namespace

std::string HtmlReport(const std::vector<RunResult>& runs, core::Language language) {
  const std::string title = runs.size() == 1 && !runs.front().scenario->title.empty()
                                ? runs.front().scenario->title.In(language) + " — Parcours"
                                : Pick(language, "Rapport de simulation — Parcours", "Simulation report — Parcours");
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
      Pick(language, "fr", "en"), EscapeMarkup(title), kHtmlStyle);
  html += fmt::format("<header><p class=\"banner\">{}</p>\n<h1>{}</h1></header>\n{}<main>\n",
                      Pick(language, "SIMULATION — données fictives", "SIMULATION — invented data"),
                      Pick(language, "Rapport de simulation", "Simulation report"), Contents(runs, language));
  for (std::size_t i = 0; i < runs.size(); ++i) html += RunSection(runs[i], i + 1, language).Html();
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace parcours::scenarios
