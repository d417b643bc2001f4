// The archive: what we make passes our own check, and each thing that can be wrong with one is found.
#include <gtest/gtest.h>

#include "core/text.h"
#include "pki/sha1.h"
#include "services/messaging/archive/xdm.h"
#include "services/messaging/archive/zip.h"
#include "tests/services/messaging/support.h"

namespace parcours::messaging {
namespace {

class Archives : public MessagingWorld {
 protected:
  DocumentPair Pair(const common::v1::Ins& patient, const std::string& id = "lettre-1") const {
    const std::string cda = MakeCda(patient, "MARTEL", id);
    return {.summary = *SummariseCda(cda), .cda = cda, .pdf = kPdf, .confidentialities = {"N"}};
  }
  std::string Good() const { return BuildArchive({Pair(paul_)}, "set-1", world_.now); }

  // The good archive after `change`.
  template <class Change>
  core::Result<CheckedArchive> After(Change change) const {
    Files files = *Unzip(Good());
    change(files);
    return CheckArchive(Zip(files, world_.now));
  }
  static std::string PlaceOf(const core::Result<CheckedArchive>& checked) {
    return checked || checked.error().violations.empty() ? "" : checked.error().violations.front().field;
  }
};

TEST_F(Archives, AreMadeWithAllThatIheAsksAndAlwaysAlike) {
  const auto files = Unzip(Good());
  ASSERT_TRUE(files);
  for (const char* path : {"INDEX.HTM", "README.TXT", "IHE_XDM/SUBSET01/METADATA.XML", "IHE_XDM/SUBSET01/DOC0001.XML",
                           "IHE_XDM/SUBSET01/DOC0002.PDF"}) {
    EXPECT_TRUE(files->contains(path)) << path;
  }
  const auto checked = CheckArchive(Good());
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->documents.size(), 2U);
  EXPECT_EQ(checked->summaries.at(0).patient.matricule(), paul_.matricule());
  EXPECT_EQ(Good(), Good());
}

TEST_F(Archives, LackNothing) {
  for (const char* path : {"INDEX.HTM", "README.TXT", "IHE_XDM/SUBSET01/METADATA.XML"}) {
    const auto checked = After([&](Files& files) { files.erase(path); });
    EXPECT_EQ(ReasonOf(checked), common::v1::REASON_ARCHIVE_INVALID);
    EXPECT_EQ(PlaceOf(checked), path);
  }
  EXPECT_EQ(ReasonOf(After([](Files& files) { files.erase("IHE_XDM/SUBSET01/DOC0002.PDF"); })),
            common::v1::REASON_ARCHIVE_INVALID);
  EXPECT_EQ(ReasonOf(CheckArchive("no zip")), common::v1::REASON_ARCHIVE_INVALID);
  EXPECT_EQ(ReasonOf(CheckArchive("")), common::v1::REASON_ARCHIVE_INVALID);
}

TEST_F(Archives, HoldWhatTheirMetadataSay) {
  auto checked = After([](Files& files) { files["IHE_XDM/SUBSET01/DOC0001.XML"] += "\n"; });
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().violations.size(), 2U) << "size and hash";
  checked = After([](Files& files) { files["IHE_XDM/SUBSET01/DOC0001.XML"][20] = 'X'; });
  EXPECT_EQ(PlaceOf(checked), "IHE_XDM/SUBSET01/DOC0001.XML");
  checked = After([](Files& files) { files["IHE_XDM/SUBSET01/EXTRA.EXE"] = "MZ"; });
  EXPECT_EQ(PlaceOf(checked), "IHE_XDM/SUBSET01/EXTRA.EXE");
  checked = After([](Files& files) { files["IHE_XDM/SUBSET01/METADATA.XML"] = "<no/>"; });
  EXPECT_EQ(PlaceOf(checked), "IHE_XDM/SUBSET01/METADATA.XML");
}

TEST_F(Archives, AreOfOnePatient) {
  const std::string two = BuildArchive({Pair(paul_), Pair(ana_, "lettre-2")}, "set-1", world_.now);
  EXPECT_EQ(ReasonOf(CheckArchive(two)), common::v1::REASON_SEVERAL_PATIENTS);
  DocumentPair mixed = Pair(paul_);
  mixed.cda = MakeCda(ana_);
  EXPECT_EQ(ReasonOf(CheckArchive(BuildArchive({mixed}, "set-1", world_.now))),
            common::v1::REASON_DOCUMENT_PATIENT_MISMATCH);
}

TEST_F(Archives, StayWithinTheirLimits) {
  Files bomb = *Unzip(Good());
  bomb["BOMB"] = std::string(kMostUnpackedBytes + 1, '\0');
  const std::string small = Zip(bomb, world_.now);
  EXPECT_LT(small.size(), 100'000U);
  EXPECT_EQ(ReasonOf(CheckArchive(small)), common::v1::REASON_ARCHIVE_INVALID);
  Files many;
  for (std::size_t i = 0; i <= kMostEntries; ++i) many["file" + std::to_string(i)] = "x";
  EXPECT_EQ(ReasonOf(Unzip(Zip(many, world_.now))), common::v1::REASON_ARCHIVE_INVALID);
  for (const char* path : {"../etc/passwd", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a//b", "."}) {
    EXPECT_FALSE(IsSafePath(path)) << path;
    EXPECT_EQ(ReasonOf(Unzip(Zip({{path, "x"}}, world_.now))), common::v1::REASON_ARCHIVE_INVALID) << path;
  }
  EXPECT_TRUE(IsSafePath("IHE_XDM/SUBSET01/DOC0001.XML"));
}

TEST_F(Archives, ThatAreCutAnywhereAreRefusedNotBelieved) {
  const std::string good = Good();
  for (std::size_t length = 0; length < good.size(); length += 97) {
    EXPECT_FALSE(CheckArchive(good.substr(0, length))) << length;
  }
}

TEST_F(Archives, AreSentAsTheyAreAndTheirSubjectSaysWhatTheyHold) {
  v1::SendMessageRequest request = To(kGp, "XDM/1.0/DDM+Lettre de liaison MARTEL PAUL 12/06/1961");
  request.set_archive(Good());
  ASSERT_TRUE(Send(request));
  for (const char* right : {"[Annule et remplace] XDM/1.0/DDM+Lettre Martel Paul 12/06/1961",
                            "XDM/1.0/DDM+Lettre DURAND Paul 12/06/1961"}) {
    request.set_subject(right);
    EXPECT_TRUE(Send(request)) << right;
  }
  for (const char* wrong :
       {"Lettre de liaison MARTEL PAUL 12/06/1961", "XDM/1.0/DDM+MARTEL PAUL 12/06/1961",
        "XDM/1.0/DDM+Lettre MARTEL PAUL", "XDM/1.0/DDM+Lettre MARTEL PAUL 13/06/1961",
        "XDM/1.0/DDM+Lettre MARTEL JEAN 12/06/1961", "[Annule] XDM/1.0/DDM+Lettre MARTEL PAUL 12/06/1961"}) {
    request.set_subject(wrong);
    EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_SUBJECT_INVALID) << wrong;
  }
}

TEST_F(Archives, GoWithoutDocumentsBesideThemAndWithTheRightPatient) {
  v1::SendMessageRequest request = WithLetter(To(kGp));
  request.set_archive(Good());
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_INVALID_ARGUMENT);
  request = WithLetter(To(kGp));
  request.mutable_documents(0)->set_dmp_document_id("doc-1");
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_INVALID_ARGUMENT);
  request = WithLetter(To(kGp));
  *request.mutable_patient() = ana_;
  EXPECT_EQ(ReasonOf(Send(request)), common::v1::REASON_DOCUMENT_PATIENT_MISMATCH);
  status_ = ins::v1::IDENTITY_STATUS_PROVISIONAL;
  EXPECT_EQ(ReasonOf(Send(WithLetter(To(kGp)))), common::v1::REASON_IDENTITY_NOT_QUALIFIED);
}

TEST_F(Archives, HaveAPdfMadeFromTheCdaWhereNoneIsGiven) {
  v1::SendMessageRequest request = WithLetter(To(kGp));
  request.mutable_documents(0)->clear_pdf();
  const auto sent = Send(request);
  ASSERT_TRUE(sent);
  EXPECT_TRUE(ReadFile(kCardiologist, sent->message().id(), "att-2")->content().starts_with("%PDF-"));
}

TEST(Sha1, IsTheOneOfTheStandard) {
  EXPECT_EQ(core::Hex(pki::Sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

}  // namespace
}  // namespace parcours::messaging
