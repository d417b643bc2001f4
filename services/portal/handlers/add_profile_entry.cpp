#include <algorithm>
#include <array>
#include <string_view>

#include "parcours/common/v1/reason.pb.h"
#include "services/portal/handlers/handlers.h"
#include "services/portal/rules/calendar.h"
#include "services/portal/rules/rule.h"
#include "services/portal/standing.h"

namespace parcours::portal {
namespace {

constexpr std::array<std::string_view, 8> kBloodGroups = {"A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-"};

core::Result<void> CheckEntry(const v1::AddProfileEntryRequest& request) {
  using common::v1::REASON_INVALID_ARGUMENT;
  if (request.kind() == v1::PROFILE_KIND_BLOOD_GROUP &&
      std::find(kBloodGroups.begin(), kBloodGroups.end(), request.label()) == kBloodGroups.end()) {
    return core::Refuse(RefusedAt(REASON_INVALID_ARGUMENT, rules::kBloodGroup,
                                  {{.field = "label", .description = "is no blood group"}}));
  }
  if (!request.until().empty() && request.until() < request.from()) {
    return core::Refuse(
        RefusedAt(REASON_INVALID_ARGUMENT, rules::kPeriod, {{.field = "until", .description = "is before from"}}));
  }
  return {};
}

v1::ProfileEntry EntryFor(platform::Transaction& tx, const Standing& standing,
                          const v1::AddProfileEntryRequest& request) {
  v1::ProfileEntry entry;
  entry.set_id(tx.NextId("ent"));
  entry.set_kind(request.kind());
  entry.set_label(request.label());
  entry.set_details(request.details());
  entry.set_from(request.from());
  entry.set_until(request.until());
  entry.set_author(AuthorOf(standing));
  entry.set_author_name(standing.name);
  *entry.mutable_recorded() = ToTimestamp(tx.now());
  return entry;
}

}  // namespace

core::Result<Work<v1::AddProfileEntryResponse>> AddProfileEntry(Call& call, const v1::AddProfileEntryRequest& request) {
  TRY(CheckEntry(request));
  const Standing standing = TRY(EnterWithData(call, request.holder(), Act::kWrite, v1::DATA_SCOPE_PROFILE));
  return Work<v1::AddProfileEntryResponse>(
      [&request, standing](platform::Transaction& tx) -> core::Result<v1::AddProfileEntryResponse> {
        TRY(Confirm(tx, standing));
        const std::string& space = standing.holder.matricule();
        const std::string code = std::to_string(request.kind());
        if (request.kind() == v1::PROFILE_KIND_BLOOD_GROUP) {
          if (const auto before = LatestItem(tx.sql(), space, ItemKind::kEntry, code))
            DeleteItem(tx.sql(), before->position);
        }
        v1::AddProfileEntryResponse response;
        *response.mutable_entry() = EntryFor(tx, standing, request);
        InsertItem(tx.sql(), {.space = space,
                              .kind = ItemKind::kEntry,
                              .id = response.entry().id(),
                              .code = code,
                              .time = tx.now(),
                              .bytes = response.entry().SerializeAsString()});
        return response;
      });
}

}  // namespace parcours::portal
