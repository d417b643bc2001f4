// The library's documents pass, and each thing changed in them is found at its place: what the official validator finds
// and what it does not (keys, lengths, identifiers).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/files.h"
#include "parcours/common/v1/reason.pb.h"
#include "pki/crypto.h"
#include "services/dmp/cda/header.h"
#include "tests/services/dmp/support.h"

namespace parcours::dmp::cda {
namespace {

using common::v1::Reason;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Reading Read(const std::string& bytes) {
  return ReadDocument(bytes, ValueSets::Builtin());
}

std::string Ecg() {
  return Filled("ecg");
}

std::string Without(const std::string& element) {
  const std::string text = Ecg();
  std::size_t begin = text.find("<" + element);
  while (begin != std::string::npos && std::string(" />").find(text[begin + 1 + element.size()]) == std::string::npos) {
    begin = text.find("<" + element, begin + 1);  // the name of another element begins like this
  }
  if (begin == std::string::npos) throw std::logic_error("no element " + element);
  const std::string close = "</" + element + ">";
  const std::size_t end_tag = text.find('>', begin);
  if (text[end_tag - 1] == '/') return text.substr(0, begin) + text.substr(end_tag + 1);
  const std::size_t end = text.find(close, begin);
  return text.substr(0, begin) + text.substr(end + close.size());
}

std::string Describe(const std::vector<Finding>& findings) {
  std::string all;
  for (const Finding& one : findings) all += one.place + " " + one.description + "\n";
  return all;
}

TEST(LibraryDocuments, PassWithoutAFinding) {
  for (const char* name :
       {"urgences", "lettre_liaison_sortie", "consultation", "ecg", "biologie", "synthese_medicale"}) {
    const Reading reading = Read(Filled(name));
    EXPECT_THAT(reading.findings, IsEmpty()) << name << "\n" << Describe(reading.findings);
    EXPECT_EQ(FormatCodeOf(reading.header, ValueSets::Builtin()), "urn:ihe:iti:xds-sd:text:2008");
  }
}

TEST(LibraryDocuments, AreAllTried) {
  int templates = 0;
  for (const auto& file : std::filesystem::directory_iterator(PARCOURS_SOURCE_DIR "/scenarios/library/documents")) {
    if (!file.path().string().ends_with(".cda.xml")) continue;
    ++templates;
    const std::string name = file.path().filename().string();
    EXPECT_THAT(Read(Filled(name.substr(0, name.find('.')))).findings, IsEmpty()) << name;
  }
  EXPECT_GE(templates, 6);
}

TEST(LibraryDocuments, SayWhatTheirHeaderHolds) {
  const Header header = Read(Ecg()).header;
  EXPECT_EQ(header.type.code, "70004-7");
  EXPECT_EQ(header.title, "Électrocardiogramme");
  EXPECT_EQ(header.version, 1U);
  EXPECT_EQ(header.patient.birth_name, "MARTEL");
  EXPECT_EQ(header.patient.given_names, "PAUL ANDRE");
  EXPECT_EQ(header.patient.birth_place, "18033");
  EXPECT_EQ(header.author.id, "899700000021");
  EXPECT_EQ(header.author.name, "Claire LENOIR");
  EXPECT_EQ(header.author.structure, "11B0062023");
  EXPECT_EQ(header.practice_setting, "ETABLISSEMENT");
  EXPECT_EQ(header.facility_type, "SA01");
  EXPECT_EQ(header.media_type, "text/plain");
  EXPECT_EQ(core::FormatTime(header.created), "2025-03-22T13:35:00Z");
}

struct Mutation {
  const char* what;
  const char* by;
  const char* place;  // where it must be found
  Reason reason = common::v1::REASON_DOCUMENT_INVALID;
};

class Mutations : public testing::TestWithParam<Mutation> {};

TEST_P(Mutations, AreFoundAtTheirPlace) {
  const Mutation& mutation = GetParam();
  const Reading reading = Read(Replaced(Ecg(), mutation.what, mutation.by));
  ASSERT_EQ(reading.findings.size(), 1U) << Describe(reading.findings);
  EXPECT_EQ(reading.findings[0].place, mutation.place);
  EXPECT_EQ(reading.findings[0].reason, mutation.reason);
}

constexpr const char* kPatientId = "ClinicalDocument/recordTarget/patientRole/id/@extension";

INSTANTIATE_TEST_SUITE_P(
    OfTheHeader, Mutations,
    testing::Values(
        // Found by the official validator too.
        Mutation{"realmCode code=\"FR\"", "realmCode code=\"DE\"", "ClinicalDocument/realmCode/@code"},
        Mutation{"POCD_HD000040", "POCD_HD000041", "ClinicalDocument/typeId"},
        Mutation{"<templateId root=\"1.2.250.1.213.1.1.1.1\"/>", "", "ClinicalDocument/templateId"},
        Mutation{"<templateId root=\"2.16.840.1.113883.2.8.2.1\"/>", "", "ClinicalDocument/templateId"},
        Mutation{"code=\"70004-7\"", "code=\"99999-9\"", "ClinicalDocument/code/@code",
                 common::v1::REASON_CODE_UNKNOWN},
        Mutation{"codeSystem=\"2.16.840.1.113883.6.1\"", "codeSystem=\"1.2.3\"", "ClinicalDocument/code/@codeSystem"},
        Mutation{"<title>Électrocardiogramme</title>", "<title> </title>", "ClinicalDocument/title"},
        Mutation{"<effectiveTime value=\"20250322143500+0100\"/>", "<effectiveTime value=\"22/03/2025\"/>",
                 "ClinicalDocument/effectiveTime/@value"},
        Mutation{"code=\"N\"", "code=\"Z\"", "ClinicalDocument/confidentialityCode/@code",
                 common::v1::REASON_CODE_UNKNOWN},
        Mutation{"languageCode code=\"fr-FR\"", "languageCode code=\"en-US\"", "ClinicalDocument/languageCode/@code"},
        Mutation{"versionNumber value=\"1\"", "versionNumber value=\"0\"", "ClinicalDocument/versionNumber/@value"},
        Mutation{"versionNumber value=\"1\"", "versionNumber value=\"1.5\"", "ClinicalDocument/versionNumber/@value"},
        Mutation{"family qualifier=\"BR\"", "family qualifier=\"SP\"",
                 "ClinicalDocument/recordTarget/patientRole/patient/name/family[@qualifier='BR']"},
        Mutation{"given qualifier=\"BR\"", "given qualifier=\"SP\"",
                 "ClinicalDocument/recordTarget/patientRole/patient/name/given[@qualifier='BR']"},
        Mutation{"administrativeGenderCode code=\"M\"", "administrativeGenderCode code=\"X\"",
                 "ClinicalDocument/recordTarget/patientRole/patient/administrativeGenderCode"},
        Mutation{"<county>18033</county>", "<county>Bourges</county>",
                 "ClinicalDocument/recordTarget/patientRole/patient/birthplace/place/addr/county"},
        Mutation{"signatureCode code=\"S\"", "signatureCode code=\"X\"",
                 "ClinicalDocument/legalAuthenticator/signatureCode/@code"},
        Mutation{"code=\"ETABLISSEMENT\"", "code=\"HOPITAL\"",
                 "ClinicalDocument/documentationOf/serviceEvent/performer/assignedEntity/representedOrganization/"
                 "standardIndustryClassCode/@code",
                 common::v1::REASON_CODE_UNKNOWN},
        Mutation{"code=\"SA01\"", "code=\"SA99\"",
                 "ClinicalDocument/componentOf/encompassingEncounter/location/healthCareFacility/code/@code",
                 common::v1::REASON_CODE_UNKNOWN},
        Mutation{"code=\"G15_10/SM04\"", "code=\"G15_10/SM99\"", "ClinicalDocument/author/assignedAuthor/code/@code",
                 common::v1::REASON_CODE_UNKNOWN},
        // Not found by the official validator.
        Mutation{"root=\"1.2.250.1.213.1.4.10\"", "root=\"1.2.250.1.213.1.4.99\"",
                 "ClinicalDocument/recordTarget/patientRole/id"},
        Mutation{"161061803399914", "16106180339991", kPatientId},
        Mutation{"161061803399914", "1610618033999140", kPatientId},
        Mutation{"161061803399914", "161061803399915", kPatientId, common::v1::REASON_KEY_WRONG},
        Mutation{"161061803399914", "16106180339X914", kPatientId},
        Mutation{"birthTime value=\"19610612\"", "birthTime value=\"12/06/1961\"",
                 "ClinicalDocument/recordTarget/patientRole/patient/birthTime/@value"},
        Mutation{"extension=\"899700000021\"", "extension=\"XYZ\"",
                 "ClinicalDocument/author/assignedAuthor/id/@extension"},
        Mutation{"extension=\"899700000021\"", "extension=\"899700000022\"",
                 "ClinicalDocument/author/assignedAuthor/id/@extension"},
        Mutation{"id root=\"1.2.250.1.71.4.2.1\" extension=\"899700000021\"",
                 "id root=\"1.2.250.1.71.4.2.9\" extension=\"899700000021\"",
                 "ClinicalDocument/author/assignedAuthor/id/@root"},
        Mutation{"extension=\"11B0062023\"", "extension=\"1B0062023\"",
                 "ClinicalDocument/author/assignedAuthor/representedOrganization/id/@extension"},
        Mutation{"id root=\"2.25.221186214095387459632010948375126407715\"", "id root=\"urn:uuid:1\"",
                 "ClinicalDocument/id/@root"},
        Mutation{"<high value=\"20250322143000+0100\"/>", "<high value=\"20250322133000+0100\"/>",
                 "ClinicalDocument/documentationOf/serviceEvent/effectiveTime"}));

class Removals : public testing::TestWithParam<const char*> {};

TEST_P(Removals, AreFound) {
  const std::string element = GetParam();
  const Reading reading = Read(Without(element));
  ASSERT_THAT(reading.findings, Not(IsEmpty())) << element;
  const std::string& place = reading.findings[0].place;
  EXPECT_TRUE(place == "ClinicalDocument/" + element || place.ends_with("/" + element)) << place;
}

INSTANTIATE_TEST_SUITE_P(OfTheHeader, Removals,
                         testing::Values("realmCode", "typeId", "templateId", "id", "code", "title", "effectiveTime",
                                         "confidentialityCode", "languageCode", "setId", "versionNumber",
                                         "recordTarget", "patientRole", "patient", "administrativeGenderCode",
                                         "birthTime", "birthplace", "author", "assignedAuthor", "assignedPerson",
                                         "representedOrganization", "custodian", "legalAuthenticator",
                                         "documentationOf", "performer", "standardIndustryClassCode", "componentOf",
                                         "healthCareFacility", "component", "text"));

TEST(Findings, AreGivenAllAtOnceInTheOrderOfTheDocument) {
  std::string text = Replaced(Ecg(), "161061803399914", "161061803399915");
  text = Replaced(std::move(text), "extension=\"899700000021\"", "extension=\"XYZ\"");
  text = Replaced(std::move(text), "code=\"SA01\"", "code=\"SA99\"");
  std::vector<std::string> places;
  for (const Finding& one : Read(text).findings) places.push_back(one.place);
  EXPECT_THAT(places,
              ElementsAre(kPatientId, "ClinicalDocument/author/assignedAuthor/id/@extension",
                          "ClinicalDocument/componentOf/encompassingEncounter/location/healthCareFacility/code/@code"));
}

TEST(Findings, NeverQuoteTheDocument) {
  const std::string canary = "CANARI4711";
  for (const char* what :
       {"161061803399914", "899700000021", "11B0062023", "19610612", "18033", "70004-7", "20250322143500+0100"}) {
    for (const Finding& one : Read(Replaced(Ecg(), what, canary)).findings) {
      EXPECT_THAT(one.place + one.description, Not(HasSubstr(canary)));
    }
  }
  EXPECT_THAT(Describe(Read(Replaced(Ecg(), "</title>", canary)).findings), Not(HasSubstr(canary)));
}

std::string OneFinding(const std::string& bytes) {
  const Reading reading = Read(bytes);
  EXPECT_EQ(reading.findings.size(), 1U) << Describe(reading.findings);
  return reading.findings.empty() ? "" : reading.findings[0].description;
}

TEST(HostileXml, IsRefusedBeforeItIsRead) {
  const std::string bombs =
      R"(<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>
<ClinicalDocument xmlns="urn:hl7-org:v3" a="&e;">&e;&e;&e;&e;</ClinicalDocument>)";
  EXPECT_EQ(OneFinding(bombs), "has a document type declaration");
  const std::string external =
      R"(<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname">]><ClinicalDocument xmlns="urn:hl7-org:v3">&file;</ClinicalDocument>)";
  EXPECT_EQ(OneFinding(external), "has a document type declaration");
  EXPECT_EQ(
      OneFinding(R"(<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><ClinicalDocument xmlns="urn:hl7-org:v3"/>)"),
      "has a document type declaration");
  EXPECT_THAT(OneFinding("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">&unknown;</ClinicalDocument>"),
              HasSubstr("not well-formed"));
}

TEST(HostileXml, IsBoundInSizeDepthAndNumberOfElements) {
  EXPECT_EQ(OneFinding(Ecg() + std::string(6U << 20U, ' ')), "is larger than 5 MiB");
  std::string deep;
  for (int i = 0; i < 65; ++i) deep += "<a>";
  EXPECT_EQ(OneFinding(deep), "is nested too deeply");
  std::string wide = "<a>";
  for (int i = 0; i < 100'001; ++i) wide += "<b/>";
  EXPECT_EQ(OneFinding(wide + "</a>"), "has too many elements");
}

TEST(HostileXml, MustBeUtf8AndSayNothingElse) {
  EXPECT_EQ(OneFinding(Replaced(Ecg(), "Électro", "\xC9lectro")), "is not UTF-8");
  EXPECT_EQ(OneFinding(Replaced(Ecg(), "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")),
            "declares another encoding than UTF-8");
  EXPECT_THAT(OneFinding(std::string("\xFF\xFE<\0a\0/\0>\0", 10)), HasSubstr("UTF-8"));
  EXPECT_THAT(OneFinding(Ecg().substr(0, 3000)), HasSubstr("not well-formed XML (line"));
  EXPECT_THAT(OneFinding(""), HasSubstr("not well-formed"));
  EXPECT_THAT(OneFinding(std::string("<a\0>", 4)), HasSubstr("not well-formed"));
  EXPECT_THAT(OneFinding("<ClinicalDocument/>"), HasSubstr("urn:hl7-org:v3"));
  EXPECT_THAT(OneFinding("<x xmlns=\"urn:hl7-org:v3\"/>"), HasSubstr("is not the root element"));
}

std::string WithBody(const std::string& body) {
  const std::string text = Ecg();
  const std::size_t begin = text.find("<nonXMLBody>");
  const std::size_t end = text.find("</nonXMLBody>") + 13;
  return text.substr(0, begin) + body + text.substr(end);
}

TEST(Bodies, OfPdfAreBase64AndBeginAsAPdf) {
  const auto pdf = [](const std::string& content, const std::string& type) {
    return WithBody("<nonXMLBody><text mediaType=\"" + type + "\" representation=\"B64\">\n  " + content +
                    "\n</text></nonXMLBody>");
  };
  const std::string good = pki::Base64("%PDF-1.4 the rest");
  const Reading reading = Read(pdf(good.substr(0, 8) + "\n" + good.substr(8), "application/pdf"));
  EXPECT_THAT(reading.findings, IsEmpty()) << Describe(reading.findings);
  EXPECT_EQ(FormatCodeOf(reading.header, ValueSets::Builtin()), "urn:ihe:iti:xds-sd:pdf:2008");
  EXPECT_THAT(OneFinding(pdf(good, "image/jpeg")), HasSubstr("not of this type"));
  EXPECT_THAT(OneFinding(pdf(pki::Base64("MZ\x90 a program"), "application/pdf")), HasSubstr("neither text, PDF"));
  EXPECT_EQ(OneFinding(pdf("no base64!", "application/pdf")), "is not base64");
  EXPECT_EQ(OneFinding(pdf("", "application/pdf")), "is empty");
  EXPECT_THAT(OneFinding(WithBody("<nonXMLBody><text mediaType=\"application/pdf\">%PDF-</text></nonXMLBody>")),
              HasSubstr("B64"));
}

TEST(Bodies, OfSectionsHaveText) {
  const auto section = [](const std::string& inside) {
    return WithBody("<structuredBody><component><section>" + inside + "</section></component></structuredBody>");
  };
  EXPECT_THAT(Read(section("<title>T</title><text>Texte</text>")).findings, IsEmpty());
  EXPECT_THAT(Read(section("<component><section><text>Texte</text></section></component>")).findings, IsEmpty());
  EXPECT_EQ(OneFinding(section("<title>T</title><text> </text>")), "has no section with text");
  EXPECT_THAT(OneFinding(WithBody("<nonXMLBody><text mediaType=\"text/plain\"> </text></nonXMLBody>")),
              HasSubstr("is empty"));
  EXPECT_THAT(OneFinding(WithBody("")), HasSubstr("exactly one body"));
}

TEST(Corpus, OfTheFuzzTargetIsReplayed) {
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator(PARCOURS_SOURCE_DIR "/tests/fuzz/corpus/cda")) {
    const auto bytes = core::ReadFile(file.path());
    ASSERT_TRUE(bytes) << file.path();
    const Reading reading = Read(*bytes);
    (void)FormatCodeOf(reading.header, ValueSets::Builtin());
    ++files;
  }
  EXPECT_GT(files, 5);
}

}  // namespace
}  // namespace parcours::dmp::cda
