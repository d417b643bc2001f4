#include "services/emergency/rules/motives.h"

namespace parcours::emergency {
namespace {

constexpr Motive kMotives[] = {
    {"M01.01", "Suspicion d'arrêt cardiaque"},
    {"M01.02", "Altération de la conscience"},
    {"M01.03", "Détresse respiratoire"},
    {"M03.06", "Douleur thoracique"},
    {"M03.08", "Signes d'accident vasculaire cérébral"},
    {"M03.12", "Gêne respiratoire"},
    {"M05.01", "Problème social"},
    {"M06.02", "Conseil, ordonnance"},
    {"M06.03", "Relevage"},
    {"M07.00", "Non renseigné"},
};

}  // namespace

std::span<const Motive> Motives() {
  return kMotives;
}

std::optional<common::v1::Code> MotiveOf(std::string_view code) {
  for (const Motive& one : kMotives) {
    if (one.code != code) continue;
    common::v1::Code motive;
    motive.set_code(std::string(one.code));
    motive.set_display(std::string(one.label));
    return motive;
  }
  return std::nullopt;
}

}  // namespace parcours::emergency
