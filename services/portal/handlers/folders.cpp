#include "services/portal/handlers/folders.h"

#include <algorithm>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/portal/v1/folders.pb.h"
#include "services/portal/rules/rule.h"

namespace parcours::portal {

core::Result<void> CheckFolderName(platform::ReadTransaction& tx, const std::string& space, const std::string& name) {
  constexpr std::int64_t kAll = 1'000'000;
  const auto folders = ItemsOf(tx, {.space = space, .kind = ItemKind::kFolder}, 0, kAll);
  const bool taken = std::any_of(folders.begin(), folders.end(),
                                 [&](const Item& item) { return item.As<v1::Folder>().name() == name; });
  if (taken) return core::Refuse(Refused(common::v1::REASON_ALREADY_EXISTS, rules::kFolders));
  return {};
}

core::Result<Item> FindFolder(platform::ReadTransaction& tx, const std::string& space, const std::string& id) {
  auto found = FindItem(tx, space, ItemKind::kFolder, id);
  if (!found) return core::Refuse(common::v1::REASON_NOT_FOUND, "folder");
  return std::move(*found);
}

}  // namespace parcours::portal
