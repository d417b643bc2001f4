// A string that is wiped from memory when it goes out of use: PINs, passwords, keys.
#pragma once

#include <string>
#include <string_view>

namespace parcours::core {

// Move-only; cannot be printed. Not thread-safe.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view value) : value_(value) {}
  explicit Secret(std::string&& value) : value_(std::move(value)) {}
  Secret(Secret&& other) noexcept : value_(std::move(other.value_)) { other.Wipe(); }
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { Wipe(); }

  Secret Copy() const { return Secret(std::string_view(value_)); }
  std::string_view Reveal() const { return value_; }
  bool empty() const { return value_.empty(); }

 private:
  void Wipe() noexcept;

  std::string value_;
};

}  // namespace parcours::core
