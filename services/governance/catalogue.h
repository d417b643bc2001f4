// The catalogue of data/: bodies, real services, and the part of each body in each service. It is compiled in, and
// checked by its tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parcours/governance/v1/governance.pb.h"

namespace parcours::governance {

// Immutable and thread-safe.
class Catalogue {
 public:
  static const Catalogue& Builtin();

  // The State first.
  const std::vector<v1::Body>& bodies() const { return bodies_; }
  const v1::Body* FindBody(std::string_view id) const;

  // By the id of a real service, or the name of a service of the contract: whole, or short ("dmp.DmpService").
  const v1::RealService* FindService(std::string_view name) const;

  // By service, and in a service who answers for it first.
  std::vector<v1::Part> PartsOfBody(std::string_view body) const;
  std::vector<v1::Part> PartsInService(std::string_view service) const;

 private:
  Catalogue();

  struct Listed {
    v1::RealService service;
    std::vector<std::string> contract;  // "parcours.dmp.v1.DmpService", "parcours.portal.v1.*"
  };

  void AddPart(const std::vector<std::string>& cells);

  std::vector<v1::Body> bodies_;
  std::vector<Listed> services_;
  std::vector<v1::Part> parts_;
};

}  // namespace parcours::governance
