#include "trainer-ui/views/places.h"

#include <QCoreApplication>

#include "trainer-ui/models/words.h"

namespace parcours::trainer {
namespace {

using playback::v1::StoryRole;

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(Places)
};

struct Place {
  const char* id;  // also its icon
  const char* name;
  const char* sector;  // TRE_R02
  const char* begins;  // of the structure's name, where the sector says too little
};
constexpr Place kPlaces[] = {
    {"home", QT_TRANSLATE_NOOP("Places", "Home"), "", ""},
    {"samu", QT_TRANSLATE_NOOP("Places", "SAMU"), "SA01", "SAMU"},
    {"samu", QT_TRANSLATE_NOOP("Places", "SAMU"), "SA01", "SMUR"},
    {"hospital", QT_TRANSLATE_NOOP("Places", "Hospital"), "SA01", ""},
    {"rehabilitation", QT_TRANSLATE_NOOP("Places", "Rehabilitation"), "", "Centre de réadaptation"},
    {"surgery", QT_TRANSLATE_NOOP("Places", "Surgery"), "SA07", ""},
    {"pharmacy", QT_TRANSLATE_NOOP("Places", "Pharmacy"), "SA33", ""},
    {"laboratory", QT_TRANSLATE_NOOP("Places", "Laboratory"), "SA25", ""},
    {"place", QT_TRANSLATE_NOOP("Places", "Elsewhere"), nullptr, ""},
};

struct Service {
  const char* package;
  const char* icon;
};
constexpr Service kServices[] = {
    {"ins", "identity"},     {"directory", "directory"},       {"dmp", "record"},          {"signin", "signin"},
    {"portal", "home"},      {"prescription", "prescription"}, {"emergency", "emergency"}, {"messaging", "message"},
    {"exams", "laboratory"}, {"consultation", "screen"},       {"followup", "people"},     {"governance", "directory"},
};

QString PlaceFor(const QString& sector, const QString& name) {
  for (const Place& place : kPlaces) {
    if (place.sector == nullptr || (*place.sector == '\0' && *place.begins == '\0')) continue;
    if (*place.sector != '\0' && sector != QLatin1String(place.sector)) continue;
    if (name.startsWith(QString::fromUtf8(place.begins))) return QLatin1String(place.id);
  }
  return QStringLiteral("place");
}

}  // namespace

// The journal writes "Claire Lenoir (Médecin)" of whom the cast calls "Dr Claire Lenoir".
bool IsCalled(const StoryRole& role, const common::v1::Actor& caller) {
  const QString name = Q(caller.display_name()).section(QStringLiteral(" ("), 0, 0);
  const QString known = Q(role.name());
  return !name.isEmpty() && (known == name || known.endsWith(QLatin1Char(' ') + name));
}

Places::Places(const playback::v1::Story& story) : story_(story) {
  QStringList used{QStringLiteral("home")};
  for (const StoryRole& role : story_.roles()) {
    if (role.kind() == StoryRole::KIND_STRUCTURE) used << OfStructure(role);
  }
  for (const Place& place : kPlaces) {
    const QString id = QLatin1String(place.id);
    if (used.contains(id) && !ids_.contains(id)) ids_ << id;
  }
  for (const auto& act : story_.acts()) {
    for (const auto& step : act.steps()) {
      const QString service = Q(step.service());
      if (service.isEmpty() || step.actor() == "operator" || services_.contains(service)) continue;
      services_ << service;
    }
  }
}

QString Places::OfStructure(const StoryRole& structure) const {
  return PlaceFor(Q(structure.code()), Q(structure.name()));
}

QString Places::Of(const journal::v1::Exchange& exchange) const {
  const auto& caller = exchange.caller();
  if (caller.kind() == policy::v1::CALLER_KIND_CITIZEN || caller.kind() == policy::v1::CALLER_KIND_ANONYMOUS)
    return QStringLiteral("home");
  for (const StoryRole& role : story_.roles()) {
    if (!IsCalled(role, caller)) continue;
    for (const StoryRole& structure : story_.roles()) {
      if (structure.handle() == role.structure() && structure.kind() == StoryRole::KIND_STRUCTURE)
        return OfStructure(structure);
    }
  }
  return PlaceFor(Q(caller.sector()), {});
}

QString PlaceName(const QString& id) {
  for (const Place& place : kPlaces) {
    if (id == QLatin1String(place.id)) return Texts::tr(place.name);
  }
  return id;
}

QString PlaceIcon(const QString& id) {
  return id;
}

QString ServiceIcon(const QString& service) {
  const QString package = service.section(QLatin1Char('.'), 1, 1);
  for (const Service& one : kServices) {
    if (package == QLatin1String(one.package)) return QLatin1String(one.icon);
  }
  return QStringLiteral("service");
}

}  // namespace parcours::trainer
