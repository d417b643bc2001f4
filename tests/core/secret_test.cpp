#include "core/secret.h"

#include <gtest/gtest.h>

#include <new>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace parcours::core {
namespace {

// A short secret stands in the object itself, so its bytes can be looked for there without touching freed memory.
constexpr std::string_view kPin = "4711-4711";

bool Holds(const void* memory, std::size_t size, std::string_view text) {
  return std::string_view(static_cast<const char*>(memory), size).find(text) != std::string_view::npos;
}

template <class T, class = void>
struct Printable : std::false_type {};
template <class T>
struct Printable<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const T&>())>> : std::true_type {
};

TEST(Secret, CanNeitherBeCopiedBySlipNorPrinted) {
  static_assert(!std::is_copy_constructible_v<Secret>);
  static_assert(!std::is_copy_assignable_v<Secret>);
  static_assert(!std::is_convertible_v<Secret, std::string>);
  static_assert(!Printable<Secret>::value);
  const Secret pin(kPin);
  EXPECT_EQ(pin.Copy().Reveal(), pin.Reveal());
}

TEST(Secret, IsWipedFromWhereItWasMovedAway) {
  Secret from(kPin);
  ASSERT_TRUE(Holds(&from, sizeof from, kPin));
  const Secret to(std::move(from));
  EXPECT_EQ(to.Reveal(), kPin);
  EXPECT_FALSE(Holds(&from, sizeof from, "4711"));
  EXPECT_TRUE(from.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
}

TEST(Secret, IsWipedWhenAnotherIsAssignedOverIt) {
  Secret pin(kPin);
  Secret other(std::string_view("00"));
  pin = std::move(other);
  EXPECT_EQ(pin.Reveal(), "00");
  EXPECT_FALSE(Holds(&pin, sizeof pin, "4711"));
  EXPECT_FALSE(Holds(&other, sizeof other, "00"));
}

TEST(Secret, SurvivesAssignmentToItself) {
  Secret pin(kPin);
  Secret& same = pin;
  pin = std::move(same);
  EXPECT_EQ(pin.Reveal(), kPin);
}

TEST(Secret, IsWipedAtItsEnd) {
  alignas(Secret) unsigned char memory[sizeof(Secret)] = {};
  auto* pin = new (memory) Secret(kPin);
  ASSERT_TRUE(Holds(memory, sizeof memory, kPin));
  pin->~Secret();
  EXPECT_FALSE(Holds(memory, sizeof memory, "4711"));
}

TEST(Secret, HoldsBytesOfAnyKindAndLength) {
  const std::string key(100000, '\0');
  const Secret secret{std::string_view(key)};
  EXPECT_EQ(secret.Reveal(), key);
  EXPECT_TRUE(Secret().empty());
}

}  // namespace
}  // namespace parcours::core
