// Ids: opaque, FHIR-safe ([A-Za-z0-9-.]{1,64}), and the strong types that keep them apart.
#pragma once

#include <compare>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace parcours::core {

// A string that is the id of one kind of thing; `Tag` keeps kinds apart at compile time.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string value) : value_(std::move(value)) {}

  const std::string& value() const { return value_; }
  bool empty() const { return value_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string value_;
};

using SandboxId = Id<struct SandboxTag>;
using CardId = Id<struct CardTag>;
using ExchangeId = Id<struct ExchangeTag>;

// True for 1 to 64 characters of [A-Za-z0-9-.], what FHIR accepts as an id.
bool IsIdSyntax(std::string_view text);

// Makes the ids of one sandbox: the same seed gives the same ids in the same order (G9). The sequence is part of the
// sandbox's state: keep `position()` in its store and construct with it again.
class IdSequence {
 public:
  IdSequence(std::uint64_t seed, std::uint64_t position) : seed_(seed), position_(position) {}

  // A new id such as "dmp-4k7x1m0c9qaz": `kind` (lower case, short) and 12 characters of base 32.
  std::string Next(std::string_view kind);

  // Six decimal digits: what a phone receives as one-time code. Seeded like ids; never for real secrets.
  std::string NextCode();

  std::uint64_t position() const { return position_; }

 private:
  std::uint64_t NextBits();

  std::uint64_t seed_;
  std::uint64_t position_;
};

}  // namespace parcours::core
