#include "scenarios/engine/message_builder.h"

#include <gtest/gtest.h>

#include <string>

#include "parcours/journal/v1/journal.pb.h"
#include "parcours/sandbox/v1/fault.pb.h"
#include "parcours/sandbox/v1/sandbox.pb.h"
#include "scenarios/engine/json.h"
#include "scenarios/engine/required.h"
#include "scenarios/engine/wire.h"
#include "tests/scenarios/engine/every_field.h"
#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

using testing::Said;
using testing::Yaml;

class MessageBuilder : public ::testing::Test {
 protected:
  BuildContext Context() {
    return BuildContext{.lookup = [this](std::string_view name) { return variables_.Find(name); },
                        .folder = folder_.path() / "library" / "paul",
                        .now = core::ParseTime("2025-03-22T13:35:00Z").value()};
  }

  template <class Message>
  Message Build(std::string_view yaml) {
    Message message;
    Diagnostics diagnostics;
    BuildMessage(Yaml(yaml), Context(), message, diagnostics);
    said_ = Said(diagnostics);
    return message;
  }

  // Every kind of field, as JSON.
  std::string BuildEvery(std::string_view yaml) {
    const auto message = every_.New();
    Diagnostics diagnostics;
    BuildMessage(Yaml(yaml), Context(), *message, diagnostics);
    said_ = Said(diagnostics);
    return message->ShortDebugString();
  }

  testing::Folder folder_;
  testing::EveryField every_;
  Variables variables_;
  std::string said_;
};

TEST_F(MessageBuilder, TypesEveryScalarByItsField) {
  EXPECT_EQ(
      BuildEvery("{a_string: 0123, a_bool: true, an_int32: -5, an_int64: -9223372036854775808, a_uint32: 4294967295, "
                 "a_uint64: 18446744073709551615, a_float: 1.5, a_double: -2.25e3, a_colour: RED}"),
      "a_string: \"0123\" a_bool: true an_int32: -5 an_int64: -9223372036854775808 a_uint32: 4294967295 "
      "a_uint64: 18446744073709551615 a_float: 1.5 a_double: -2250 a_colour: COLOUR_RED");
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, KeepsWordsThatYamlWouldTakeForOtherThings) {
  EXPECT_EQ(BuildEvery("{strings: [yes, no, 1e3, 0x10, 2025-03-22, '~', 'null', '']}"),
            "strings: \"yes\" strings: \"no\" strings: \"1e3\" strings: \"0x10\" strings: \"2025-03-22\" strings: "
            "\"~\" strings: \"null\" strings: \"\"");
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, TakesListsMapsAndMessages) {
  EXPECT_EQ(
      BuildEvery(
          "{numbers: [1, 2], strings: one, children: [{a_string: x}, {a_string: y}], child: {child: {a_bool: true}}, "
          "colours: [RED, COLOUR_BLUE], by_name: {x: 1}, by_number: {3: {a_string: z}}}"),
      "child { child { a_bool: true } } children { a_string: \"x\" } children { a_string: \"y\" } strings: \"one\" "
      "numbers: 1 numbers: 2 "
      "colours: COLOUR_RED colours: COLOUR_BLUE by_name { key: \"x\" value: 1 } by_number { key: 3 value { a_string: "
      "\"z\" } }");
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, ReadsTimesAndDurations) {
  const auto move = Build<sandbox::v1::MoveClockRequest>("{by: 1 h 30 min}");
  EXPECT_EQ(move.by().seconds(), 5400);
  EXPECT_EQ(Build<sandbox::v1::MoveClockRequest>("{to: 2025-03-22T14:35:00+01:00}").to().seconds(), 1742650500);
  EXPECT_EQ(Build<sandbox::v1::MoveClockRequest>("{to: now}").to().seconds(), 1742650500);
  EXPECT_EQ(Build<sandbox::v1::MoveClockRequest>("{to: now + 2 h}").to().seconds(), 1742650500 + 7200);
  EXPECT_EQ(Build<sandbox::v1::MoveClockRequest>("{to: now - 1 min}").to().seconds(), 1742650500 - 60);
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, TakesBytesAsTextFileAndBase64) {
  folder_.Write("library/paul/documents/a.txt", "grüße");
  EXPECT_EQ(BuildEvery("{some_bytes: plain}"), "some_bytes: \"plain\"");
  EXPECT_EQ(BuildEvery("{some_bytes: {text: plain}}"), "some_bytes: \"plain\"");
  EXPECT_EQ(BuildEvery("{some_bytes: {base64: AAH/}}"), "some_bytes: \"\\000\\001\\377\"");
  EXPECT_EQ(BuildEvery("{some_bytes: {file: documents/a.txt}}"), "some_bytes: \"gr\\303\\274\\303\\237e\"");
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, FillsInTemplatesAndEscapesWhatGoesIntoXml) {
  variables_.Set("name", "D'ARC & <Co>");
  folder_.Write("library/paul/a.cda.xml", "<name>${name}</name>");
  folder_.Write("library/paul/a.txt", "${name}");
  folder_.Write("library/shared/b.txt", "b");
  EXPECT_EQ(BuildEvery("{some_bytes: {file: a.cda.xml}}"), "some_bytes: \"<name>D&apos;ARC &amp; &lt;Co&gt;</name>\"");
  EXPECT_EQ(BuildEvery("{some_bytes: {file: a.txt}}"), "some_bytes: \"D\\'ARC & <Co>\"");
  EXPECT_EQ(BuildEvery("{some_bytes: {file: ../shared/b.txt}}"), "some_bytes: \"b\"");
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, LeavesBinaryFilesAlone) {
  const std::string pdf = "%PDF ${name} \xFF\x00 end";
  folder_.Write("library/paul/a.pdf", pdf);
  const auto message = Build<journal::v1::GetExchangeRequest>("{}");
  Diagnostics diagnostics;
  const auto every = every_.New();
  BuildMessage(Yaml("{some_bytes: {file: a.pdf}}"), Context(), *every, diagnostics);
  EXPECT_EQ(Said(diagnostics), "");
  EXPECT_EQ(every->GetReflection()->GetString(*every, every->GetDescriptor()->FindFieldByName("some_bytes")), pdf);
}

TEST_F(MessageBuilder, PutsVariablesInsideTextAndWholeValuesInPlaceOfMessages) {
  variables_.Set("child", Json({{"a_string", "x"}, {"numbers", {7}}}));
  variables_.Set("names", Json({"a", "b"}));
  variables_.Set("name", "MARTEL");
  EXPECT_EQ(BuildEvery("{child: '${child}', strings: '${names}', a_string: 'M. ${name} ${child.numbers.0}'}"),
            "a_string: \"M. MARTEL 7\" child { a_string: \"x\" numbers: 7 } strings: \"a\" strings: \"b\"");
  EXPECT_EQ(BuildEvery("{an_int32: '${child/numbers/0}'}"), "an_int32: 7");
  EXPECT_EQ(said_, "");
}

TEST_F(MessageBuilder, GivesBackWhatAnAnswerHeld) {
  Build<sandbox::v1::MoveClockRequest>("{}");
  sandbox::v1::Fault fault;
  fault.set_kind(sandbox::v1::FAULT_KIND_SLOW);
  fault.mutable_delay()->set_seconds(90);
  fault.mutable_until()->set_seconds(1742650500);
  variables_.Set("fault", ToJson(fault, SecretFields::kShown));
  const auto again = Build<sandbox::v1::InjectFaultRequest>("{fault: '${fault}'}");
  EXPECT_EQ(said_, "");
  EXPECT_EQ(again.fault().ShortDebugString(), fault.ShortDebugString());
}

struct Bad {
  const char* yaml;
  const char* said;
};

class BadRequest : public MessageBuilder, public ::testing::WithParamInterface<Bad> {};

TEST_P(BadRequest, IsSaidWithItsPlace) {
  folder_.Write("library/paul/t.xml", "<a>${nobody}</a>");
  folder_.Write("secret.txt", "x");
  BuildEvery(GetParam().yaml);
  EXPECT_EQ(said_, GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    MessageBuilder, BadRequest,
    ::testing::Values(
        Bad{"{a_strin: x}", "t.yaml:1:2: unknown field a_strin, did you mean a_string?\n"},
        Bad{"{child: {a_boll: true}}", "t.yaml:1:10: unknown field a_boll, did you mean a_bool?\n"},
        Bad{"{a_colour: PURPLE}", "t.yaml:1:12: unknown value PURPLE, one of UNSPECIFIED, RED, BLUE\n"},
        Bad{"{a_bool: yes}", "t.yaml:1:10: a_bool wants true or false\n"},
        Bad{"{an_int32: 2147483648}", "t.yaml:1:12: an_int32 wants a number\n"},
        Bad{"{a_uint32: -1}", "t.yaml:1:12: a_uint32 wants a number\n"},
        Bad{"{an_int32: 1.5}", "t.yaml:1:12: an_int32 wants a number\n"},
        Bad{"{an_int32: ''}", "t.yaml:1:12: an_int32 wants a number\n"},
        Bad{"{a_string: [x]}", "t.yaml:1:12: a list where a_string wants a value\n"},
        Bad{"{a_string: {x: y}}", "t.yaml:1:12: a map where a_string wants a value\n"},
        Bad{"{child: x}", "t.yaml:1:9: a scalar where the fields of Every are wanted\n"},
        Bad{"{by_name: [x]}", "t.yaml:1:11: a list where a map is wanted\n"},
        Bad{"{by_name: {x: y}}", "t.yaml:1:15: value wants a number\n"},
        Bad{"{left: x, right: 1}", "t.yaml:1:11: either left or right, not both\n"},
        Bad{"{a_time: tomorrow}", "t.yaml:1:10: not a time, write it as 2025-03-22T14:35:00+01:00 or now + 2 h\n"},
        Bad{"{a_time: now and then}", "t.yaml:1:10: not a time, write it as 2025-03-22T14:35:00+01:00 or now + 2 h\n"},
        Bad{"{a_duration: 5}", "t.yaml:1:14: not a duration, write it as 5 min or 1 h 30 min\n"},
        Bad{"{a_duration: [5 s]}", "t.yaml:1:14: not a duration, write it as 5 min or 1 h 30 min\n"},
        Bad{"{a_string: '${x}'}",
            "t.yaml:1:12: no variable x, save it in an earlier step or define it under variables\n"},
        Bad{"{a_string: 'a ${x}'}",
            "t.yaml:1:12: no variable x, save it in an earlier step or define it under variables\n"},
        Bad{"{some_bytes: {file: ../../secret.txt}}",
            "t.yaml:1:21: ../../secret.txt is outside the library, keep it beside the scenario or in a neighbouring "
            "folder\n"},
        Bad{"{some_bytes: {file: /etc/passwd}}",
            "t.yaml:1:21: /etc/passwd is outside the library, keep it beside the scenario or in a neighbouring "
            "folder\n"},
        Bad{"{some_bytes: {file: t.xml}}",
            "t.yaml:1:21: no variable nobody for the template t.xml, save it in an earlier step or define it under "
            "variables\n"},
        Bad{"{some_bytes: {base64: '%'}}", "t.yaml:1:23: not base64\n"},
        Bad{"{some_bytes: {fill: x}}", "t.yaml:1:14: some_bytes wants {file: …}, {text: …} or {base64: …}\n"}));

TEST_F(MessageBuilder, SaysAFileThatIsNotThere) {
  BuildEvery("{some_bytes: {file: none.pdf}}");
  EXPECT_EQ(said_.find("t.yaml:1:21: "), 0U);
  EXPECT_NE(said_.find("none.pdf"), std::string::npos);
}

TEST_F(MessageBuilder, SaysEverythingAtOnce) {
  BuildEvery("{a_bool: 1, an_int32: x, nope: y}");
  EXPECT_EQ(said_,
            "t.yaml:1:10: a_bool wants true or false\nt.yaml:1:23: an_int32 wants a number\nt.yaml:1:26: unknown field "
            "nope\n");
}

TEST_F(MessageBuilder, DoesNotFollowALinkOutOfTheLibrary) {
  folder_.Write("secret.txt", "x");
  folder_.Write("library/paul/a.txt", "a");
  std::filesystem::create_symlink(folder_.path() / "secret.txt", folder_.path() / "library/paul/link.txt");
  BuildEvery("{some_bytes: {file: link.txt}}");
  EXPECT_EQ(said_,
            "t.yaml:1:21: link.txt is outside the library, keep it beside the scenario or in a neighbouring folder\n");
}

TEST(Required, NamesWhatIsMissingAtAnyDepthButNotWhatTheEngineFillsIn) {
  const auto missing = [](std::string_view yaml) {
    Diagnostics diagnostics;
    CheckRequired(Yaml(yaml), *sandbox::v1::CreateSandboxRequest::descriptor(), Mark{}, {"request_id"}, diagnostics);
    return Said(diagnostics);
  };
  EXPECT_EQ(missing("{starts: now}"), "");
  EXPECT_EQ(missing("{title: x}"), "t.yaml:1:1: starts is required\n");
  EXPECT_EQ(missing("{starts: '${x}', cast: '${y}'}"), "");
  EXPECT_EQ(missing("{starts: now, cast: {structures: [{handle: x, name: y, finess: z}]}}"),
            "t.yaml:1:35: sector is required\n");
}

}  // namespace
}  // namespace parcours::scenarios
