#include "scenarios/report/html_step.h"

#include <fmt/format.h>

#include "scenarios/engine/diagnostic.h"
#include "scenarios/report/escape.h"
#include "scenarios/report/words.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kLongestBody = 16000;  // bytes

std::string Body(const std::string& label, const Json& body, core::Language language) {
  if (body.is_null()) return {};
  std::string text = body.dump(2, ' ', false, Json::error_handler_t::replace);
  if (text.size() > kLongestBody) {
    const std::size_t more = text.size() - kLongestBody;
    text.resize(kLongestBody);
    text += fmt::format("\n… {} {}", more,
                        Pick(language, "octets de plus : voir le rapport JSON", "bytes more: see the JSON report"));
  }
  return fmt::format("<p class=\"soft\">{}</p><pre lang=\"en\">{}</pre>", label, EscapeMarkup(text));
}

std::string Bodies(const ExchangeResult& exchange, core::Language language) {
  return fmt::format("<details><summary>{} <code lang=\"en\">{}/{}</code></summary>{}{}</details>\n",
                     Pick(language, "Demande et réponse,", "Request and response,"), EscapeMarkup(exchange.service),
                     EscapeMarkup(exchange.method),
                     Body(Pick(language, "Demande", "Request"), exchange.request, language),
                     Body(Pick(language, "Réponse", "Response"), exchange.response, language));
}

std::string Question(const AskStep& ask, core::Language language) {
  std::string html = "<div class=\"question\">" + HtmlElement("p", "", ask.question.In(language)) + "<ol>\n";
  for (const AnswerChoice& answer : ask.answers) {
    html += fmt::format("<li>{} <strong class=\"{}\">{}</strong> {}</li>\n", EscapeMarkup(answer.text.In(language)),
                        answer.right ? "accepted" : "refused",
                        answer.right ? Pick(language, "✔ juste", "✔ right") : Pick(language, "✘ faux", "✘ wrong"),
                        EscapeMarkup(answer.because.In(language)));
  }
  return html + "</ol></div>\n";
}

std::string Task(const TaskStep& task, core::Language language) {
  std::string html = HtmlElement("p", "", Pick(language, "À faire : ", "To do: ") + task.goal.In(language));
  if (!task.mistakes.empty()) {
    html +=
        HtmlElement("p", "soft", Pick(language, "Erreurs habituelles :", "Usual mistakes:")) + "<ul class=\"plain\">";
    for (const Mistake& mistake : task.mistakes) html += HtmlElement("li", "", mistake.say.In(language));
    html += "</ul>\n";
  }
  return html;
}

std::string Action(const Step& step, core::Language language) {
  if (const auto* note = std::get_if<NoteStep>(&step.action)) return HtmlElement("p", "", note->text.In(language));
  if (const auto* ask = std::get_if<AskStep>(&step.action)) return Question(*ask, language);
  if (const auto* task = std::get_if<TaskStep>(&step.action)) return Task(*task, language);
  return {};
}

std::string Facts(const StepResult& step, core::Language language) {
  std::string facts = WallTime(step.simulated_start, language);
  if (step.attempts > 1) facts += fmt::format(" · {} {}", step.attempts, Pick(language, "essais", "attempts"));
  for (const std::string& requirement : step.step->requires_) facts += " · " + requirement;
  return HtmlElement("p", "soft", facts);
}

const char* StyleOf(const Happening& happening) {
  if (!happening.refused) return "accepted";
  return happening.expected ? "expected" : "refused";
}

}  // namespace

std::string HtmlElement(std::string_view element, std::string_view style, std::string_view text) {
  if (text.empty()) return {};
  const std::string attribute = style.empty() ? std::string() : fmt::format(" class=\"{}\"", style);
  return fmt::format("<{0}{1}>{2}</{0}>\n", element, attribute, EscapeMarkup(text));
}

std::string HtmlOutcome(Outcome outcome, core::Language language) {
  const char* icon = "○";
  switch (outcome) {
    case Outcome::kPassed:
      icon = "✔";
      break;
    case Outcome::kFailed:
      icon = "✘";
      break;
    case Outcome::kSkipped:
      break;
  }
  return fmt::format("<span class=\"{}\">{} {}</span>", NameOf(outcome), icon, OutcomeName(outcome, language));
}

std::string HtmlFailures(const std::vector<Failure>& failures, core::Language language) {
  if (failures.empty()) return {};
  std::string html = HtmlElement("p", "failed", Pick(language, "✘ Pas comme attendu :", "✘ Not as expected:")) +
                     "<ul class=\"plain\">";
  for (const Failure& failure : failures) {
    html += "<li><code>" + EscapeMarkup(Render(Diagnostic{.mark = failure.mark, .what = failure.what.In(language)})) +
            "</code></li>\n";
  }
  return html + "</ul>\n";
}

std::string HtmlHappening(const Happening& happening, core::Language language) {
  const ExchangeResult& exchange = *happening.exchange;
  switch (happening.kind) {
    case Happening::Kind::kCardOpened:
    case Happening::Kind::kClockMoved:
      return "<span class=\"soft\">" + EscapeMarkup(happening.sentence) + "</span>";
    case Happening::Kind::kCall:
      break;
  }
  return fmt::format("{} <bdi>{}</bdi> ({}) → <bdi>{}</bdi>{}<br/><span class=\"{}\">{}</span> <bdi>{}</bdi>",
                     HourAndMinute(exchange.simulated_time), EscapeMarkup(happening.who),
                     EscapeMarkup(CredentialName(exchange.card, language)), EscapeMarkup(happening.sentence),
                     exchange.external ? Pick(language, " [serveur externe]", " [external server]") : "",
                     StyleOf(happening), happening.refused ? RefusedWords(happening, language) : "✔",
                     EscapeMarkup(happening.answer));
}

std::string HtmlStep(const StepResult& result, std::string_view id, core::Language language) {
  const Step& step = *result.step;
  std::string html = fmt::format("<li id=\"{}\"><h5>{} — <bdi>{}</bdi></h5>\n", id,
                                 HtmlOutcome(result.outcome, language), EscapeMarkup(TitleOf(step, language)));
  html += Facts(result, language);
  html += HtmlElement("p", "soft", result.skipped_because.In(language));
  html += Action(step, language);
  for (const Happening& happening : HappeningsOf(result, language)) {
    html += "<p>" + HtmlHappening(happening, language) + "</p>\n";
    if (happening.kind == Happening::Kind::kCall) html += Bodies(*happening.exchange, language);
  }
  html += HtmlElement("blockquote", "", step.say.In(language));
  if (!step.retain.empty())
    html += HtmlElement("p", "retain", Pick(language, "À retenir : ", "To retain: ") + step.retain.In(language));
  return html + HtmlFailures(result.failures, language) + "</li>\n";
}

}  // namespace parcours::scenarios
