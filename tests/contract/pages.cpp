#include "tests/contract/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/policy/v1/policy.pb.h"

namespace parcours::contract {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr const char* kWritten =
    "<!-- Written from protos/ by contract_test; do not edit. How to renew it: CONTRIBUTING.md -->\n\n";

// "CALLER_KIND_CPS" -> "CPS"
std::string Short(const EnumValueDescriptor& value) {
  std::string prefix;
  for (const char c : value.type()->name()) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !prefix.empty()) prefix.push_back('_');
    prefix.push_back(upper ? c : static_cast<char>(c - 'a' + 'A'));
  }
  prefix.push_back('_');
  return value.name().rfind(prefix, 0) == 0 ? value.name().substr(prefix.size()) : value.name();
}

template <class Thing>
std::vector<std::string> CommentLines(const Thing& thing) {
  google::protobuf::SourceLocation location;
  std::vector<std::string> lines;
  if (!thing.GetSourceLocation(&location)) return lines;
  const std::string& text = location.leading_comments;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

// As paragraphs.
template <class Thing>
std::string Comment(const Thing& thing) {
  std::string text;
  for (const std::string& line : CommentLines(thing)) text += line + "\n";
  return text;
}

// Within a cell of a table.
std::string Cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
  return text;
}

template <class Thing>
std::string CommentCell(const Thing& thing) {
  std::string text;
  for (const std::string& line : CommentLines(thing)) text += (text.empty() || line.empty() ? "" : " ") + line;
  return Cell(text);
}

std::vector<const ServiceDescriptor*> ServicesOf(const Contract& contract) {
  std::vector<const ServiceDescriptor*> services;
  for (const FileDescriptor* file : contract.files()) {
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  return services;
}

std::string TitleOf(const ServiceDescriptor& service) {
  const auto& title = service.options().GetExtension(policy::v1::title);
  return fmt::format("{} / {} ({})", title.name().fr(), title.name().en(), title.governed_by());
}

std::string SourceOf(const policy::v1::MethodRule& rule) {
  return rule.source().ours() ? "ours" : rule.source().reference();
}

// "`string`", "list of `Traits`"
std::string TypeOf(const FieldDescriptor& field) {
  if (field.is_map()) {
    return fmt::format("map of {} to {}", TypeOf(*field.message_type()->map_key()),
                       TypeOf(*field.message_type()->map_value()));
  }
  std::string name = field.type_name();
  if (field.message_type() != nullptr) name = field.message_type()->full_name();
  if (field.enum_type() != nullptr) name = field.enum_type()->full_name();
  return fmt::format("{}`{}`", field.is_repeated() ? "list of " : "", name);
}

std::string RulesOf(const FieldDescriptor& field) {
  const auto& rule = field.options().GetExtension(policy::v1::field);
  std::vector<std::string> words;
  if (rule.required()) words.emplace_back("required");
  if (rule.sensitive()) words.emplace_back("sensitive");
  if (rule.secret()) words.emplace_back("secret");
  if (rule.names_patient()) words.emplace_back("names the patient");
  if (rule.names_sandbox()) words.emplace_back("names the sandbox");
  if (rule.format() != policy::v1::FORMAT_UNSPECIFIED) {
    words.push_back("format " + Short(*policy::v1::Format_descriptor()->FindValueByNumber(rule.format())));
  }
  if (rule.max_length() != 0) words.push_back(fmt::format("at most {}", rule.max_length()));
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string MessageSection(const Descriptor& message) {
  std::string page = fmt::format("#### {}\n\n{}\n", message.full_name(), Comment(message));
  if (message.field_count() == 0) return page + "No fields.\n\n";
  page += "| field | type | rules | meaning |\n|---|---|---|---|\n";
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    page += fmt::format("| `{}` | {} | {} | {} |\n", field.name(), TypeOf(field), RulesOf(field), CommentCell(field));
  }
  return page + "\n";
}

std::string EnumSection(const EnumDescriptor& type) {
  std::string page = fmt::format("#### {}\n\n{}\n| value | meaning |\n|---|---|\n", type.full_name(), Comment(type));
  for (int i = 0; i < type.value_count(); ++i) {
    page += fmt::format("| `{}` = {} | {} |\n", type.value(i)->name(), type.value(i)->number(),
                        CommentCell(*type.value(i)));
  }
  return page + "\n";
}

std::string MethodSection(const MethodDescriptor& method) {
  const auto& rule = method.options().GetExtension(policy::v1::rule);
  std::vector<std::string> callers;
  for (const int caller : rule.callers()) {
    callers.push_back(Short(*policy::v1::CallerKind_descriptor()->FindValueByNumber(caller)));
  }
  std::string page = fmt::format("### {}.{}\n\n{}\n", method.service()->name(), method.name(), Comment(method));
  page += fmt::format("- `{}` → {}`{}`\n", method.input_type()->full_name(),
                      method.server_streaming() ? "stream of " : "", method.output_type()->full_name());
  page += fmt::format("- callers: {}{}\n", fmt::join(callers, ", "),
                      rule.services_only() ? ", by way of the chain's own services only" : "");
  if (!rule.professions().empty()) page += fmt::format("- professions: {}\n", fmt::join(rule.professions(), ", "));
  page += fmt::format("- {}\n- source of the rule: {}\n\n", rule.mutates() ? "changes state" : "reads", SourceOf(rule));
  return page;
}

// Where no source is, the column says so by itself.
std::string MatrixRow(const MethodDescriptor& method) {
  const auto& rule = method.options().GetExtension(policy::v1::rule);
  std::string row = fmt::format("| {} |", method.name());
  const auto* kinds = policy::v1::CallerKind_descriptor();
  for (int i = 1; i < kinds->value_count(); ++i) {
    const int kind = kinds->value(i)->number();
    const bool may = std::find(rule.callers().begin(), rule.callers().end(), kind) != rule.callers().end();
    const bool professional = kind == policy::v1::CALLER_KIND_CPS || kind == policy::v1::CALLER_KIND_ECPS;
    const bool some = may && professional && !rule.professions().empty();
    row += fmt::format(" {} |", some ? fmt::format("{}", fmt::join(rule.professions(), " ")) : may ? "yes" : "");
  }
  return row + fmt::format(" {} | {} | {} |\n", rule.services_only() ? "yes" : "", rule.mutates() ? "yes" : "",
                           Cell(SourceOf(rule)));
}

}  // namespace

std::string RolePage(const Contract& contract) {
  std::string page =
      std::string("# Who may call what\n\n") + kWritten +
      "Default deny: who is not named is refused. A cell names the professions (TRE_G15) where not all of "
      "them may call.\nWhat a patient has decided (consent, blocked professionals, masking) is asked after "
      "this matrix, and can only refuse more.\n";
  for (const ServiceDescriptor* service : ServicesOf(contract)) {
    page += fmt::format("\n## {}\n\n{}\n\n| method |", service->full_name(), TitleOf(*service));
    std::string line = "|---|";
    const auto* kinds = policy::v1::CallerKind_descriptor();
    for (int i = 1; i < kinds->value_count(); ++i) {
      page += " " + Short(*kinds->value(i)) + " |";
      line += "---|";
    }
    page += " services only | changes state | source |\n" + line + "---|---|---|\n";
    for (int i = 0; i < service->method_count(); ++i) page += MatrixRow(*service->method(i));
  }
  return page;
}

std::string ApiPage(const Contract& contract) {
  std::string page = std::string("# The contract\n\n") + kWritten;
  for (const FileDescriptor* file : contract.files()) {
    page += fmt::format("## {}\n\n", file->name());
    for (int i = 0; i < file->service_count(); ++i) {
      const ServiceDescriptor& service = *file->service(i);
      page += fmt::format("**{}**: {}\n\n{}\n", service.full_name(), TitleOf(service), Comment(service));
      for (int k = 0; k < service.method_count(); ++k) page += MethodSection(*service.method(k));
    }
    const auto of_file = [file](const auto& thing) { return thing.file() == file; };
    contract.EachMessage([&](const Descriptor& message) {
      if (of_file(message)) page += MessageSection(message);
    });
    contract.EachEnum([&](const EnumDescriptor& type) {
      if (of_file(type) && type.full_name() != common::v1::Reason_descriptor()->full_name()) page += EnumSection(type);
    });
  }
  page.pop_back();
  return page;
}

std::string RefusalPage(const Contract& contract) {
  std::string page =
      std::string("# Refusals\n\n") + kWritten +
      "A refusal is a `google.rpc.Status` whose `ErrorInfo` holds the reason; its detail adds which card, "
      "which document, how many tries.\n\n"
      "| reason | code | français | English |\n|---|---|---|---|\n";
  contract.EachEnum([&](const EnumDescriptor& type) {
    if (type.full_name() != common::v1::Reason_descriptor()->full_name()) return;
    for (int i = 1; i < type.value_count(); ++i) {
      const auto& text = type.value(i)->options().GetExtension(policy::v1::refusal);
      page +=
          fmt::format("| `{}` | {} | {} {} | {} {} |\n", Short(*type.value(i)), google::rpc::Code_Name(text.code()),
                      Cell(text.what().fr()), Cell(text.cure().fr()), Cell(text.what().en()), Cell(text.cure().en()));
    }
  });
  return page;
}

}  // namespace parcours::contract
