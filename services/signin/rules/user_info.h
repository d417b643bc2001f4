// The claims of Pro Santé Connect from what the Annuaire Santé knows.
// Source: prosanteconnect/generate-VIHF (structure of userInfo). What Parcours does not know stays empty.
//
// Pure and thread-safe.
#pragma once

#include <string_view>

#include "core/result.h"
#include "parcours/directory/v1/directory.pb.h"
#include "parcours/signin/v1/pro_sante_connect.pb.h"

namespace parcours::signin {

// The named situation d'exercice, or the only one. Refuses with EXERCISE_NOT_FOUND: none, no such one, or several and
// none named.
core::Result<directory::v1::Exercise> ChooseExercise(const directory::v1::Professional& professional,
                                                     std::string_view exercise_id);

v1::UserInfo UserInfoOf(const directory::v1::Professional& professional, const directory::v1::Exercise& chosen);

v1::ExerciseChoice ChoiceOf(const directory::v1::Professional& professional, const directory::v1::Exercise& exercise);

}  // namespace parcours::signin
