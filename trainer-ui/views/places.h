// The one table of places and icons: where people are on the map, and how a service is drawn.
#pragma once

#include <QString>
#include <QStringList>

#include "parcours/journal/v1/journal.pb.h"
#include "parcours/playback/v1/playback.pb.h"

namespace parcours::trainer {

// Where the people of a story are. A value; UI thread.
class Places {
 public:
  Places() = default;
  explicit Places(const playback::v1::Story& story);

  // Ids of the places of the story, in the order in which they stand around the services: "home", "samu".
  const QStringList& ids() const { return ids_; }
  // The services that the story calls, in order of appearance.
  const QStringList& services() const { return services_; }

  // Where the caller is; "home" where nothing better is known.
  QString Of(const journal::v1::Exchange& exchange) const;

 private:
  QString OfStructure(const playback::v1::StoryRole& structure) const;

  playback::v1::Story story_;
  QStringList ids_;
  QStringList services_;
};

// True if the journal's caller is this one of the cast.
bool IsCalled(const playback::v1::StoryRole& role, const common::v1::Actor& caller);

QString PlaceName(const QString& id);
// Drawings of icons/.
QString PlaceIcon(const QString& id);
QString ServiceIcon(const QString& service);

}  // namespace parcours::trainer
