#include "services/signin/rules/user_info.h"

#include <algorithm>
#include <string>

#include "parcours/common/v1/reason.pb.h"

namespace parcours::signin {
namespace {

using directory::v1::Exercise;
using directory::v1::Professional;

// A user store of our own: the real one's has another number.
constexpr char kSubPrefix[] = "f:7061726c-0000-4000-8000-000000000001:";
constexpr char kUitVersion[] = "1.0";
constexpr char kLevel[] = "APPPRIP3^1.2.250.1.213.1.5.1.1.1";
constexpr char kRoleOid[] = "1.2.250.1.213.1.1.5.5";
constexpr char kLocalPolicy[] = "1.2.250.1.213.1.3.1.1";
constexpr char kFrance[] = "99000";

std::string ModeCode(directory::v1::ExerciseMode mode) {
  switch (mode) {
    case directory::v1::EXERCISE_MODE_SELF_EMPLOYED:
      return "L";
    case directory::v1::EXERCISE_MODE_EMPLOYED:
      return "S";
    case directory::v1::EXERCISE_MODE_VOLUNTEER:
      return "B";
    case directory::v1::EXERCISE_MODE_UNSPECIFIED:
    case directory::v1::ExerciseMode_INT_MIN_SENTINEL_DO_NOT_USE_:
    case directory::v1::ExerciseMode_INT_MAX_SENTINEL_DO_NOT_USE_:
      return "";
  }
  return "";
}

v1::RefProActivity ActivityOf(const Exercise& exercise) {
  v1::RefProActivity activity;
  activity.set_code_mode_exercice(ModeCode(exercise.mode()));
  activity.set_code_secteur_dactivite(exercise.structure().sector().code());
  activity.set_code_role(exercise.role().code());
  activity.set_numero_finess_site(exercise.structure().finess());
  activity.set_identifiant_technique_de_la_structure(exercise.structure().struct_id_nat());
  activity.set_raison_sociale_site(exercise.structure().name());
  activity.set_bureau_cedex(exercise.structure().town());
  activity.set_code_pays(kFrance);
  return activity;
}

v1::SubjectRefPro RefProOf(const Professional& professional) {
  v1::SubjectRefPro ref_pro;
  v1::RefProExercise& exercise = *ref_pro.add_exercices();
  exercise.set_code_profession(professional.profession().code());
  exercise.set_code_categorie_professionnelle(professional.student() ? "E" : "C");
  exercise.set_code_civilite_dexercice(professional.title());
  exercise.set_nom_dexercice(professional.family_name());
  exercise.set_prenom_dexercice(professional.given_name());
  exercise.set_code_savoir_faire(professional.speciality().code());
  if (!exercise.code_savoir_faire().empty()) exercise.set_code_type_savoir_faire("S");
  for (const Exercise& one : professional.exercises()) *exercise.add_activities() = ActivityOf(one);
  return ref_pro;
}

std::string Caret(const common::v1::Code& code) {
  return code.code() + "^" + code.system();
}

}  // namespace

core::Result<Exercise> ChooseExercise(const Professional& professional, std::string_view exercise_id) {
  const auto& exercises = professional.exercises();
  if (exercise_id.empty()) {
    if (exercises.size() == 1) return exercises[0];
    return core::Refuse(common::v1::REASON_EXERCISE_NOT_FOUND,
                        exercises.empty() ? "there is none" : "there are several: name one");
  }
  const auto found = std::ranges::find(exercises, exercise_id, &Exercise::id);
  if (found == exercises.end()) return core::Refuse(common::v1::REASON_EXERCISE_NOT_FOUND, "no such one");
  return *found;
}

v1::UserInfo UserInfoOf(const Professional& professional, const Exercise& chosen) {
  v1::UserInfo info;
  info.set_secteur_activite(Caret(chosen.structure().sector()));
  info.set_sub(kSubPrefix + professional.ps_id_nat());
  info.set_subject_organization(chosen.structure().name());
  info.set_preferred_username(professional.ps_id_nat());
  info.set_given_name(professional.given_name());
  info.set_family_name(professional.family_name());
  info.set_acces_regulation_medicale(chosen.structure().medical_regulation() ? "VRAI" : "FAUX");
  info.set_uit_version(kUitVersion);
  info.set_palier_authentification(kLevel);
  *info.mutable_subject_ref_pro() = RefProOf(professional);
  info.set_subject_organization_id(chosen.structure().struct_id_nat());
  if (professional.has_profession()) info.add_subject_role(professional.profession().code() + "^" + kRoleOid);
  if (chosen.has_role()) info.add_subject_role(Caret(chosen.role()));
  info.set_psi_locale(kLocalPolicy);
  if (!professional.rpps().empty()) {
    v1::OtherId& other = *info.add_other_ids();
    other.set_identifiant(professional.ps_id_nat());
    other.set_origine("RPPS");
    other.set_qualite(1);
  }
  info.set_subject_name_id(professional.ps_id_nat());
  return info;
}

v1::ExerciseChoice ChoiceOf(const Professional& professional, const Exercise& exercise) {
  v1::ExerciseChoice choice;
  choice.set_exercise_id(exercise.id());
  choice.set_struct_id_nat(exercise.structure().struct_id_nat());
  choice.set_structure_name(exercise.structure().name());
  *choice.mutable_occupation() = exercise.has_role() ? exercise.role() : professional.profession();
  return choice;
}

}  // namespace parcours::signin
