#include "scenarios/report/answer.h"

#include <gtest/gtest.h>

namespace parcours::scenarios {
namespace {

std::string Told(const std::string& service, const std::string& method, Json response,
                 core::Language language = core::Language::kFrench) {
  ExchangeResult exchange;
  exchange.service = "parcours." + service;
  exchange.method = method;
  exchange.response = std::move(response);
  return AnswerInALine(exchange, language);
}

TEST(AnswerInALine, SaysStatesByTheirNamesAndLeavesIdsOut) {
  const Json response = {{"outcome", "FOUND"},
                         {"cr_code", "00"},
                         {"identity",
                          {{"id", "identity-b8j54q3j6cg3"},
                           {"structure", "11B0062023"},
                           {"ins", {{"matricule", "1610618033998"}, {"key", "15"}}},
                           {"status", "RETRIEVED"}}}};
  EXPECT_EQ(Told("ins.v1.InsService", "SearchByTraits", response),
            "une identité trouvée, récupérée, INS 1610618033998 15");
  EXPECT_EQ(Told("ins.v1.InsService", "SearchByTraits", response, core::Language::kEnglish),
            "one identity found, retrieved, INS 1610618033998 15");
}

TEST(AnswerInALine, LeavesSerialsAndSignaturesOut) {
  const Json response = {{"card", {{"holder_name", "Claire Lenoir (Médecin)"}, {"serial", "80250card-0m0a18yzb8k6"}}},
                         {"signature", "MEUCIGYHWAyoPkh6ZyrrI+fo34wAM+w+DxKFR7mKgWXdp5HfAiEAxblBAeKuml3o"}};
  EXPECT_EQ(Told("card.v1.CardService", "SignContent", response), "Claire Lenoir (Médecin)");
}

TEST(AnswerInALine, CountsAListAndSaysItsFirstItems) {
  Json documents = Json::array();
  for (const char* const title : {"Électrocardiogramme", "Lettre", "Synthèse", "Radio"}) {
    documents.push_back({{"id", "doc-1"}, {"metadata", {{"title", title}}}});
  }
  EXPECT_EQ(Told("dmp.v1.DmpService", "SearchDocuments", {{"documents", documents}}),
            "4 : Électrocardiogramme, Lettre, Synthèse…");
}

TEST(AnswerInALine, SaysThatAListIsEmptyAndThatAnAnswerWithoutWordsWasAnAcceptance) {
  EXPECT_EQ(Told("dmp.v1.DmpService", "SearchDocuments", {{"documents", Json::array()}}), "aucun résultat");
  EXPECT_EQ(Told("dmp.v1.DmpService", "SubmitDocument", {{"document_id", "doc-1"}}), "accepté");
  EXPECT_EQ(Told("dmp.v1.DmpService", "SubmitDocument", nullptr), "accepté");
  EXPECT_EQ(Told("elsewhere.v1.Service", "Method", {{"a", "b"}}), "accepté");
}

}  // namespace
}  // namespace parcours::scenarios
