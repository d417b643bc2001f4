#include "scenarios/engine/cast_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.h"
#include "scenarios/engine/message_builder.h"
#include "scenarios/engine/required.h"

namespace parcours::scenarios {

void CastReader::Read(const Node& node) {
  Fields fields(node, "cast", diagnostics_);
  ReadGroup(fields, "persons", members_, [&] { return cast_.add_persons(); });
  ReadGroup(fields, "professionals", members_, [&] { return cast_.add_professionals(); });
  ReadGroup(fields, "employees", members_, [&] { return cast_.add_employees(); });
  ReadGroup(fields, "structures", members_, [&] { return cast_.add_structures(); });
  ReadGroup(fields, "cards", cards_, [&] { return cast_.add_cards(); });
  fields.Finish();
}

template <class Add>
void CastReader::ReadGroup(Fields& fields, std::string_view group, Places& places, const Add& add) {
  const Node* node = fields.Get(group);
  if (node == nullptr) return;
  if (!node->is_map()) return diagnostics_.Add(node->mark, fmt::format("{} wants handles and what they are", group));
  for (const NodeField& field : node->fields) {
    if (!places.emplace(field.key, field.mark).second) {
      diagnostics_.Add(field.mark, fmt::format("two of the cast are called {}", field.key));
      continue;
    }
    auto* member = add();
    const BuildContext context{.lookup = [](std::string_view) { return std::nullopt; }, .folder = {}, .now = {}};
    BuildMessage(field.value, context, *member, diagnostics_);
    CheckRequired(field.value, *member->GetDescriptor(), field.mark, {"handle", "holder"}, diagnostics_);
    member->set_handle(field.key);
  }
}

void CastReader::Finish() {
  GiveCards();
  CheckNames();
}

void CastReader::GiveCards() {
  std::set<std::string> holders;
  for (auto& card : *cast_.mutable_cards()) {
    if (card.holder().empty()) card.set_holder(card.handle());
    holders.insert(card.holder());
  }
  const auto give = [&](const std::string& handle, policy::v1::CallerKind kind) {
    if (holders.contains(handle) || cards_.contains(handle)) return;
    auto* card = cast_.add_cards();
    card->set_handle(handle);
    card->set_holder(handle);
    card->set_kind(kind);
  };
  for (const auto& one : cast_.professionals()) {
    give(one.handle(), one.student() ? policy::v1::CALLER_KIND_CPF : policy::v1::CALLER_KIND_CPS);
  }
  for (const auto& one : cast_.employees()) give(one.handle(), policy::v1::CALLER_KIND_CPE);
}

void CastReader::CheckNames() {
  for (const auto& card : cast_.cards()) {
    const auto place = cards_.find(card.handle());
    if (place != cards_.end() && !members_.contains(card.holder())) {
      diagnostics_.Add(place->second,
                       fmt::format("card {} is held by {}, who is not in the cast", card.handle(), card.holder()));
    }
  }
  for (const auto& one : cast_.employees()) CheckStructure(members_[one.handle()], one.handle(), one.structure());
  for (const auto& one : cast_.professionals()) {
    for (const auto& exercise : one.exercises())
      CheckStructure(members_[one.handle()], one.handle(), exercise.structure());
  }
  for (const auto& one : cast_.persons()) {
    const auto known = [&](const std::string& other, const char* as) {
      if (members_.contains(other)) return;
      diagnostics_.Add(members_[one.handle()],
                       fmt::format("{} of {} is {}, who is not in the cast", as, one.handle(), other));
    };
    for (const auto& other : one.legal_representatives()) known(other, "legal representative");
    if (!one.general_practitioner().empty()) known(one.general_practitioner(), "general practitioner");
  }
}

void CastReader::CheckStructure(const Mark& mark, const std::string& who, const std::string& structure) {
  const auto is = [&](const auto& one) { return one.handle() == structure; };
  if (structure.empty() || std::any_of(cast_.structures().begin(), cast_.structures().end(), is)) return;
  std::vector<std::string> names;
  for (const auto& one : cast_.structures()) names.push_back(one.handle());
  const std::string nearest = core::Nearest(structure, names);
  diagnostics_.Add(mark, fmt::format("{} works at {}, which is not in the cast", who, structure),
                   nearest.empty() ? "" : fmt::format("did you mean {}?", nearest));
}

}  // namespace parcours::scenarios
