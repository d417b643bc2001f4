// The rules by which services decide, as one page: every rule that a host can name in its journal.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "services/host/care_services.h"
#include "services/platform/policy/rule.h"
#include "tests/contract/stale.h"

namespace parcours::contract {
namespace {

std::string RulesPage() {
  std::string page =
      "# The rules that decide\n\n"
      "<!-- Written from services/*/rules/rule.cpp by rules_test; do not edit. How to renew it: CONTRIBUTING.md -->\n\n"
      "The journal names the rule that allowed or refused a call. \"ours\": no public source that we read says so.\n\n"
      "| rule | français | English | source |\n|---|---|---|---|\n";
  for (const auto& [id, rule] : platform::AllRules()) {
    page += fmt::format("| `{}` | {} | {} | {} |\n", id, rule->fr, rule->en,
                        rule->source.empty() ? std::string_view("ours") : rule->source);
  }
  return page;
}

// Makes the host's services be linked, rules included; volatile, so that the compiler cannot do without.
decltype(&host::MakeCareServices) volatile make_care_services = &host::MakeCareServices;

TEST(GeneratedPage, SaysEveryRule) {
  ASSERT_NE(make_care_services, nullptr);
  ExpectFresh("rules.md", RulesPage());
}

TEST(Rules, EveryOneSpeaksBothLanguages) {
  EXPECT_FALSE(platform::AllRules().empty());
  for (const auto& [id, rule] : platform::AllRules()) {
    EXPECT_TRUE(rule->fr.ends_with('.') && rule->en.ends_with('.')) << id;
    EXPECT_NE(rule->fr, rule->en) << id;
    EXPECT_EQ(std::string_view(rule->fr).find('|'), std::string_view::npos) << id;
  }
}

}  // namespace
}  // namespace parcours::contract
