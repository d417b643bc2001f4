#include "core/secret.h"

#include <string.h>

#include <utility>

namespace parcours::core {

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    Wipe();
    value_ = std::move(other.value_);
    other.Wipe();
  }
  return *this;
}

void Secret::Wipe() noexcept {
  // The whole buffer: what stood in it may have been longer than what stands in it now.
  value_.resize(value_.capacity());
  explicit_bzero(value_.data(), value_.size());
  value_.clear();
}

}  // namespace parcours::core
