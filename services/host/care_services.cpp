#include "services/host/care_services.h"

#include "services/directory/service.h"
#include "services/dmp/service.h"
#include "services/ins/service.h"
#include "services/signin/service.h"

namespace parcours::host {

std::vector<std::unique_ptr<platform::CareService>> MakeCareServices(platform::Pipeline& pipeline, signin::SessionIssuer& issuer) {
  std::vector<std::unique_ptr<platform::CareService>> services;
  services.push_back(ins::MakeInsService(pipeline));
  services.push_back(directory::MakeDirectoryService(pipeline));
  services.push_back(signin::MakeSigninService(pipeline, issuer));
  services.push_back(dmp::MakeDmpService(pipeline));
  return services;
}

}  // namespace parcours::host
