// What a care service gives to the host: its gRPC services, its tables, and what it takes from a cast.
//
// A service folder <x> has one class that derives from CareService, and in its service.h a function
//   std::unique_ptr<platform::CareService> Make(const platform::CareContext& context);   // in namespace parcours::<x>
// which the list of services that CMake writes for the host calls.
#pragma once

#include <grpcpp/impl/codegen/service_type.h>

#include <memory>
#include <string>
#include <vector>

#include "parcours/sandbox/v1/cast.pb.h"
#include "services/platform/pipeline/call.h"
#include "services/platform/rpc/session_issuer.h"
#include "services/platform/store/store.h"

namespace parcours::platform {

class Pipeline;

// One gRPC service to register: the adapter, owned by whoever gives it, and its name in the contract.
struct RpcService {
  grpc::Service* adapter;
  std::string name;  // XService::service_full_name()
};

// Thread-safe after construction.
class CareService {
 public:
  virtual ~CareService() = default;

  virtual std::vector<RpcService> rpcs() = 0;

  // The tables that it keeps in every sandbox.
  virtual Schema schema() const = 0;

  // Puts what the real service would know of the cast into a new sandbox. Persons already have their matricule.
  // Refuses with INVALID_ARGUMENT (which person, which field).
  virtual core::Result<void> Seed(Transaction& tx, const sandbox::v1::Cast& cast) = 0;
};

// What a care service is made with; everything outlives it.
struct CareContext {
  Pipeline& pipeline;
  SessionIssuer& issuer;
};

}  // namespace parcours::platform
