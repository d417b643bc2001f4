// The stand-in: what it hears, drafts and marks.
#include "services/consultation/rules/drafting.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "services/consultation/rules/pages.h"
#include "services/consultation/rules/words.h"

namespace parcours::consultation {
namespace {

v1::Consultation Said(const std::vector<std::pair<v1::Speaker, std::string>>& lines) {
  v1::Consultation consultation;
  for (const auto& [speaker, text] : lines) {
    v1::NoteLine& line = *consultation.add_notes();
    line.set_number(static_cast<std::uint32_t>(consultation.notes_size()));
    line.set_speaker(speaker);
    line.set_text(text);
  }
  return consultation;
}

v1::Report Drafted(const v1::Consultation& consultation, const std::vector<v1::DraftMistake>& mistakes = {}) {
  const auto draft = Draft(consultation, mistakes, 1);
  EXPECT_TRUE(draft);
  return draft ? *draft : v1::Report();
}

std::string Misheard(const std::string& text, v1::DraftMistake mistake) {
  const v1::Report report = Drafted(Said({{v1::SPEAKER_DOCTOR, "Examen : " + text}}), {mistake});
  return report.passages().empty() ? "" : report.passages(0).text();
}

TEST(StandIn, PutsEachLineIntoASectionOrLeavesItOut) {
  const v1::Report report = Drafted(Said({{v1::SPEAKER_DOCTOR, "On va se revoir dans un mois."},
                                          {v1::SPEAKER_PATIENT, "Je viens pour une toux."},
                                          {v1::SPEAKER_COMPANION, "Il fait beau."},
                                          {v1::SPEAKER_DOCTOR, "Bisoprolol 2,5 mg."}}));
  ASSERT_EQ(report.passages_size(), 3);
  EXPECT_EQ(report.passages(0).section(), v1::SECTION_REASON);
  EXPECT_EQ(report.passages(0).text(), "Le patient dit : « Je viens pour une toux ».");
  EXPECT_EQ(report.passages(0).lines(0), 2U);
  EXPECT_EQ(report.passages(1).section(), v1::SECTION_TREATMENT);
  EXPECT_EQ(report.passages(2).section(), v1::SECTION_PLAN);
  ASSERT_EQ(report.unused_lines_size(), 1);
  EXPECT_EQ(report.unused_lines(0), 3U);
}

TEST(StandIn, DraftsTheSameFromTheSameNotes) {
  const auto notes =
      Said({{v1::SPEAKER_DOCTOR, "Euh, tension 12/7."}, {v1::SPEAKER_PATIENT, "J'ai mal au bras droit."}});
  const std::vector<v1::DraftMistake> mistakes = {v1::DRAFT_MISTAKE_WRONG_SIDE, v1::DRAFT_MISTAKE_INVENTED};
  EXPECT_EQ(Drafted(notes, mistakes).SerializeAsString(), Drafted(notes, mistakes).SerializeAsString());
}

TEST(StandIn, NeedsNotes) {
  const auto draft = Draft(v1::Consultation(), {}, 1);
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().reason, common::v1::REASON_INVALID_ARGUMENT);
}

TEST(Mistakes, AreThoseOfRealTools) {
  EXPECT_EQ(Misheard("pas d'allergie.", v1::DRAFT_MISTAKE_LOST_NEGATION), "Examen : allergie.");
  EXPECT_EQ(Misheard("aucune fièvre.", v1::DRAFT_MISTAKE_LOST_NEGATION), "Examen : une fièvre.");
  EXPECT_EQ(Misheard("genou droit.", v1::DRAFT_MISTAKE_WRONG_SIDE), "Examen : genou gauche.");
  EXPECT_EQ(Misheard("épaule gauche.", v1::DRAFT_MISTAKE_WRONG_SIDE), "Examen : épaule droite.");
  EXPECT_EQ(Misheard("bras gauche.", v1::DRAFT_MISTAKE_WRONG_SIDE), "Examen : bras droit.");
  EXPECT_EQ(Misheard("main gauche.", v1::DRAFT_MISTAKE_WRONG_SIDE), "Examen : main droite.");
  EXPECT_EQ(Misheard("2,5 mg.", v1::DRAFT_MISTAKE_DOSE_MISREAD), "Examen : 25 mg.");
  EXPECT_EQ(Misheard("75 µg.", v1::DRAFT_MISTAKE_DOSE_MISREAD), "Examen : 750 µg.");
  EXPECT_EQ(Misheard("son père a un diabète.", v1::DRAFT_MISTAKE_PERSON_CONFUSED), "Examen : le patient a un diabète.");
}

TEST(Mistakes, AreMadeOnceAndBearNoMark) {
  const v1::Report report =
      Drafted(Said({{v1::SPEAKER_DOCTOR, "Examen : genou droit."}, {v1::SPEAKER_DOCTOR, "Palpation : coude droit."}}),
              {v1::DRAFT_MISTAKE_WRONG_SIDE});
  EXPECT_EQ(report.passages(0).text(), "Examen : genou gauche.");
  EXPECT_EQ(report.passages(1).text(), "Palpation : coude droit.");
  for (const v1::Passage& passage : report.passages()) EXPECT_EQ(passage.mark(), v1::PASSAGE_MARK_UNSPECIFIED);
}

TEST(Mistakes, NeedAnOccasion) {
  const auto notes = Said({{v1::SPEAKER_DOCTOR, "Tension 12/7."}});
  for (const auto mistake : {v1::DRAFT_MISTAKE_LOST_NEGATION, v1::DRAFT_MISTAKE_WRONG_SIDE,
                             v1::DRAFT_MISTAKE_DOSE_MISREAD, v1::DRAFT_MISTAKE_PERSON_CONFUSED}) {
    const auto draft = Draft(notes, {mistake}, 1);
    ASSERT_FALSE(draft) << v1::DraftMistake_Name(mistake);
    EXPECT_EQ(draft.error().violations.at(0).field, "mistakes[0]");
  }
}

TEST(Marks, ShowWhatNobodySaid) {
  const v1::Report report = Drafted(Said({{v1::SPEAKER_DOCTOR, "Tension 12/7."}}), {v1::DRAFT_MISTAKE_INVENTED});
  ASSERT_EQ(report.passages_size(), 2);
  EXPECT_EQ(report.passages(1).mark(), v1::PASSAGE_MARK_UNSUPPORTED);
  EXPECT_TRUE(report.passages(1).lines().empty());
}

struct Pair {
  const char* left;
  const char* right;
  bool contradict;
};

class Contradictions : public testing::TestWithParam<Pair> {};

TEST_P(Contradictions, AreMarkedOnBothSides) {
  const v1::Report report = Drafted(Said(
      {{v1::SPEAKER_DOCTOR, std::string("Examen : ") + GetParam().left}, {v1::SPEAKER_PATIENT, GetParam().right}}));
  ASSERT_EQ(report.passages_size(), 2);
  for (const v1::Passage& passage : report.passages()) {
    EXPECT_EQ(passage.mark() == v1::PASSAGE_MARK_CONTRADICTED, GetParam().contradict) << passage.text();
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, Contradictions,
    testing::Values(Pair{"épaule gauche douloureuse.", "J'ai une douleur à l'épaule droite.", true},
                    Pair{"clopidogrel 75 mg.", "Je prends du clopidogrel 150 mg.", true},
                    Pair{"clopidogrel 75 mg.", "Je prends du clopidogrel 75 mg.", false},
                    Pair{"aucune allergie à la pénicilline.", "J'ai une allergie à la pénicilline.", true},
                    Pair{"genou gauche.", "J'ai mal au coude droit.", false}));

TEST(Pages, EachSayWhatMadeThemAndThatNobodySigned) {
  v1::Consultation consultation;
  for (int i = 0; i < 2 * kLinesOfAPage; ++i) {
    v1::NoteLine& line = *consultation.add_notes();
    line.set_number(static_cast<std::uint32_t>(i + 1));
    line.set_speaker(v1::SPEAKER_DOCTOR);
    line.set_text("Tension 12/7.");
  }
  *consultation.mutable_report() = Drafted(consultation);
  const auto pages = DraftPages(consultation, common::v1::Traits());
  ASSERT_EQ(pages.size(), 3U);
  for (const std::string& page : pages) {
    EXPECT_NE(page.find("BROUILLON produit par un programme à règles"), std::string::npos);
    EXPECT_NE(page.find("Aucun médecin ne l'a signé"), std::string::npos);
  }
  const std::string text = SignedText(consultation, common::v1::Traits());
  EXPECT_EQ(text.find("BROUILLON"), std::string::npos);
  EXPECT_NE(text.find("Page 3 sur 3. Rédigé à partir du brouillon d'un programme à règles"), std::string::npos);
}

TEST(Words, AreComparedWithoutAccentsAndCase) {
  EXPECT_EQ(Folded("Œdème, À 2,5 mg !"), " oedeme a 2,5 mg ");
  EXPECT_EQ(DosesOf("2,5 mg le matin et 75 µg"), (std::set<std::string>{"2,5 mg", "75 ug"}));
  EXPECT_TRUE(IsNegated("Ni fièvre, ni toux"));
  EXPECT_FALSE(IsNegated("Passage aux urgences"));
}

}  // namespace
}  // namespace parcours::consultation
