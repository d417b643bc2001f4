#include "tests/fuzz/request_fuzz.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <vector>

#include "core/refusal_wire.h"
#include "parcours/contract_files.h"
#include "pki/authority.h"
#include "services/platform/pipeline/on_behalf.h"
#include "services/platform/pipeline/paging.h"
#include "services/platform/policy/fields.h"

namespace parcours::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

constexpr core::Time kNow = core::Time(std::chrono::seconds(1'742'644'800));
constexpr std::size_t kTooShortToTell = 8;  // shorter ones may stand in a name of a field by chance

const std::vector<const MethodDescriptor*>& Methods() {
  static const std::vector<const MethodDescriptor*> methods = [] {
    std::vector<const MethodDescriptor*> all;
    for (const auto* file : ContractFiles()) {
      for (int i = 0; i < file->service_count(); ++i) {
        for (int k = 0; k < file->service(i)->method_count(); ++k) all.push_back(file->service(i)->method(k));
      }
    }
    return all;
  }();
  return methods;
}

struct Texts {
  std::set<std::string> hidden;
  std::set<std::string> shown;
};

void Collect(const Message& message, bool hidden, Texts& texts) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> present;
  reflection.ListFields(message, &present);
  for (const FieldDescriptor* field : present) {
    const auto& rule = field->options().GetExtension(policy::v1::field);
    const bool here = hidden || rule.secret() || rule.sensitive();
    const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Collect(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                     : reflection.GetMessage(message, field),
                here, texts);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        (here ? texts.hidden : texts.shown)
            .insert(field->is_repeated() ? reflection.GetRepeatedString(message, field, i)
                                         : reflection.GetString(message, field));
      }
    }
  }
}

void CheckRedacted(const Message& message) {
  Texts texts;
  Collect(message, false, texts);
  const std::string logged = platform::Redact(message);
  for (const std::string& text : texts.hidden) {
    const bool shown_elsewhere = std::any_of(texts.shown.begin(), texts.shown.end(), [&](const std::string& other) {
      return other.find(text) != std::string::npos;
    });
    if (text.size() < kTooShortToTell || shown_elsewhere) continue;
    if (logged.find(text) != std::string::npos) std::abort();
  }
}

void FuzzMessage(const MethodDescriptor& method, std::string_view bytes) {
  const std::unique_ptr<Message> message(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.input_type())->New());
  if (!message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return;
  for (const core::Violation& violation : platform::ValidateFields(*message)) {
    if (violation.field.empty() || violation.description.empty()) std::abort();
  }
  CheckRedacted(*message);
  platform::MaskSecrets(*message);
  platform::HasSecrets(*method.output_type());
}

}  // namespace

void FuzzRequest(std::string_view input) {
  static const auto somebody = [] {
    pki::Identity identity;
    identity.kind = policy::v1::CALLER_KIND_SERVICE;
    identity.subject = "fuzz";
    return pki::Authority::Create(kNow).Issue(identity, pki::Usage::kServer,
                                              {.not_before = kNow, .not_after = kNow + std::chrono::hours(1)});
  }();
  if (input.size() < 2) return;
  const std::size_t number = static_cast<unsigned char>(input[0]) * 256U + static_cast<unsigned char>(input[1]);
  const MethodDescriptor& method = *Methods()[number % Methods().size()];
  const std::string_view bytes = input.substr(2);
  FuzzMessage(method, bytes);
  (void)core::RefusalFromStatus(static_cast<int>(number % 17), bytes, bytes);
  (void)platform::ReadPage(static_cast<std::uint32_t>(number), bytes, "fuzz");
  // Nobody outside knows the service's key: a token that holds is a hole.
  if (platform::VerifyOnBehalf(bytes, somebody->certificate_chain, method.full_name(), kNow)) std::abort();
}

std::string InputFor(std::string_view method, std::string_view request) {
  std::size_t number = 0;
  while (number < Methods().size() && Methods()[number]->full_name() != method) ++number;
  return std::string{static_cast<char>(number / 256), static_cast<char>(number % 256)} + std::string(request);
}

}  // namespace parcours::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  parcours::fuzz::FuzzRequest({reinterpret_cast<const char*>(data), size});
  return 0;
}
