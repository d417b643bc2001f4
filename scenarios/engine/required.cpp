#include "scenarios/engine/required.h"

#include <fmt/format.h>

#include "parcours/policy/v1/policy.pb.h"

namespace parcours::scenarios {

void CheckRequired(const Node& written, const google::protobuf::Descriptor& type, const Mark& mark,
                   const std::set<std::string>& filled, Diagnostics& diagnostics) {
  if (!written.is_map() && !written.is_null()) return;  // one ${…}, or a wrong form that is said elsewhere
  const Mark& place = written.is_map() ? written.mark : mark;
  for (int i = 0; i < type.field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *type.field(i);
    const auto& rule = field.options().GetExtension(policy::v1::field);
    const Node* value = written.Find(field.name());
    if (value == nullptr || value->is_null()) {
      const bool missing = rule.required() && !rule.names_sandbox() && !filled.contains(field.name());
      if (missing) diagnostics.Add(place, fmt::format("{} is required", field.name()));
      continue;
    }
    if (field.message_type() == nullptr || field.is_map()) continue;
    if (!value->is_list()) CheckRequired(*value, *field.message_type(), value->mark, {}, diagnostics);
    for (const Node& item : value->items) CheckRequired(item, *field.message_type(), item.mark, {}, diagnostics);
  }
}

}  // namespace parcours::scenarios
