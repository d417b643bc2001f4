#include "services/directory/rules/visibility.h"

namespace parcours::directory {

View ViewOf(const platform::Call& call) {
  const bool citizen = call.caller().kind == policy::v1::CALLER_KIND_CITIZEN && call.via_service().empty();
  return citizen ? View::kPublic : View::kWhole;
}

void Restrict(v1::Structure& structure, View view) {
  if (view == View::kPublic) structure.clear_mss_address();
}

void Restrict(v1::Professional& professional, View view) {
  if (view == View::kWhole) return;
  for (v1::Exercise& exercise : *professional.mutable_exercises()) {
    exercise.clear_mss_address();
    Restrict(*exercise.mutable_structure(), view);
  }
}

}  // namespace parcours::directory
