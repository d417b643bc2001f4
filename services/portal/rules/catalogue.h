// The catalogue of services, as data, and what a consent covers.
//
// Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "parcours/portal/v1/agenda.pb.h"
#include "parcours/portal/v1/catalogue.pb.h"

namespace parcours::portal {

struct CatalogueEntry {
  v1::ListedService service;
  std::string editor;  // Struct_IdNat, whose certificate acts for the service
};

// In the order of the table.
const std::vector<CatalogueEntry>& Catalogue();

// Refuses with NOT_FOUND.
core::Result<CatalogueEntry> FindService(std::string_view code);

// The service that the structure acts for. Refuses with SERVICE_NOT_AVAILABLE: none, or not online.
core::Result<CatalogueEntry> ServiceOf(std::string_view structure);

// Refuses with SERVICE_NOT_AVAILABLE, CODE_UNKNOWN.
core::Result<void> CheckConsent(const v1::ListedService& service,
                                const google::protobuf::RepeatedPtrField<std::string>& purposes);

// Whether one of the purposes that were consented to covers it. Refuses with PURPOSE_NOT_CONSENTED.
core::Result<void> CheckPurpose(const v1::ListedService& consented, v1::DataScope scope, v1::DataAccess access);

// The examinations of the list, none of them followed.
const std::vector<v1::Examination>& Examinations();

}  // namespace parcours::portal
