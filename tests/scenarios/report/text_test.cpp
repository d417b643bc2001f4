#include "scenarios/report/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "core/text.h"
#include "scenarios/report/plain.h"
#include "tests/scenarios/report/support.h"

namespace parcours::scenarios {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Told(const Sample& sample, core::Language language, Colour colour = Colour::kNever) {
  std::ostringstream out;
  LiveText live(out, language, colour);
  live.RunStarted(sample.scenario);
  std::size_t number = 0;
  for (const ActResult& act : sample.run.acts) {
    if (act.act != nullptr) live.ActStarted(*act.act, ++number, sample.scenario.acts.size());
    for (const StepResult& step : act.steps) {
      if (step.outcome != Outcome::kSkipped) live.StepStarted(*step.step);
      live.StepFinished(step);
    }
    live.ActFinished(act);
  }
  live.RunFinished(sample.run);
  return out.str();
}

TEST(LiveText, TellsTheStoryInFrench) {
  EXPECT_EQ(Told(*Paul(), core::Language::kFrench), R"(Le parcours de Paul
Pour apprendre : Pourquoi l'identité vient d'abord
samedi 22 mars 2025, 14:35
SIMULATION — données fictives

ACTE 1/2 — L'admission

 [acte 1/2, étape 1/6] who_is_paul
      Paul arrive aux urgences.

 [acte 1/2, étape 2/6] Le bon nom
      Nadia Roche insère sa carte CPE et saisit son code.
      14:35 Nadia Roche (carte CPE) → Téléservice INSi : chercher l'INS par traits d'identité
        ✔ une identité trouvée, récupérée
      « Le voici. »
      À retenir : Récupérée n'est pas qualifiée.

 [acte 1/2, étape 3/6] Une question
      ? Peut-on lire son dossier ?
        1) Oui [faux] Pas encore.
        2) Non [juste] En effet.

ACTE 2/2 — Le dossier

 [acte 2/2, étape 4/6] Trop tôt
      14:35 Nadia Roche (carte CPE) → Téléservice INSi : valider l'identité par une pièce
        ✘ refusé : IDENTITY_NOT_QUALIFIED — L'identité n'est pas qualifiée. Contrôlez une pièce.
      ✘ library/paul/paul.yaml:53:17: outcome : attendu FOUND, obtenu rien

 [acte 2/2, étape 5/6] Plus tard — non jouée (une étape avant elle a échoué)

RANGEMENT

 [rangement, étape 6/6] Carte retirée
      Paul arrive aux urgences.

✘ Quelque chose ne s'est pas passé comme attendu.
  4 étapes réussies, 1 en échec, 1 non jouée
  3 échanges
  temps simulé : samedi 22 mars 2025, 14:35 → samedi 22 mars 2025, 14:36
  temps réel : 0,42 s
)");
}

TEST(LiveText, SpeaksEnglish) {
  const std::string told = Told(*Paul(), core::Language::kEnglish);
  EXPECT_THAT(told, HasSubstr("Paul's pathway"));
  EXPECT_THAT(told, HasSubstr("[act 1/2, step 2/6] The right name"));
  EXPECT_THAT(told, HasSubstr("Nadia Roche inserts the CPE card and types the PIN."));
  EXPECT_THAT(told, HasSubstr("✘ refused: IDENTITY_NOT_QUALIFIED — The identity is not qualified."));
  EXPECT_THAT(told, HasSubstr("To retain: Retrieved is not qualified."));
  EXPECT_THAT(told, HasSubstr("1) Yes [wrong] Not yet."));
  EXPECT_THAT(told, HasSubstr("4 steps passed, 1 failed, 1 not played"));
  EXPECT_THAT(told, HasSubstr(":53:17: outcome: expected FOUND, got nothing\n"));
  EXPECT_THAT(told, HasSubstr("Later — not played (a step before it failed)\n"));
}

TEST(LiveText, ColoursOnlyWhereAskedAndSaysTheSameWords) {
  const std::string plain = Told(*Paul(), core::Language::kFrench);
  std::string coloured = Told(*Paul(), core::Language::kFrench, Colour::kAnsi);
  EXPECT_THAT(plain, Not(HasSubstr("\033")));
  EXPECT_THAT(coloured, HasSubstr("\033[31m"));
  for (std::size_t at = coloured.find('\033'); at != std::string::npos; at = coloured.find('\033')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, plain);
}

TEST(LiveText, KeepsHostileTextFromTheTerminalAndWithinItsWidth) {
  const auto sample = Hostile(HostileText() + std::string(300, 'x') + " " + HostileText());
  const std::string told = Told(*sample, core::Language::kFrench);
  EXPECT_TRUE(core::IsUtf8(told));
  for (const char* forbidden : {"\033", "\x07", "\u009B", "\u202E", "\uFFFE"})
    EXPECT_THAT(told, Not(HasSubstr(forbidden)));
  EXPECT_EQ(told.find('\0'), std::string::npos);
  for (const std::string& line : core::Split(told, '\n')) {
    if (line.find("✘ ") != std::string::npos) continue;  // a failure is not broken
    EXPECT_LE(Columns(line), 100U) << line;
  }
}

TEST(LiveText, TellsAFailureOnOneLineHoweverLongItsFileIsCalled) {
  const auto sample = Paul();
  const std::string file = std::string(120, 'd') + "/paul.yaml";
  sample->run.environment = {
      {.mark = MarkAt(file.c_str(), 12, 28),
       .what = {"outcome : attendu NOT_FOUND, obtenu FOUND", "outcome: expected NOT_FOUND, got FOUND"}}};
  EXPECT_THAT(Told(*sample, core::Language::kFrench),
              HasSubstr("✘ " + file + ":12:28: outcome : attendu NOT_FOUND, obtenu FOUND\n"));
  EXPECT_THAT(Told(*sample, core::Language::kEnglish),
              HasSubstr("✘ " + file + ":12:28: outcome: expected NOT_FOUND, got FOUND\n"));
}

TEST(LiveText, TellsAStepWithinATaskOnceAndWithoutANumber) {
  const auto sample = Paul();
  Step& task = sample->scenario.acts[0].steps[1];
  Step inner = task;
  inner.id = "found.solution1";
  inner.title = {"Chercher", "Search"};
  inner.say = inner.retain = {};
  task.action = TaskStep{.goal = {"Trouvez Paul.", "Find Paul."},
                         .mistakes = {Mistake{.say = {"Une faute de frappe.", "A typing mistake."}}},
                         .solution = {}};
  StepResult inner_result = sample->step(0, 1);
  inner_result.step = &inner;

  std::ostringstream out;
  LiveText live(out, core::Language::kFrench, Colour::kNever);
  live.RunStarted(sample->scenario);
  live.ActStarted(sample->scenario.acts[0], 1, 2);
  live.StepStarted(task);
  live.StepStarted(inner);
  live.StepFinished(inner_result);
  live.StepFinished(sample->step(0, 1));
  live.StepStarted(sample->scenario.acts[0].steps[2]);

  EXPECT_EQ(Occurrences(out.str(), "par traits d'identité"), 1U);
  EXPECT_THAT(out.str(),
              HasSubstr("[acte 1/2, étape 2/6] Le bon nom\n      À faire : Trouvez Paul.\n\n    · Chercher\n"));
  EXPECT_THAT(out.str(), HasSubstr("Erreur habituelle : Une faute de frappe."));
  EXPECT_THAT(out.str(), HasSubstr("étape 3/6] Une question"));
}

TEST(LiveText, SaysWhyNothingCouldBePlayed) {
  const auto sample = Paul();
  sample->run.acts.clear();
  sample->run.environment = {
      {.mark = MarkAt("paul.yaml", 0, 0), .what = {"UNAVAILABLE : aucun hôte", "UNAVAILABLE: no host"}}};
  EXPECT_THAT(Told(*sample, core::Language::kFrench), HasSubstr("✘ paul.yaml: UNAVAILABLE : aucun hôte"));
}

TEST(LiveText, TellsARefusedPinAndAnAnswerWithoutACard) {
  const auto sample = Paul();
  ExchangeResult& pin = sample->step(0, 1).exchanges[0];
  pin.response = Json::object();
  EXPECT_NO_THROW(Told(*sample, core::Language::kFrench));
  pin.code = 9;
  pin.reason = "PIN_LOCKED";
  EXPECT_THAT(Told(*sample, core::Language::kFrench), HasSubstr("✘ refusé, comme attendu : PIN_LOCKED"));
}

TEST(LiveText, TellsWhenTheClockMoves) {
  const auto sample = Paul();
  ExchangeResult& clock = sample->step(0, 1).exchanges[0];
  clock.method = "MoveClock";
  clock.response = {{"time", "2025-03-30T01:00:00Z"}};
  EXPECT_THAT(Told(*sample, core::Language::kFrench), HasSubstr("L'horloge avance : dimanche 30 mars 2025, 03:00"));
}

}  // namespace
}  // namespace parcours::scenarios
