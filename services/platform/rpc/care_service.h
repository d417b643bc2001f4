// What a care service gives to the host: its gRPC services, its tables, and what it takes from a cast.
//
// A service folder has one class that derives from CareService (service.{h,cpp}); services/host lists it in one line.
#pragma once

#include <grpcpp/impl/codegen/service_type.h>

#include <memory>
#include <vector>

#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

class Pipeline;

// Thread-safe after construction.
class CareService {
 public:
  virtual ~CareService() = default;

  // The gRPC services to register; owned by this object.
  virtual std::vector<grpc::Service*> rpcs() = 0;

  // The tables that it keeps in every sandbox.
  virtual Schema schema() const = 0;

  // Puts what the real service would know of the cast into a new sandbox. Persons already have their matricule.
  // Refuses with INVALID_ARGUMENT (which person, which field).
  virtual core::Result<void> Seed(Transaction& tx, const sandbox::v1::Cast& cast) = 0;
};

// Makes one care service on a pipeline that outlives it; `services/host` keeps a list of these.
using MakeCareService = std::unique_ptr<CareService> (*)(Pipeline& pipeline);

}  // namespace parcours::platform
