#include "scenarios/engine/message_builder.h"

#include <fmt/format.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/util/time_util.h>

#include <charconv>
#include <string>
#include <system_error>

#include "core/files.h"
#include "core/reasons.h"
#include "core/text.h"
#include "pki/crypto.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/json.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::TimeUtil;

constexpr std::size_t kMostFileBytes = 16U << 20U;

class Builder {
 public:
  Builder(const BuildContext& context, Diagnostics& diagnostics) : context_(context), diagnostics_(diagnostics) {}

  void Build(const Node& written, Message& message) {
    const std::optional<Node> resolved = Resolve(written);
    if (!resolved) return;
    const Node& node = *resolved;
    if (BuildWellKnown(node, message)) return;
    if (node.is_null()) return;
    if (!node.is_map()) {
      return diagnostics_.Add(node.mark, fmt::format("{} where the fields of {} are wanted", NameOf(node.kind),
                                                     message.GetDescriptor()->name()));
    }
    for (const NodeField& field : node.fields) BuildField(field, message);
  }

 private:
  // A scalar that is one ${…} becomes the value; other text gets its expressions replaced. Nothing: stands for a value
  // that is known only when played, or an error that has been said.
  std::optional<Node> Resolve(const Node& node) {
    if (!node.is_scalar() || node.text.find("${") == std::string::npos) return node;
    if (IsOneExpression(node.text)) {
      const std::string expression = ExpressionsIn(node.text).front();
      const auto value = context_.lookup(expression);
      if (value && !(context_.checking && value->is_null())) return ToNode(*value, node.mark);
      if (!value)
        diagnostics_.Add(node.mark, fmt::format("no variable {}", expression),
                         "save it in an earlier step or define it under variables");
      return std::nullopt;
    }
    std::vector<std::string> unknown;
    Node resolved = node;
    resolved.text = Substitute(node.text, context_.lookup, Escape::kNone, unknown);
    for (const std::string& expression : unknown) {
      diagnostics_.Add(node.mark, fmt::format("no variable {}", expression),
                       "save it in an earlier step or define it under variables");
    }
    if (!unknown.empty() || context_.checking) return std::nullopt;
    return resolved;
  }

  bool BuildWellKnown(const Node& node, Message& message) {
    if (auto* timestamp = dynamic_cast<google::protobuf::Timestamp*>(&message)) {
      if (const auto time = TimeOf(node))
        *timestamp = TimeUtil::MicrosecondsToTimestamp(time->time_since_epoch().count());
      return true;
    }
    if (auto* duration = dynamic_cast<google::protobuf::Duration*>(&message)) {
      const auto parsed = core::ParseDuration(node.text);
      if (!node.is_scalar() || !parsed) {
        diagnostics_.Add(node.mark, "not a duration", "write it as 5 min or 1 h 30 min");
      } else {
        *duration = TimeUtil::MicrosecondsToDuration(parsed->count());
      }
      return true;
    }
    return false;
  }

  std::optional<core::Time> TimeOf(const Node& node) {
    constexpr std::string_view kNow = "now";
    if (node.is_scalar() && node.text.rfind(kNow, 0) == 0) {
      std::string_view rest = std::string_view(node.text).substr(kNow.size());
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      if (rest.empty()) return context_.now;
      const bool later = rest.front() == '+';
      const auto offset = core::ParseDuration(rest.substr(1));
      if ((later || rest.front() == '-') && offset) return later ? context_.now + *offset : context_.now - *offset;
    } else if (const auto time = core::ParseTime(node.text); node.is_scalar() && time) {
      return *time;
    }
    diagnostics_.Add(node.mark, "not a time", "write it as 2025-03-22T14:35:00+01:00 or now + 2 h");
    return std::nullopt;
  }

  void BuildField(const NodeField& written, Message& message) {
    const auto& type = *message.GetDescriptor();
    const FieldDescriptor* field = type.FindFieldByName(written.key);
    if (field == nullptr) return diagnostics_.AddUnknown(written.mark, "field", written.key, FieldNames(type));
    if (const auto* choice = field->real_containing_oneof();
        choice != nullptr && message.GetReflection()->HasOneof(message, choice)) {
      const auto* other = message.GetReflection()->GetOneofFieldDescriptor(message, choice);
      return diagnostics_.Add(written.mark, fmt::format("either {} or {}, not both", other->name(), field->name()));
    }
    if (field->is_map()) return BuildMap(written.value, *field, message);
    if (!field->is_repeated()) return BuildValue(written.value, *field, message);
    const std::optional<Node> resolved = Resolve(written.value);
    if (!resolved || resolved->is_null()) return;
    if (!resolved->is_list()) return BuildValue(*resolved, *field, message);
    for (const Node& item : resolved->items) BuildValue(item, *field, message);
  }

  void BuildMap(const Node& written, const FieldDescriptor& field, Message& message) {
    const std::optional<Node> resolved = Resolve(written);
    if (!resolved) return;
    if (!resolved->is_map())
      return diagnostics_.Add(written.mark, fmt::format("{} where a map is wanted", NameOf(resolved->kind)));
    for (const NodeField& item : resolved->fields) {
      Message& entry = *message.GetReflection()->AddMessage(&message, &field);
      Node key;
      key.kind = Node::Kind::kScalar;
      key.mark = item.mark;
      key.text = item.key;
      BuildValue(key, *field.message_type()->map_key(), entry);
      BuildValue(item.value, *field.message_type()->map_value(), entry);
    }
  }

  void BuildValue(const Node& written, const FieldDescriptor& field, Message& message) {
    const auto& reflection = *message.GetReflection();
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      return Build(written, field.is_repeated() ? *reflection.AddMessage(&message, &field)
                                                : *reflection.MutableMessage(&message, &field));
    }
    if (field.type() == FieldDescriptor::TYPE_BYTES && written.is_map()) return BuildBytes(written, field, message);
    const std::optional<Node> resolved = Resolve(written);
    if (!resolved || resolved->is_null()) return;
    if (!resolved->is_scalar()) {
      return diagnostics_.Add(written.mark,
                              fmt::format("{} where {} wants a value", NameOf(resolved->kind), field.name()));
    }
    BuildScalar(*resolved, field, message);
  }

  void BuildScalar(const Node& node, const FieldDescriptor& field, Message& message) {
    const auto& reflection = *message.GetReflection();
    const bool many = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return many ? reflection.AddString(&message, &field, node.text)
                    : reflection.SetString(&message, &field, node.text);
      case FieldDescriptor::CPPTYPE_BOOL:
        if (node.text != "true" && node.text != "false")
          return diagnostics_.Add(node.mark, fmt::format("{} wants true or false", field.name()));
        return many ? reflection.AddBool(&message, &field, node.text == "true")
                    : reflection.SetBool(&message, &field, node.text == "true");
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto* value = FindValue(*field.enum_type(), node.text);
        if (value == nullptr)
          return diagnostics_.AddUnknown(node.mark, "value", node.text, ValueNames(*field.enum_type()));
        return many ? reflection.AddEnum(&message, &field, value) : reflection.SetEnum(&message, &field, value);
      }
      case FieldDescriptor::CPPTYPE_INT32:
        return Number<std::int32_t>(node, field, [&](auto n) {
          many ? reflection.AddInt32(&message, &field, n) : reflection.SetInt32(&message, &field, n);
        });
      case FieldDescriptor::CPPTYPE_INT64:
        return Number<std::int64_t>(node, field, [&](auto n) {
          many ? reflection.AddInt64(&message, &field, n) : reflection.SetInt64(&message, &field, n);
        });
      case FieldDescriptor::CPPTYPE_UINT32:
        return Number<std::uint32_t>(node, field, [&](auto n) {
          many ? reflection.AddUInt32(&message, &field, n) : reflection.SetUInt32(&message, &field, n);
        });
      case FieldDescriptor::CPPTYPE_UINT64:
        return Number<std::uint64_t>(node, field, [&](auto n) {
          many ? reflection.AddUInt64(&message, &field, n) : reflection.SetUInt64(&message, &field, n);
        });
      case FieldDescriptor::CPPTYPE_FLOAT:
        return Number<float>(node, field, [&](auto n) {
          many ? reflection.AddFloat(&message, &field, n) : reflection.SetFloat(&message, &field, n);
        });
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return Number<double>(node, field, [&](auto n) {
          many ? reflection.AddDouble(&message, &field, n) : reflection.SetDouble(&message, &field, n);
        });
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return;
    }
  }

  template <class T, class Set>
  void Number(const Node& node, const FieldDescriptor& field, Set set) {
    T number{};
    const auto [end, error] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), number);
    if (error != std::errc{} || end != node.text.data() + node.text.size()) {
      return diagnostics_.Add(node.mark, fmt::format("{} wants a number", field.name()));
    }
    set(number);
  }

  void BuildBytes(const Node& node, const FieldDescriptor& field, Message& message) {
    std::optional<std::string> bytes;
    if (node.fields.size() == 1 && node.fields.front().value.is_scalar()) {
      const NodeField& only = node.fields.front();
      if (only.key == "file") bytes = FileBytes(only.value);
      if (only.key == "text") bytes = TextBytes(only.value);
      if (only.key == "base64") bytes = DecodedBytes(only.value);
      if (only.key == "file" || only.key == "text" || only.key == "base64") {
        if (bytes) {
          const auto& reflection = *message.GetReflection();
          field.is_repeated() ? reflection.AddString(&message, &field, *bytes)
                              : reflection.SetString(&message, &field, *bytes);
        }
        return;
      }
    }
    diagnostics_.Add(node.mark, fmt::format("{} wants {{file: …}}, {{text: …}} or {{base64: …}}", field.name()));
  }

  std::optional<std::string> TextBytes(const Node& node) {
    const auto resolved = Resolve(node);
    return resolved ? std::optional(resolved->text) : std::nullopt;
  }

  std::optional<std::string> DecodedBytes(const Node& node) {
    auto decoded = pki::FromBase64(node.text);
    if (decoded) return std::move(*decoded);
    diagnostics_.Add(node.mark, "not base64");
    return std::nullopt;
  }

  std::optional<std::string> FileBytes(const Node& node) {
    const auto name = Resolve(node);
    if (!name) return std::nullopt;
    std::error_code failed;  // links are followed first, so that none leads outside
    const std::filesystem::path path = std::filesystem::weakly_canonical(context_.folder / name->text, failed);
    const std::filesystem::path root = std::filesystem::weakly_canonical(context_.folder.parent_path(), failed);
    if (const auto inside = path.lexically_relative(root); failed || inside.empty() || *inside.begin() == "..") {
      diagnostics_.Add(node.mark, fmt::format("{} is outside the library", name->text),
                       "keep it beside the scenario or in a neighbouring folder");
      return std::nullopt;
    }
    auto bytes = core::ReadFile(path, kMostFileBytes);
    if (!bytes) {
      diagnostics_.Add(node.mark, bytes.error().detail, core::CureOf(bytes.error().reason).en);
      return std::nullopt;
    }
    if (!core::IsUtf8(*bytes) || bytes->find("${") == std::string::npos) return std::move(*bytes);
    std::vector<std::string> unknown;
    const Escape escape = path.extension() == ".xml" ? Escape::kXml : Escape::kNone;
    std::string filled = Substitute(*bytes, context_.lookup, escape, unknown);
    for (const std::string& expression : unknown) {
      diagnostics_.Add(node.mark, fmt::format("no variable {} for the template {}", expression, name->text),
                       "save it in an earlier step or define it under variables");
    }
    return filled;
  }

  const BuildContext& context_;
  Diagnostics& diagnostics_;
};

}  // namespace

void BuildMessage(const Node& node, const BuildContext& context, Message& message, Diagnostics& diagnostics) {
  Builder(context, diagnostics).Build(node, message);
}

Json Evaluate(const Node& node, const Lookup& lookup, std::vector<std::string>& unknown) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return "";
    case Node::Kind::kScalar: {
      const auto whole = IsOneExpression(node.text) ? lookup(ExpressionsIn(node.text).front()) : std::nullopt;
      return whole ? *whole : Json(Substitute(node.text, lookup, Escape::kNone, unknown));
    }
    case Node::Kind::kList: {
      Json list = Json::array();
      for (const Node& item : node.items) list.push_back(Evaluate(item, lookup, unknown));
      return list;
    }
    case Node::Kind::kMap: {
      Json map = Json::object();
      for (const NodeField& field : node.fields) map[field.key] = Evaluate(field.value, lookup, unknown);
      return map;
    }
  }
  return "";
}

Node ToNode(const Json& value, const Mark& mark) {
  Node node;
  node.mark = mark;
  if (value.is_object()) {
    node.kind = Node::Kind::kMap;
    for (const auto& [key, item] : value.items())
      node.fields.push_back(NodeField{.key = key, .mark = mark, .value = ToNode(item, mark)});
  } else if (value.is_array()) {
    node.kind = Node::Kind::kList;
    for (const auto& item : value) node.items.push_back(ToNode(item, mark));
  } else if (!value.is_null()) {
    node.kind = Node::Kind::kScalar;
    node.text = ToText(value);
  }
  return node;
}

}  // namespace parcours::scenarios
