#include "services/portal/rules/catalogue.h"

#include <algorithm>
#include <stdexcept>

#include "parcours/common/v1/reason.pb.h"
#include "portal_data.h"
#include "services/portal/rules/rule.h"
#include "services/portal/rules/table.h"

namespace parcours::portal {
namespace {

// Words of the table are the names of the contract without their prefix.
template <class Enum, class Parser>
Enum Word(Parser parse, const std::string& name) {
  Enum value{};
  if (!parse(name, &value)) throw std::logic_error("the catalogue has a word that the contract does not: " + name);
  return value;
}

void AddService(const std::vector<std::string>& row, std::vector<CatalogueEntry>& entries) {
  CatalogueEntry& entry = entries.emplace_back();
  entry.service.set_code(row.at(1));
  entry.service.set_status(Word<v1::ServiceStatus>(v1::ServiceStatus_Parse, "SERVICE_STATUS_" + row.at(2)));
  entry.editor = row.at(3);
  entry.service.mutable_name()->set_fr(row.at(4));
  entry.service.mutable_name()->set_en(row.at(5));
}

void AddPurpose(const std::vector<std::string>& row, std::vector<CatalogueEntry>& entries) {
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const CatalogueEntry& one) { return one.service.code() == row.at(1); });
  if (entry == entries.end()) throw std::logic_error("a purpose is of no service: " + row.at(1));
  v1::Purpose& purpose = *entry->service.add_purposes();
  purpose.set_code(row.at(2));
  purpose.set_scope(Word<v1::DataScope>(v1::DataScope_Parse, "DATA_SCOPE_" + row.at(3)));
  purpose.set_access(Word<v1::DataAccess>(v1::DataAccess_Parse, "DATA_ACCESS_" + row.at(4)));
  purpose.mutable_label()->set_fr(row.at(5));
  purpose.mutable_label()->set_en(row.at(6));
}

std::vector<CatalogueEntry> ReadCatalogue() {
  std::vector<CatalogueEntry> entries;
  for (const auto& row : ReadTable(kCatalogueData, 6)) {
    row[0] == "service" ? AddService(row, entries) : AddPurpose(row, entries);
  }
  return entries;
}

std::vector<v1::Examination> ReadExaminations() {
  std::vector<v1::Examination> all;
  for (const auto& row : ReadTable(kExaminationsData, 3)) {
    v1::Examination& one = all.emplace_back();
    one.set_code(row[0]);
    one.mutable_label()->set_fr(row[1]);
    one.mutable_label()->set_en(row[2]);
    one.set_status(v1::EXAMINATION_STATUS_UNKNOWN);
  }
  return all;
}

bool Has(const google::protobuf::RepeatedPtrField<std::string>& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

core::Refusal NotAvailable() {
  return Refused(common::v1::REASON_SERVICE_NOT_AVAILABLE, rules::kListed);
}

}  // namespace

const std::vector<CatalogueEntry>& Catalogue() {
  static const std::vector<CatalogueEntry> catalogue = ReadCatalogue();
  return catalogue;
}

core::Result<CatalogueEntry> FindService(std::string_view code) {
  for (const CatalogueEntry& one : Catalogue()) {
    if (one.service.code() == code) return one;
  }
  return core::Refuse(common::v1::REASON_NOT_FOUND, "service");
}

core::Result<CatalogueEntry> ServiceOf(std::string_view structure) {
  for (const CatalogueEntry& one : Catalogue()) {
    if (one.editor == structure && one.service.status() == v1::SERVICE_STATUS_ONLINE) return one;
  }
  return core::Refuse(NotAvailable());
}

core::Result<void> CheckConsent(const v1::ListedService& service,
                                const google::protobuf::RepeatedPtrField<std::string>& purposes) {
  if (service.status() != v1::SERVICE_STATUS_ONLINE) return core::Refuse(NotAvailable());
  for (const std::string& code : purposes) {
    const bool known = std::any_of(service.purposes().begin(), service.purposes().end(),
                                   [&](const v1::Purpose& one) { return one.code() == code; });
    if (!known) {
      return core::Refuse(RefusedAt(common::v1::REASON_CODE_UNKNOWN, rules::kPurposes,
                                    {{.field = "purposes", .description = "is no purpose of the service"}}));
    }
  }
  return {};
}

core::Result<void> CheckPurpose(const v1::ListedService& consented, v1::DataScope scope, v1::DataAccess access) {
  for (const v1::Purpose& one : consented.purposes()) {
    if (one.scope() == scope && one.access() == access && Has(consented.consented(), one.code())) return {};
  }
  return core::Refuse(Refused(common::v1::REASON_PURPOSE_NOT_CONSENTED, rules::kPurpose));
}

const std::vector<v1::Examination>& Examinations() {
  static const std::vector<v1::Examination> examinations = ReadExaminations();
  return examinations;
}

}  // namespace parcours::portal
