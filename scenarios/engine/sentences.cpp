#include "scenarios/engine/sentences.h"

#include <fmt/format.h>

#include <utility>

#include "core/reasons.h"

namespace parcours::scenarios {

core::Text Verbatim(std::string text) {
  return {.fr = text, .en = text};
}

core::Text Explained(const core::Refusal& refusal) {
  const std::string name = core::ReasonName(refusal.reason);
  return {.fr = name + " : " + core::Explain(refusal, core::Language::kFrench),
          .en = name + ": " + core::Explain(refusal, core::Language::kEnglish)};
}

core::Text SkippedAfterFailure() {
  return {.fr = "une étape avant elle a échoué", .en = "a step before it failed"};
}

core::Text SkippedByCondition() {
  return {.fr = "sa condition n'est pas remplie", .en = "its condition does not hold"};
}

core::Text Interrupted() {
  return {.fr = "interrompu", .en = "interrupted"};
}

core::Text Nothing() {
  return {.fr = "rien", .en = "nothing"};
}

core::Text Something() {
  return {.fr = "quelque chose", .en = "something"};
}

core::Text Fields() {
  return {.fr = "des champs", .en = "fields"};
}

core::Text AList() {
  return {.fr = "une liste", .en = "a list"};
}

core::Text Items(std::size_t count) {
  return {.fr = fmt::format("{} éléments", count), .en = fmt::format("{} items", count)};
}

core::Text Differs(const std::string& path, const core::Text& expected, const core::Text& got) {
  return {.fr = fmt::format("{} : attendu {}, obtenu {}", path.empty() ? "réponse" : path, expected.fr, got.fr),
          .en = fmt::format("{}: expected {}, got {}", path.empty() ? "answer" : path, expected.en, got.en)};
}

core::Text ConnectionRefused() {
  return {.fr = "Le serveur refuse ce certificat et ferme la connexion.",
          .en = "The server refuses this certificate and closes the connection."};
}

core::Text AcceptedInsteadOfRefused() {
  return {.fr = "un refus était attendu, mais l'appel a été accepté",
          .en = "expected a refusal, but the call was accepted"};
}

core::Text ConnectedInsteadOfRefused() {
  return {.fr = "la connexion devait être refusée, mais elle a été établie",
          .en = "expected the connection to be refused, but it was made"};
}

core::Text RefusedWith(const core::Refusal& refusal) {
  const core::Text explained = Explained(refusal);
  return {.fr = "refusé : " + explained.fr, .en = "refused with " + explained.en};
}

core::Text ReasonDiffers(const core::Text& difference, const core::Refusal& refusal) {
  const core::Text explained = Explained(refusal);
  return {.fr = fmt::format("refus : {} ({})", difference.fr, explained.fr),
          .en = fmt::format("refused: {} ({})", difference.en, explained.en)};
}

core::Text RefusalPartDiffers(const core::Text& difference, const core::Refusal& refusal) {
  const core::Text explained = Explained(refusal);
  return {.fr = fmt::format("refused.{} ({})", difference.fr, explained.fr),
          .en = fmt::format("refused.{} ({})", difference.en, explained.en)};
}

core::Text NoMethod(const std::string& method) {
  return {.fr = "aucune méthode " + method, .en = "no method " + method};
}

core::Text NoVariable(const std::string& expression, const std::string& variable) {
  return {.fr = fmt::format("aucune variable {} pour {}", expression, variable),
          .en = fmt::format("no variable {} for {}", expression, variable)};
}

core::Text NothingToSave(const std::string& pointer, const std::string& variable) {
  return {.fr = fmt::format("rien à {} à garder sous {}", pointer, variable),
          .en = fmt::format("nothing at {} to save as {}", pointer, variable)};
}

core::Text NoCertificateToSignInWith() {
  return {.fr = "la réponse n'a pas de certificate_chain avec quoi se connecter",
          .en = "the answer has no certificate_chain to sign in with"};
}

core::Text TaskHoldsBefore() {
  return {.fr = "la vérification de l'exercice réussit avant que rien n'ait été fait",
          .en = "the task's check holds before anything was done"};
}

core::Text TaskSolutionFails() {
  return {.fr = "la solution de l'exercice échoue", .en = "the task's solution fails"};
}

core::Text TaskDoesNotHoldAfter() {
  return {.fr = "la vérification de l'exercice échoue après sa solution",
          .en = "the task's check does not hold after its solution"};
}

core::Text MistakeNotRecognised() {
  return {.fr = "l'erreur n'est pas reconnue quand elle est faite",
          .en = "the mistake is not recognised when it is made"};
}

}  // namespace parcours::scenarios
