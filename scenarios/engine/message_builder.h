// From a scenario's YAML to a protobuf message, by its descriptor.
//
// Scalars get their type from the field. Enum values may be written short. Timestamps: RFC 3339, "now", "now + 2 h".
// Durations: "5 min". Bytes: text, or {file: path} (a template: ${…} inside is replaced, XML-escaped in .xml files),
// {base64: …}. One value where a list is wanted is a list of one. A scalar that is one ${…} may stand for any value.
#pragma once

#include <google/protobuf/message.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/node.h"
#include "scenarios/engine/variables.h"

namespace parcours::scenarios {

struct BuildContext {
  Lookup lookup;                 // values of ${…}
  std::filesystem::path folder;  // of the scenario; files are looked for below its parent only
  core::Time now;                // simulated
  // True while checking without playing: a ${…} that `lookup` knows without value fits anywhere.
  bool checking = false;
};

// Sets what the node says. Everything that does not fit is said in `diagnostics`, with its place.
void BuildMessage(const Node& node, const BuildContext& context, google::protobuf::Message& message,
                  Diagnostics& diagnostics);

// What a variable of the scenario is: its node as JSON, scalars as text, every ${…} replaced. `unknown` receives those
// without a value.
Json Evaluate(const Node& node, const Lookup& lookup, std::vector<std::string>& unknown);

// JSON (of a variable) as a node, all of it at one place.
Node ToNode(const Json& value, const Mark& mark);

}  // namespace parcours::scenarios
