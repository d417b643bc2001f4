// Each habit is broken once in a copy of the real contract: a check that finds nothing then would prove nothing.
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string>

#include "parcours/policy/v1/policy.pb.h"
#include "tests/contract/contract.h"

namespace parcours::contract {
namespace {

using google::protobuf::DescriptorProto;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptorProto;
using google::protobuf::FileDescriptorSet;
using google::protobuf::MethodDescriptorProto;

class Habits : public testing::Test {
 protected:
  Habits() {
    std::ifstream in(PARCOURS_BINARY_DIR "/protos/parcours.binpb", std::ios::binary);
    if (!set_.ParseFromIstream(&in)) throw std::runtime_error("no descriptor set");
  }

  FileDescriptorProto& File(const std::string& name) {
    for (auto& file : *set_.mutable_file()) {
      if (file.name() == name) return file;
    }
    throw std::runtime_error("no file " + name);
  }
  FileDescriptorProto& Sandboxes() { return File("parcours/sandbox/v1/sandbox.proto"); }

  MethodDescriptorProto& Method(const std::string& name) {
    for (auto& service : *Sandboxes().mutable_service()) {
      for (auto& method : *service.mutable_method()) {
        if (method.name() == name) return method;
      }
    }
    throw std::runtime_error("no method " + name);
  }
  policy::v1::MethodRule& Rule(const std::string& method) {
    return *Method(method).mutable_options()->MutableExtension(policy::v1::rule);
  }

  DescriptorProto& Message(const std::string& name) {
    for (auto& message : *Sandboxes().mutable_message_type()) {
      if (message.name() == name) return message;
    }
    throw std::runtime_error("no message " + name);
  }
  FieldDescriptorProto& Field(const std::string& message, const std::string& name) {
    for (auto& field : *Message(message).mutable_field()) {
      if (field.name() == name) return field;
    }
    throw std::runtime_error("no field " + name);
  }
  policy::v1::FieldRule& RuleOf(const std::string& message, const std::string& field) {
    return *Field(message, field).mutable_options()->MutableExtension(policy::v1::field);
  }

  // What the check finds now that it did not find before.
  Faults News(Faults (*check)(const Contract&)) const {
    Habits whole;
    const Faults before = check(Contract(whole.set_));
    Faults after = check(Contract(set_));
    for (const std::string& fault : before) std::erase(after, fault);
    return after;
  }

  void TestBody() override {}

  FileDescriptorSet set_;
};

TEST_F(Habits, AMethodWithoutRuleIsFound) {
  Method("GetSandbox").mutable_options()->ClearExtension(policy::v1::rule);
  EXPECT_EQ(News(CheckRules).size(), 2U);  // no callers, no source
}

TEST_F(Habits, ARuleWithoutSourceOrWithTwoIsFound) {
  Rule("GetSandbox").mutable_source()->set_ours(true);
  Rule("GetSandbox").mutable_source()->set_reference("a text that does not exist");
  EXPECT_EQ(News(CheckRules).size(), 1U);
  Rule("GetSandbox").clear_source();
  EXPECT_EQ(News(CheckRules).size(), 1U);
}

TEST_F(Habits, AnUnspecifiedCallerIsFound) {
  Rule("GetSandbox").add_callers(policy::v1::CALLER_KIND_UNSPECIFIED);
  EXPECT_EQ(News(CheckRules).size(), 1U);
}

TEST_F(Habits, AServiceWithoutTitleIsFound) {
  Sandboxes().mutable_service(0)->mutable_options()->MutableExtension(policy::v1::title)->mutable_name()->clear_en();
  EXPECT_EQ(News(CheckTitles).size(), 1U);
}

TEST_F(Habits, ASharedRequestIsFound) {
  Method("GetSandbox").set_input_type(".parcours.sandbox.v1.DeleteSandboxRequest");
  EXPECT_FALSE(News(CheckOwnTypes).empty());
}

TEST_F(Habits, AMutatingRequestWithoutRequiredKeyIsFound) {
  RuleOf("DeleteSandboxRequest", "request_id").set_required(false);
  EXPECT_EQ(News(CheckIdempotency).size(), 1U);
}

TEST_F(Habits, AReaderThatChangesStateIsFound) {
  Rule("GetSandbox").set_mutates(true);
  EXPECT_EQ(News(CheckIdempotency).size(), 2U);  // its name, and no key
}

TEST_F(Habits, AReaderThatAsksForAKeyIsFound) {
  Field("GetSandboxRequest", "sandbox_id").set_name("request_id");
  EXPECT_EQ(News(CheckIdempotency).size(), 1U);
}

TEST_F(Habits, AListWithoutPagesIsFound) {
  Field("ListSandboxesRequest", "page_token").set_name("cursor");
  Field("ListSandboxesRequest", "cursor").clear_json_name();
  EXPECT_EQ(News(CheckPaging).size(), 1U);
}

TEST_F(Habits, AStreamThatIsNoWatchIsFound) {
  Method("GetSandbox").set_server_streaming(true);
  EXPECT_EQ(News(CheckStreams).size(), 1U);
  Method("GetSandbox").set_client_streaming(true);
  EXPECT_EQ(News(CheckStreams).size(), 2U);
}

TEST_F(Habits, MissingCommentsAreFoundOnEveryKindOfThing) {
  const Faults before = CheckComments(Contract(set_));
  for (auto& file : *set_.mutable_file()) file.clear_source_code_info();
  const Faults after = CheckComments(Contract(set_));
  EXPECT_TRUE(before.empty());
  for (const char* thing : {"parcours.sandbox.v1.SandboxService", "parcours.sandbox.v1.SandboxService.GetSandbox",
                            "parcours.sandbox.v1.GetSandboxRequest", "parcours.sandbox.v1.GetSandboxRequest.sandbox_id",
                            "parcours.sandbox.v1.MoveClockRequest.move", "parcours.common.v1.Sex",
                            "parcours.common.v1.SEX_MALE", "parcours.policy.v1.rule"}) {
    EXPECT_EQ(std::count(after.begin(), after.end(), std::string(thing) + " has no comment"), 1) << thing;
  }
}

TEST_F(Habits, AReasonWithoutCodeOrInOneLanguageIsFound) {
  auto& values = *File("parcours/common/v1/reason.proto").mutable_enum_type(0)->mutable_value();
  values[1].mutable_options()->MutableExtension(policy::v1::refusal)->clear_code();
  values[2].mutable_options()->MutableExtension(policy::v1::refusal)->mutable_cure()->clear_fr();
  values[3].clear_options();
  EXPECT_EQ(News(CheckReasons).size(), 4U);
}

TEST_F(Habits, ALabelInOneLanguageIsFound) {
  auto& sex = *File("parcours/common/v1/common.proto").mutable_enum_type(0);
  sex.mutable_value(1)->mutable_options()->MutableExtension(policy::v1::label)->clear_en();
  EXPECT_EQ(News(CheckLabels).size(), 1U);
}

TEST_F(Habits, AMethodThatDoesNotSayWhatItIsIsFound) {
  Method("TakeSnapshot").mutable_options()->MutableExtension(policy::v1::action)->clear_fr();
  EXPECT_EQ(News(CheckLabels).size(), 1U);
}

TEST_F(Habits, FieldRulesThatNobodyCanHoldAreFound) {
  RuleOf("ListSandboxesRequest", "page_size").set_format(policy::v1::FORMAT_ID);
  RuleOf("ListSandboxesRequest", "page_size").set_max_length(5);
  RuleOf("ListSandboxesRequest", "page_size").set_names_sandbox(true);
  EXPECT_EQ(News(CheckFieldRules).size(), 3U);
}

TEST_F(Habits, ASecretThatIsNotMarkedIsFound) {
  Field("TakeSnapshotRequest", "title").set_name("new_pin");
  Field("TakeSnapshotRequest", "new_pin").clear_json_name();
  EXPECT_EQ(News(CheckFieldRules).size(), 1U);
}

TEST_F(Habits, AnEnumWithoutItsPrefixIsFound) {
  auto& sex = *File("parcours/common/v1/common.proto").mutable_enum_type(0);
  sex.mutable_value(1)->set_name("FEMALE");
  EXPECT_EQ(News(CheckNames).size(), 1U);
  sex.mutable_value(0)->set_name("SEX_NONE");
  EXPECT_EQ(News(CheckNames).size(), 2U);
}

}  // namespace
}  // namespace parcours::contract
