// Motives of a call: an excerpt of the Hub Santé's nomenclature motif (ansforge/SAMU-Hub-Modeles).
//
// Pure and thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "parcours/common/v1/common.pb.h"

namespace parcours::emergency {

struct Motive {
  std::string_view code;
  std::string_view label;  // French
};

std::span<const Motive> Motives();

// Code with label; nothing if the code is not in the excerpt.
std::optional<common::v1::Code> MotiveOf(std::string_view code);

}  // namespace parcours::emergency
