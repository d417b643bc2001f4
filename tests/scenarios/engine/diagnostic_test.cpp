#include "scenarios/engine/diagnostic.h"

#include <gtest/gtest.h>

#include <string>

#include "core/text.h"
#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

Mark At(const char* file, int line, int column) {
  return Mark{.file = std::make_shared<const std::string>(file), .line = line, .column = column};
}

TEST(Diagnostics, StandInTheOrderOfFileLineAndColumn) {
  Diagnostics diagnostics;
  diagnostics.Add(At("b.yaml", 1, 1), "four");
  diagnostics.Add(At("a.yaml", 10, 1), "three");
  diagnostics.Add(At("a.yaml", 9, 5), "two", "the cure");
  diagnostics.Add(At("a.yaml", 0, 0), "one");
  EXPECT_EQ(testing::Said(diagnostics),
            "a.yaml: one\na.yaml:9:5: two, the cure\na.yaml:10:1: three\nb.yaml:1:1: four\n");
}

TEST(Diagnostics, SuggestWhatIsNear) {
  Diagnostics diagnostics;
  diagnostics.AddUnknown(At("a", 1, 1), "field", "birth_nam", {"birth_name", "given_name"});
  diagnostics.AddUnknown(At("a", 2, 1), "field", "titel", {"title", "steps"});
  diagnostics.AddUnknown(At("a", 3, 1), "field", "zzz", {"title", "steps"});
  diagnostics.AddUnknown(At("a", 4, 1), "field", "zzz", {"aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii"});
  EXPECT_EQ(
      testing::Said(diagnostics),
      "a:1:1: unknown field birth_nam, did you mean birth_name?\na:2:1: unknown field titel, did you mean title?\n"
      "a:3:1: unknown field zzz, one of title, steps\na:4:1: unknown field zzz\n");
}

TEST(Diagnostics, AreLegibleWhateverTheFileHolds) {
  Diagnostics diagnostics;
  diagnostics.AddUnknown(At("a", 1, 1), "field", "x\n\x1B[31my", {"x"});
  std::string endless;
  for (int i = 0; i < 100000; ++i) endless += "é";
  diagnostics.AddUnknown(At("a", 2, 1), "field", endless, {"x"});
  const auto said = diagnostics.Sorted();
  EXPECT_EQ(Render(said[0]), "a:1:1: unknown field x\\n\\x1b[31my, one of x");
  EXPECT_LT(Render(said[1]).size(), 700U);
  EXPECT_TRUE(core::IsUtf8(Render(said[1])));
}

TEST(Diagnostics, StopAtAThousand) {
  Diagnostics diagnostics;
  for (int i = 0; i < 5000; ++i) diagnostics.AddUnknown(At("a", i, 1), "field", "x", {"y"});
  EXPECT_EQ(diagnostics.size(), 1000U);
}

}  // namespace
}  // namespace parcours::scenarios
