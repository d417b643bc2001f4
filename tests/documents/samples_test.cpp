// Each document of the library is one that the DMP takes: its reader checks what the official validator does not (keys,
// lengths, OIDs, PS_IdNat). A document that is spoilt in one place is found out, so that silence means something.
#include "tests/documents/samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "documents/rendering/html.h"
#include "documents/rendering/pdf.h"
#include "parcours/common/v1/reason.pb.h"
#include "services/dmp/cda/header.h"
#include "services/dmp/rules/agreement.h"
#include "tests/documents/support.h"

namespace parcours::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<dmp::cda::Finding> FindingsOf(const std::string& cda) {
  return dmp::cda::ReadDocument(cda, dmp::ValueSets::Builtin()).findings;
}

std::string Sample(std::string_view name) {
  for (testing::Sample& sample : testing::Samples()) {
    if (sample.name == name) return std::move(sample.cda);
  }
  ADD_FAILURE() << "no sample " << name;
  return {};
}

// Counts one: a replacement that does not apply would prove nothing.
std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

TEST(Documents, AreTakenByTheDmp) {
  for (const testing::Sample& sample : testing::Samples()) {
    const dmp::cda::Reading reading = dmp::cda::ReadDocument(sample.cda, dmp::ValueSets::Builtin());
    for (const dmp::cda::Finding& one : reading.findings)
      ADD_FAILURE() << sample.name << ": " << one.place << " " << one.description;
    EXPECT_THAT(dmp::cda::FormatCodeOf(reading.header, dmp::ValueSets::Builtin()), Not(IsEmpty())) << sample.name;
  }
}

TEST(Documents, AreReadableInBothForms) {
  for (const testing::Sample& sample : testing::Samples()) {
    const auto html = RenderHtml(sample.cda);
    const auto pdf = RenderPdf(sample.cda);
    ASSERT_TRUE(html && pdf) << sample.name;
    EXPECT_THAT(*html, HasSubstr("MARTEL")) << sample.name;
    EXPECT_THAT(*pdf, ::testing::StartsWith("%PDF-")) << sample.name;
  }
}

TEST(Documents, AreTheSameWhenWrittenAgain) {
  const auto first = testing::Samples();
  const auto second = testing::Samples();
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].cda, second[i].cda) << first[i].name;
}

TEST(Documents, OrdonnanceSaysItsLinesInWordsAndCodes) {
  const std::string cda = Sample("ordonnance");
  for (const char* part :
       {"code=\"60000001\"", "codeSystem=\"1.2.250.1.213.2.3.1\"", "<repeatNumber value=\"2\"/>", "code=\"MED-1096\"",
        "spray &lt;sublingual&gt;", "unit=\"30009000\"", "value=\"20250328\"", "value=\"20250427\""}) {
    EXPECT_THAT(cda, HasSubstr(part));
  }
  const std::string text = testing::TextOf(RenderPdf(cda).value());
  for (const char* part : {"Ordonnance numérique n° SIM0000000000000A1", "Bisoprolol 2,5 mg", "1 comprimé le matin",
                           "Non substituable : marge thérapeutique étroite", "2 fois", "aucun"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Documents, OrdonnanceHoldsItsPdfCopyOnce) {
  const std::string cda = Sample("ordonnance");
  EXPECT_THAT(cda, HasSubstr("mediaType=\"application/pdf\""));
  EXPECT_THAT(RenderHtml(cda).value(), Not(HasSubstr("Copie du document")));
}

TEST(Documents, DispensingNamesWhatWasGivenAndNotWhatWasNot) {
  const std::string html = RenderHtml(Sample("dispensation")).value();
  EXPECT_THAT(html, HasSubstr("Bisoprolol générique 2,5 mg"));
  EXPECT_THAT(html, HasSubstr("Substitution par un produit générique"));
  EXPECT_THAT(html, HasSubstr("Dispensation suivante - Partielle"));
  EXPECT_THAT(html, HasSubstr("2 boîtes"));
  EXPECT_THAT(html, Not(HasSubstr("Trinitrine")));
}

TEST(Documents, LaboratoryResultsStandInATableWithWhatIsNormal) {
  const std::string html = RenderHtml(Sample("biologie")).value();
  EXPECT_THAT(html, HasSubstr("<td>Potassium</td><td><strong>5,4</strong></td><td>mmol/L</td><td>3,5 à 5,0</td>"
                              "<td>Anormalement élevé</td>"));
  EXPECT_THAT(html, HasSubstr("<td>≤ 104</td><td>Normal</td>"));
}

TEST(Documents, HospitalReportHasHeadings) {
  const std::string html = RenderHtml(Sample("compte_rendu_hospitalisation")).value();
  EXPECT_THAT(html, HasSubstr("<h2>MOTIF D'HOSPITALISATION</h2><p>Douleur thoracique.</p>"));
  EXPECT_THAT(html, HasSubstr("<h2>ÉVOLUTION</h2><p>Favorable.</p><ul><li>sortie à domicile</li>"));
}

struct Spoilt {
  const char* what;
  const char* from;
  const char* to;
  core::Reason reason;
};

class SpoiltDocuments : public ::testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltDocuments, AreFoundOut) {
  const auto findings = FindingsOf(Replaced(Sample("lettre_de_liaison"), GetParam().from, GetParam().to));
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const dmp::cda::Finding& one) {
    return one.reason == GetParam().reason;
  })) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    OnePlace, SpoiltDocuments,
    ::testing::Values(
        Spoilt{"key", "161061803399914", "161061803399915", common::v1::REASON_KEY_WRONG},
        Spoilt{"length", "161061803399914", "16106180339991", common::v1::REASON_DOCUMENT_INVALID},
        Spoilt{"OID", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.99", common::v1::REASON_DOCUMENT_INVALID},
        Spoilt{"RPPS", "899700000021", "899700000022", common::v1::REASON_DOCUMENT_INVALID},
        Spoilt{"PS_IdNat", "899700000021", "XYZ", common::v1::REASON_DOCUMENT_INVALID},
        Spoilt{"structure", "11B0062023", "1B0062023", common::v1::REASON_DOCUMENT_INVALID},
        Spoilt{"type", "11490-0", "99999-9", common::v1::REASON_CODE_UNKNOWN},
        Spoilt{"speciality", "G15_10/SM04", "G15_10/SM99", common::v1::REASON_CODE_UNKNOWN},
        Spoilt{"sector", "SA01", "SA99", common::v1::REASON_CODE_UNKNOWN},
        Spoilt{"birth place", "<county>18033</county>", "<county>1803</county>", common::v1::REASON_DOCUMENT_INVALID},
        Spoilt{"time", "20250328110000+0100", "20250332110000+0100", common::v1::REASON_DOCUMENT_INVALID}),
    [](const auto& param) {
      std::string name = param.param.what;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

TEST(Documents, OfThePatientAreBySomebodyElseNowhere) {
  const std::string cda = Sample("texte_du_patient");
  EXPECT_THAT(FindingsOf(Replaced(cda, "extension=\"161061803399914\"", "extension=\"279035121518989\"")),
              Not(IsEmpty()));
}

}  // namespace
}  // namespace parcours::documents
