#include "scenarios/engine/expectation_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <regex>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/reasons.h"
#include "scenarios/engine/contract.h"
#include "scenarios/engine/matcher.h"
#include "scenarios/engine/variables.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int kHighestCode = 16;  // of gRPC's status codes

bool IsOpen(const Node& node) {
  return node.is_null() || (node.is_scalar() && !ExpressionsIn(node.text).empty());
}

bool IsNumber(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

// One value that an answer may hold: a field, or one item of a list of them, or the answer itself.
struct Place {
  std::string name;
  const FieldDescriptor* field = nullptr;  // null: a message that is no field
  const Descriptor* message = nullptr;     // null: no message
  bool list = false;
  bool map = false;
};

Place ItemOf(Place list) {
  list.list = false;
  return list;
}

class Check {
 public:
  explicit Check(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void Value(const Node& node, const Place& place) {
    if (IsOpen(node)) return;
    if (IsOperatorMap(node)) {
      for (const NodeField& one : node.fields) Operator(one, place);
    } else if (place.map) {
      Map(node, place);
    } else if (place.list) {
      if (!node.is_list()) {
        return diagnostics_.Add(node.mark, fmt::format("{} is a list", place.name),
                                "write [ … ], or an operator such as contains or length");
      }
      for (const Node& item : node.items) Value(item, ItemOf(place));
    } else if (place.message != nullptr && !IsWellKnown(*place.message)) {
      Fields(node, place);
    } else if (node.is_map()) {
      for (const NodeField& one : node.fields) Operator(one, place);
    } else if (!node.is_scalar()) {
      diagnostics_.Add(node.mark, fmt::format("{} where {} has one value", NameOf(node.kind), place.name));
    } else {
      Scalar(node, place);
    }
  }

  void Reason(const Node& node) {
    if (IsOpen(node)) return;
    if (node.is_map()) {
      for (const NodeField& one : node.fields) Operator(one, {.name = "reason"});
    } else if (node.is_list()) {
      diagnostics_.Add(node.mark, "a refusal has one reason", "write {one_of: [ … ]}");
    } else if (!core::ReasonFromName(node.text)) {
      diagnostics_.AddUnknown(node.mark, "reason", node.text, ReasonNames());
    }
  }

  void Refusal(const Node& node) {
    if (!node.is_map() || IsOperatorMap(node)) return Reason(node);
    for (const NodeField& one : node.fields) {
      if (one.key == "reason") {
        Reason(one.value);
      } else if (one.key == "code") {
        Code(one.value);
      } else if (one.key == "violations") {
        Value(one.value, {.name = one.key, .list = true});
      } else if (one.key == "facts") {
        Map(one.value, {.name = one.key, .map = true});
      } else if (one.key != "detail") {
        diagnostics_.AddUnknown(one.mark, "field of refused:", one.key,
                                {"code", "reason", "detail", "facts", "violations"});
      }
    }
  }

 private:
  static bool IsWellKnown(const Descriptor& type) { return type.file()->package() == "google.protobuf"; }

  void Code(const Node& node) {
    std::vector<std::string> names;
    for (int code = 1; code <= kHighestCode; ++code) names.push_back(core::StatusCodeName(code));
    if (node.is_scalar() && !IsOpen(node) && std::find(names.begin(), names.end(), node.text) == names.end()) {
      diagnostics_.AddUnknown(node.mark, "status code", node.text, names);
    }
  }

  void Map(const Node& node, const Place& place) {
    if (!node.is_map()) return diagnostics_.Add(node.mark, fmt::format("{} is a map of keys and values", place.name));
    const FieldDescriptor* value = place.message == nullptr ? nullptr : place.message->map_value();
    for (const NodeField& one : node.fields) {
      Value(one.value,
            {.name = one.key, .field = value, .message = value == nullptr ? nullptr : value->message_type()});
    }
  }

  void Fields(const Node& node, const Place& place) {
    if (!node.is_map()) {
      return diagnostics_.Add(node.mark,
                              fmt::format("{} where the fields of {} are wanted", NameOf(node.kind), place.name));
    }
    for (const NodeField& one : node.fields) {
      const FieldDescriptor* field = place.message->FindFieldByName(one.key);
      if (field != nullptr) {
        Value(one.value, {.name = one.key,
                          .field = field,
                          .message = field->message_type(),
                          .list = field->is_repeated() && !field->is_map(),
                          .map = field->is_map()});
      } else {
        diagnostics_.AddUnknown(one.mark, "field", one.key, FieldNames(*place.message));
      }
    }
  }

  void Operator(const NodeField& one, const Place& place) {
    const Node& argument = one.value;
    const auto every = [&](const Place& item) {
      for (const Node& node : argument.items) Value(node, item);
    };
    if (one.key == "equals" || one.key == "not") {
      place.name == "reason" && place.field == nullptr ? Reason(argument) : Value(argument, place);
    } else if (one.key == "one_of") {
      if (!argument.is_list() && !IsOpen(argument)) return diagnostics_.Add(one.mark, "one_of wants a list");
      for (const Node& node : argument.items)
        place.name == "reason" && place.field == nullptr ? Reason(node) : Value(node, place);
    } else if (one.key == "any_order") {
      if (!place.list)
        return diagnostics_.Add(one.mark, fmt::format("any_order is for lists, and {} is none", place.name));
      if (!argument.is_list() && !IsOpen(argument)) return diagnostics_.Add(one.mark, "any_order wants a list");
      every(ItemOf(place));
    } else if (one.key == "contains") {
      if (place.list) argument.is_list() ? every(ItemOf(place)) : Value(argument, ItemOf(place));
    } else if (one.key == "matches") {
      Pattern(argument);
    } else if (one.key == "between") {
      if (argument.items.size() != 2 && !IsOpen(argument)) diagnostics_.Add(one.mark, "between wants [low, high]");
    } else if (one.key == "length") {
      if (!IsOpen(argument) && !IsOperatorMap(argument) && !IsNumber(argument.text))
        diagnostics_.Add(one.mark, "length wants a number");
    } else if (one.key == "present" || one.key == "absent") {
      if (argument.text != "true" && argument.text != "false")
        diagnostics_.Add(one.mark, one.key + " wants true or false");
    } else if (!IsOperator(one.key)) {
      diagnostics_.AddUnknown(one.mark, "operator", one.key, Operators());
    }
  }

  void Pattern(const Node& node) {
    if (IsOpen(node)) return;
    try {
      const std::regex compiled(node.text);
    } catch (const std::regex_error&) {
      diagnostics_.Add(node.mark, "not a regular expression: " + node.text);
    }
  }

  void Scalar(const Node& node, const Place& place) {
    if (place.field == nullptr) return;
    const auto wants = [&](const char* what) {
      diagnostics_.Add(node.mark, fmt::format("{} is never {}: it is {}", place.name, node.text, what));
    };
    switch (place.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_ENUM:
        if (FindValue(*place.field->enum_type(), node.text) == nullptr) {
          diagnostics_.AddUnknown(node.mark, "value", node.text, ValueNames(*place.field->enum_type()));
        }
        break;
      case FieldDescriptor::CPPTYPE_BOOL:
        if (node.text != "true" && node.text != "false") wants("true or false");
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        break;
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (place.message->name() == "Timestamp" && !core::ParseTime(node.text))
          wants("a time such as 2025-03-22T14:35:00+01:00");
        if (place.message->name() == "Duration" && !core::ParseDuration(node.text)) wants("a duration such as 5 min");
        break;
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_INT64:
      case FieldDescriptor::CPPTYPE_UINT32:
      case FieldDescriptor::CPPTYPE_UINT64:
      case FieldDescriptor::CPPTYPE_FLOAT:
      case FieldDescriptor::CPPTYPE_DOUBLE:
        if (!IsNumber(node.text)) wants("a number");
        break;
    }
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void CheckExpectation(const Node& expected, const google::protobuf::MethodDescriptor& method,
                      Diagnostics& diagnostics) {
  Check check(diagnostics);
  const Node* refused = expected.Find("refused");
  const Node* tls = expected.Find("tls");
  if (refused != nullptr || tls != nullptr) {
    for (const NodeField& one : expected.fields) {
      if (expected.fields.size() > 1)
        diagnostics.Add(one.mark, fmt::format("{} cannot be expected of a call that is refused", one.key));
    }
    if (refused != nullptr) check.Refusal(*refused);
    if (tls != nullptr && tls->text != "refused")
      diagnostics.Add(tls->mark, "tls can only be refused", "write {tls: refused}");
    return;
  }
  const Place answer{.name = method.output_type()->name(), .message = method.output_type()};
  if (!method.server_streaming()) return check.Value(expected, answer);
  for (const NodeField& one : expected.fields) {
    if (one.key != "messages") {
      diagnostics.AddUnknown(one.mark, "field of a stream's answer:", one.key, {"messages"});
    } else {
      Place list = answer;
      list.list = true;
      check.Value(one.value, list);
    }
  }
}

}  // namespace parcours::scenarios
