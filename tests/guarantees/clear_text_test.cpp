// G6: a canary in every sensitive and secret field of every method; no file of the host holds it in any form.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "parcours/ins/v1/ins.grpc.pb.h"
#include "pki/crypto.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/wire.h"
#include "services/platform/testing/clear_text.h"
#include "tests/guarantees/served.h"
#include "tests/services/host/call.h"

namespace parcours::host {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using platform::testing::FilesWith;
using ::testing::IsEmpty;

// Capital letters only: a name that INSi takes.
std::string NewCanary() {
  std::string canary = "CANARI";
  for (const char byte : pki::RandomBytes(20)) canary.push_back(static_cast<char>('A' + (byte & 0xFF) % 26));
  return canary;
}

class ClearText : public Served {
 protected:
  void PutCanary(Message& message, const FieldDescriptor& field) const {
    const auto* reflection = message.GetReflection();
    if (field.is_repeated()) {
      reflection->AddString(&message, &field, canary_);
    } else {
      reflection->SetString(&message, &field, canary_);
    }
  }

  // The canary in texts, whether marked or not: a mark may be forgotten. In those without a format it comes as far as
  // the handler; in the others as far as their refusal.
  enum class Where { kFreeText, kEverywhere };

  void Fill(Message& message, Where where, int depth) const {
    const auto* type = message.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      const auto& rule = field.options().GetExtension(policy::v1::field);
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        if (where == Where::kEverywhere || rule.format() == policy::v1::FORMAT_UNSPECIFIED) PutCanary(message, field);
      } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_map() && depth > 0) {
        Fill(field.is_repeated() ? *message.GetReflection()->AddMessage(&message, &field)
                                 : *message.GetReflection()->MutableMessage(&message, &field),
             where, depth - 1);
      }
    }
  }

  void NameSandbox(Message& message, const std::string& sandbox) const {
    const auto* type = message.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      if (field.options().GetExtension(policy::v1::field).names_sandbox())
        message.GetReflection()->SetString(&message, &field, sandbox);
      if (field.name() == "request_id") message.GetReflection()->SetString(&message, &field, "canari");
    }
  }

  const std::string canary_ = NewCanary();
};

TEST_F(ClearText, IsNowhereThoughEveryTextOfEveryMethodHoldsACanary) {
  const auto world = NewSandbox().sandbox();
  const std::vector<std::pair<std::shared_ptr<grpc::Channel>, std::string>> callers = {
      {OperatorChannel(), world.id()},
      {Channel(std::nullopt), world.join_code()},
      {ChannelOf(UnlockCard(world.id(), "doctor")), ""},
      {ChannelOf(UnlockCard(world.id(), "secretary")), ""}};
  int called = 0;
  for (const std::string& name : scenarios::MethodNames()) {
    const MethodDescriptor& method = *scenarios::FindMethod(name);
    for (const auto& [channel, sandbox] : callers) {
      for (const Where where : {Where::kFreeText, Where::kEverywhere}) {
        const auto request = scenarios::NewMessage(*method.input_type());
        Fill(*request, where, 3);
        NameSandbox(*request, sandbox);
        scenarios::CallMethod(channel, method, *request, 1, std::chrono::seconds(20));
        ++called;
      }
    }
  }
  EXPECT_GT(called, 200);
  Kill();
  EXPECT_THAT(FilesWith(folder(), canary_), IsEmpty());
}

// What is accepted and kept is encrypted: the people of the cast, what was registered of them.
TEST_F(ClearText, IsNowhereThoughPeopleAreCalledLikeACanary) {
  sandbox::v1::Cast cast = SmallCast();
  auto& person = *cast.mutable_persons(0);
  person.mutable_traits()->set_birth_name(canary_);
  person.mutable_traits()->set_given_names(0, canary_);
  person.set_used_name(canary_);
  person.set_used_given_name(canary_);
  person.set_email(canary_ + "@exemple.invalid");
  person.mutable_record()->set_account_identifier(canary_);
  person.mutable_record()->set_account_password(canary_ + "Aa1");
  const auto made = NewSandbox(cast, "operator");
  ASSERT_FALSE(made.sandbox().id().empty());
  const auto card = UnlockCard(made.sandbox().id(), "doctor");
  const auto stub = ins::v1::InsService::NewStub(ChannelOf(card));
  ins::v1::SearchByTraitsRequest search;
  search.set_request_id(NextRequestId());
  search.set_birth_name(canary_);
  search.set_given_name(canary_);
  search.set_sex(common::v1::SEX_MALE);
  search.set_birth_date("1961-06-12");
  const auto found = Call(stub.get(), &ins::v1::InsService::Stub::SearchByTraits, search);
  ASSERT_TRUE(found.status.ok()) << found.status.error_message();
  EXPECT_EQ(found.response.identity().traits().birth_name(), canary_) << "the canary went in, and came out again";
  Kill();
  EXPECT_THAT(FilesWith(folder(), canary_), IsEmpty());
  Start();  // recovery writes, too
  Stop();
  EXPECT_THAT(FilesWith(folder(), canary_), IsEmpty());
  std::ofstream(folder() / "control") << canary_;
  EXPECT_EQ(FilesWith(folder(), canary_).size(), 1U) << "the search finds what is in clear";
}

}  // namespace
}  // namespace parcours::host
