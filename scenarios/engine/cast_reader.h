// Reading the cast of a scenario, which may stand in several files. For the loader.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "parcours/sandbox/v1/cast.pb.h"
#include "scenarios/engine/diagnostic.h"
#include "scenarios/engine/fields.h"
#include "scenarios/engine/node.h"

namespace parcours::scenarios {

// Borrows cast and diagnostics.
class CastReader {
 public:
  CastReader(sandbox::v1::Cast& cast, Diagnostics& diagnostics) : cast_(cast), diagnostics_(diagnostics) {}

  // Adds one file's part. Each group is a map from handle to what the contract says of such a member.
  void Read(const Node& node);

  // After the last part: gives whoever holds no card the usual one, named like them, and says who is named but not
  // there.
  void Finish();

 private:
  using Places = std::map<std::string, Mark, std::less<>>;  // by handle

  template <class Add>
  void ReadGroup(Fields& fields, std::string_view group, Places& places, const Add& add);
  void GiveCards();
  void CheckNames();
  void CheckStructure(const Mark& mark, const std::string& who, const std::string& structure);

  sandbox::v1::Cast& cast_;
  Diagnostics& diagnostics_;
  Places members_;
  Places cards_;
};

}  // namespace parcours::scenarios
