#include "scenarios/report/junit.h"

#include <fmt/format.h>

#include <string_view>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/report/escape.h"
#include "scenarios/report/story.h"

namespace parcours::scenarios {
namespace {

std::string Seconds(core::Duration duration) {
  return fmt::format("{:.3f}", std::chrono::duration<double>(duration).count());
}

std::string FailureLine(const Failure& failure) {
  return Render(Diagnostic{.mark = failure.mark, .what = failure.what.en});
}

std::string OfFailures(const std::vector<Failure>& failures, std::string_view element) {
  std::string lines;
  for (const Failure& failure : failures) lines += FailureLine(failure) + "\n";
  return fmt::format("      <{0} message=\"{1}\">{2}</{0}>\n", element, EscapeMarkup(FailureLine(failures.front())),
                     EscapeMarkup(lines));
}

std::string OfStep(const RunResult& run, const ActResult& act, const StepResult& step) {
  const std::string act_name = TitleOf(act, core::Language::kFrench);
  const std::string title = step.step->title.In(core::Language::kFrench);
  std::string xml = fmt::format("    <testcase classname=\"{}.{}\" name=\"{}\" file=\"{}\" line=\"{}\" time=\"{}\">\n",
                                EscapeMarkup(run.scenario->name), EscapeMarkup(act_name),
                                EscapeMarkup(title.empty() ? step.step->id : step.step->id + " " + title),
                                EscapeMarkup(step.step->mark.path()), step.step->mark.line, Seconds(step.took));
  if (!step.step->requires_.empty()) {
    xml += "      <properties>\n";
    for (const std::string& requirement : step.step->requires_) {
      xml += fmt::format("        <property name=\"requirement\" value=\"{}\"/>\n", EscapeMarkup(requirement));
    }
    xml += "      </properties>\n";
  }
  if (step.outcome == Outcome::kSkipped)
    xml += fmt::format("      <skipped message=\"{}\"/>\n", EscapeMarkup(step.skipped_because.en));
  if (!step.failures.empty()) xml += OfFailures(step.failures, "failure");
  return xml + "    </testcase>\n";
}

std::string OfRun(const RunResult& run) {
  std::size_t tests = run.environment.empty() ? 0 : 1;
  for (const ActResult& act : run.acts) tests += act.steps.size();
  std::string xml =
      fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{}\">\n",
                  EscapeMarkup(run.scenario->name), tests, Count(run, Outcome::kFailed),
                  run.environment.empty() ? 0 : 1, Count(run, Outcome::kSkipped), Seconds(run.took));
  for (const ActResult& act : run.acts) {
    for (const StepResult& step : act.steps) xml += OfStep(run, act, step);
  }
  if (!run.environment.empty()) {
    xml += fmt::format("    <testcase classname=\"{}\" name=\"environment\">\n{}    </testcase>\n",
                       EscapeMarkup(run.scenario->name), OfFailures(run.environment, "error"));
  }
  return xml + "  </testsuite>\n";
}

}  // namespace

std::string JUnitXml(const std::vector<RunResult>& runs) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"parcours\">\n";
  for (const RunResult& run : runs) xml += OfRun(run);
  return xml + "</testsuites>\n";
}

}  // namespace parcours::scenarios
