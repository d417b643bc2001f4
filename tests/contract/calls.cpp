#include <set>

#include "parcours/policy/v1/policy.pb.h"
#include "tests/contract/contract.h"

namespace parcours::contract {
namespace {

using google::protobuf::FieldDescriptor;

const policy::v1::FieldRule& RuleOf(const FieldDescriptor& field) {
  return field.options().GetExtension(policy::v1::field);
}

bool StartsWith(const std::string& text, std::string_view prefix) {
  return text.rfind(prefix, 0) == 0;
}

bool Has(const Descriptor& message, const char* field, FieldDescriptor::CppType type) {
  const FieldDescriptor* found = message.FindFieldByName(field);
  return found != nullptr && !found->is_repeated() && found->cpp_type() == type;
}

}  // namespace

Faults CheckRules(const Contract& contract) {
  Faults faults;
  contract.EachMethod([&](const MethodDescriptor& method) {
    const auto& rule = method.options().GetExtension(policy::v1::rule);
    if (rule.callers().empty()) faults.push_back(method.full_name() + " says nobody who may call it");
    std::set<int> callers;
    for (const int caller : rule.callers()) {
      if (caller == policy::v1::CALLER_KIND_UNSPECIFIED)
        faults.push_back(method.full_name() + " admits the unspecified caller");
      if (!callers.insert(caller).second) faults.push_back(method.full_name() + " names a kind of caller twice");
    }
    if (callers.count(policy::v1::CALLER_KIND_OPERATOR) != 0 && rule.professions_size() != 0) {
      faults.push_back(method.full_name() + " asks operators for a profession");
    }
    // Either somebody says so, or we do.
    if (rule.source().reference().empty() != rule.source().ours()) {
      faults.push_back(method.full_name() + " must have a source: a reference or ours");
    }
  });
  return faults;
}

Faults CheckTitles(const Contract& contract) {
  Faults faults;
  for (const FileDescriptor* file : contract.files()) {
    for (int i = 0; i < file->service_count(); ++i) {
      const auto& title = file->service(i)->options().GetExtension(policy::v1::title);
      if (title.name().fr().empty() || title.name().en().empty() || title.governed_by().empty()) {
        faults.push_back(file->service(i)->full_name() + " has no title in French and English, or nobody governs it");
      }
    }
  }
  return faults;
}

Faults CheckOwnTypes(const Contract& contract) {
  Faults faults;
  std::set<const Descriptor*> used;
  contract.EachMethod([&](const MethodDescriptor& method) {
    if (method.input_type()->name() != method.name() + "Request" ||
        method.output_type()->name() != method.name() + "Response") {
      faults.push_back(method.full_name() + " must take its own …Request and give its own …Response");
    }
    for (const Descriptor* type : {method.input_type(), method.output_type()}) {
      if (!used.insert(type).second)
        faults.push_back(method.full_name() + " shares " + type->full_name() + " with another method");
    }
  });
  return faults;
}

Faults CheckIdempotency(const Contract& contract) {
  Faults faults;
  contract.EachMethod([&](const MethodDescriptor& method) {
    const FieldDescriptor* key = method.input_type()->FindFieldByName("request_id");
    const bool mutates = method.options().GetExtension(policy::v1::rule).mutates();
    if (!mutates && key != nullptr) faults.push_back(method.full_name() + " reads, but asks for request_id");
    if (mutates &&
        (StartsWith(method.name(), "Get") || StartsWith(method.name(), "List") || StartsWith(method.name(), "Watch"))) {
      faults.push_back(method.full_name() + " has a reader's name, but changes state");
    }
    if (!mutates) return;
    if (key == nullptr || key->cpp_type() != FieldDescriptor::CPPTYPE_STRING || key->is_repeated() ||
        !RuleOf(*key).required() || RuleOf(*key).format() != policy::v1::FORMAT_ID) {
      faults.push_back(method.full_name() +
                       " changes state: its request_id must be a required string in the format of ids");
    }
  });
  return faults;
}

Faults CheckPaging(const Contract& contract) {
  Faults faults;
  contract.EachMethod([&](const MethodDescriptor& method) {
    if (!StartsWith(method.name(), "List")) return;
    if (!Has(*method.input_type(), "page_size", FieldDescriptor::CPPTYPE_UINT32) ||
        !Has(*method.input_type(), "page_token", FieldDescriptor::CPPTYPE_STRING) ||
        !Has(*method.output_type(), "next_page_token", FieldDescriptor::CPPTYPE_STRING)) {
      faults.push_back(method.full_name() + " lists: it needs page_size, page_token and next_page_token");
    }
    int lists = 0;
    for (int i = 0; i < method.output_type()->field_count(); ++i)
      lists += method.output_type()->field(i)->is_repeated() ? 1 : 0;
    if (lists != 1) faults.push_back(method.full_name() + " lists: its answer must have one repeated field");
  });
  return faults;
}

Faults CheckStreams(const Contract& contract) {
  Faults faults;
  contract.EachMethod([&](const MethodDescriptor& method) {
    if (method.client_streaming()) faults.push_back(method.full_name() + " streams requests: no method does");
    if (method.server_streaming() != StartsWith(method.name(), "Watch")) {
      faults.push_back(method.full_name() + ": a Watch… streams its answers, and nothing else does");
    }
  });
  return faults;
}

}  // namespace parcours::contract
