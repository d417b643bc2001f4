// What the transport knows of the other end of a call.
#pragma once

#include <functional>
#include <string>

#include "core/clock.h"

namespace parcours::platform {

struct Peer {
  std::string certificate_chain;            // PEM, leaf first; empty: no certificate was shown
  std::string on_behalf;                    // serialised common.v1.SignedOnBehalf; empty: the caller calls for itself
  core::Time deadline = core::Time::max();  // wall time
  std::function<bool()> cancelled = [] { return false; };  // thread-safe
};

}  // namespace parcours::platform
