#include "tests/scenarios/report/support.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <stdexcept>

namespace parcours::scenarios {
namespace {

Step MakeStep(std::string id, core::Text title, int line) {
  Step step;
  step.mark = MarkAt("library/paul/paul.yaml", line, 9);
  step.id = std::move(id);
  step.title = std::move(title);
  step.action = NoteStep{.text = {"Paul arrive aux urgences.", "Paul reaches the emergency department."}};
  return step;
}

ExchangeResult Search() {
  ExchangeResult exchange;
  exchange.actor = "admission_clerk";
  exchange.who = "Nadia Roche";
  exchange.card = "CPE";
  exchange.service = "parcours.ins.v1.InsService";
  exchange.method = "SearchByTraits";
  exchange.request = {{"birth_name", "MARTEL"}, {"given_name", "PAUL"}};
  exchange.response = {{"outcome", "FOUND"}, {"identity", {{"id", "idn-1"}, {"status", "RETRIEVED"}}}};
  exchange.simulated_time = At("2025-03-22T13:35:00Z");
  exchange.took = core::Duration(1500);
  return exchange;
}

ExchangeResult Pin() {
  ExchangeResult exchange;
  exchange.actor = "operator";
  exchange.who = "simulation";
  exchange.card = "OPERATOR";
  exchange.service = "parcours.card.v1.CardService";
  exchange.method = "VerifyPin";
  exchange.request = {{"card_id", "admission_clerk"}, {"pin", "***"}};
  exchange.response = {{"card", {{"holder_name", "Nadia Roche"}, {"kind", "CPE"}}}};
  exchange.implicit = true;
  exchange.simulated_time = At("2025-03-22T13:35:00Z");
  return exchange;
}

ExchangeResult Refusal() {
  ExchangeResult exchange = Search();
  exchange.method = "ValidateIdentity";
  exchange.response = nullptr;
  exchange.code = 9;
  exchange.reason = "IDENTITY_NOT_QUALIFIED";
  exchange.explanation = {"L'identité n'est pas qualifiée. Contrôlez une pièce.", "The identity is not qualified."};
  return exchange;
}

void FillScenario(Scenario& scenario) {
  scenario.path = "library/paul/paul.yaml";
  scenario.name = "paul";
  scenario.title = {"Le parcours de Paul", "Paul's pathway"};
  scenario.learn = {"Pourquoi l'identité vient d'abord", "Why identity comes first"};
  scenario.starts = At("2025-03-22T13:35:00Z");
  scenario.seed = 7;

  Act admission;
  admission.title = {"L'admission", "Admission"};
  admission.steps.push_back(MakeStep("who_is_paul", {}, 16));
  Step found = MakeStep("found", {"Le bon nom", "The right name"}, 21);
  found.action = CallStep{};
  found.say = {"Le voici.", "Here he is."};
  found.retain = {"Récupérée n'est pas qualifiée.", "Retrieved is not qualified."};
  found.requires_ = {"RNIV-EXI-SI-07"};
  admission.steps.push_back(std::move(found));
  Step question = MakeStep("question", {"Une question", "A question"}, 40);
  question.action =
      AskStep{.question = {"Peut-on lire son dossier ?", "May one read his record?"},
              .answers = {{.text = {"Oui", "Yes"}, .right = false, .because = {"Pas encore.", "Not yet."}},
                          {.text = {"Non", "No"}, .right = true, .because = {"En effet.", "Indeed."}}}};
  admission.steps.push_back(std::move(question));
  scenario.acts.push_back(std::move(admission));

  Act record;
  record.title = {"Le dossier", "The record"};
  Step refused = MakeStep("too_early", {"Trop tôt", "Too early"}, 50);
  refused.action = CallStep{};
  refused.requires_ = {"RNIV-EXI-SI-07", "DMP-1"};
  record.steps.push_back(std::move(refused));
  record.steps.push_back(MakeStep("later", {"Plus tard", "Later"}, 60));
  scenario.acts.push_back(std::move(record));
  scenario.finally.push_back(MakeStep("clean", {"Carte retirée", "Card removed"}, 70));
}

StepResult ResultOf(const Step& step) {
  StepResult result{.step = &step};
  result.simulated_start = result.simulated_end = At("2025-03-22T13:36:00Z");
  result.took = core::Duration(2500);
  return result;
}

}  // namespace

core::Time At(const char* rfc3339) {
  return core::ParseTime(rfc3339).value();
}

Mark MarkAt(const char* file, int line, int column) {
  return {.file = std::make_shared<const std::string>(file), .line = line, .column = column};
}

std::unique_ptr<Sample> Paul() {
  auto sample = std::make_unique<Sample>();
  FillScenario(sample->scenario);
  RunResult& run = sample->run;
  run.scenario = &sample->scenario;
  run.seed = 7;
  run.took = core::Duration(420000);
  for (const Act& act : sample->scenario.acts) {
    run.acts.push_back({.act = &act});
    for (const Step& step : act.steps) run.acts.back().steps.push_back(ResultOf(step));
  }
  run.acts.push_back({.act = nullptr, .steps = {ResultOf(sample->scenario.finally.front())}});
  sample->step(0, 1).exchanges = {Pin(), Search()};
  sample->step(0, 1).captured = {"identity"};

  StepResult& refused = sample->step(1, 0);
  refused.exchanges = {Refusal()};
  refused.outcome = Outcome::kFailed;
  refused.failures = {{.mark = MarkAt("library/paul/paul.yaml", 53, 17),
                       .what = {"outcome : attendu FOUND, obtenu rien", "outcome: expected FOUND, got nothing"}}};
  sample->step(1, 1).outcome = Outcome::kSkipped;
  sample->step(1, 1).skipped_because = {"une étape avant elle a échoué", "a step before it failed"};
  run.acts[1].outcome = Outcome::kFailed;
  run.outcome = Outcome::kFailed;
  return sample;
}

std::unique_ptr<Sample> Hostile(const std::string& text) {
  auto sample = Paul();
  const core::Text both{text, text};
  Scenario& scenario = sample->scenario;
  scenario.name = text;
  scenario.title = scenario.learn = both;
  const auto spoil = [&](Step& step) {
    step.id = text;
    step.mark.file = std::make_shared<const std::string>(text);
    step.title = step.say = step.retain = both;
    step.requires_ = {text};
    if (auto* note = std::get_if<NoteStep>(&step.action)) note->text = both;
    if (auto* ask = std::get_if<AskStep>(&step.action)) {
      ask->question = both;
      for (AnswerChoice& answer : ask->answers) answer.text = answer.because = both;
    }
  };
  for (Act& act : scenario.acts) {
    act.title = both;
    for (Step& step : act.steps) spoil(step);
  }
  for (Step& step : scenario.finally) spoil(step);
  for (ActResult& act : sample->run.acts) {
    for (StepResult& step : act.steps) {
      step.skipped_because = both;
      for (Failure& failure : step.failures) failure.what = both;
      for (ExchangeResult& exchange : step.exchanges) {
        exchange.actor = exchange.who = exchange.card = exchange.service = exchange.reason = text;
        if (!exchange.implicit) exchange.method = text;
        exchange.explanation = both;
        exchange.request = {{"text", text}, {text, "key"}};
        exchange.response = {{"text", text}, {"card", {{"holder_name", text}, {"kind", text}}}};
      }
    }
  }
  sample->run.environment = {{.mark = MarkAt("x.yaml", 1, 1), .what = both}};
  return sample;
}

std::string HostileText() {
  std::string text =
      "<script src=\"https://evil.invalid/x.js\">alert('1')</script> & ]]> --> \" ' 🩺 שלום \u202Eabc";
  text += "\x1B[2J\x07\x01\u009B31m\uFFFE";
  text.push_back('\0');
  text += "\xC3\x28 \xFF\n\tend";
  return text;
}

XmlDocument ReadXml(const std::string& text) {
  constexpr int kQuiet = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  return XmlDocument(xmlReadMemory(text.data(), static_cast<int>(text.size()), "report", nullptr, kQuiet));
}

namespace {

template <class Visit>
void Evaluate(const XmlDocument& document, const char* xpath, const Visit& visit) {
  if (!document) throw std::runtime_error("not well-formed");
  xmlXPathContext* context = xmlXPathNewContext(document.get());
  xmlXPathObject* found = xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(xpath), context);
  if (found != nullptr && found->nodesetval != nullptr) {
    for (int i = 0; i < found->nodesetval->nodeNr; ++i) visit(found->nodesetval->nodeTab[i]);
  }
  xmlXPathFreeObject(found);
  xmlXPathFreeContext(context);
}

}  // namespace

std::size_t CountNodes(const XmlDocument& document, const char* xpath) {
  std::size_t count = 0;
  Evaluate(document, xpath, [&](const xmlNode*) { ++count; });
  return count;
}

std::string TextOf(const XmlDocument& document, const char* xpath) {
  std::string text;
  bool first = true;
  Evaluate(document, xpath, [&](const xmlNode* node) {
    if (!first) return;
    first = false;
    xmlChar* content = xmlNodeGetContent(node);
    text = reinterpret_cast<const char*>(content);
    xmlFree(content);
  });
  return text;
}

std::size_t Occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace parcours::scenarios
