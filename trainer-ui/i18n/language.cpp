#include "trainer-ui/i18n/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace parcours::trainer {
namespace {

core::Language current = core::Language::kFrench;

QTranslator& French() {
  static QTranslator translator;
  return translator;
}

}  // namespace

core::Language CurrentLanguage() {
  return current;
}

void SetLanguage(core::Language language) {
  current = language;
  const bool french = language == core::Language::kFrench;
  QLocale::setDefault(french ? QLocale(QLocale::French, QLocale::France)
                             : QLocale(QLocale::English, QLocale::UnitedKingdom));
  QTranslator& translator = French();
  if (translator.isEmpty() && !translator.load(QStringLiteral(":/i18n/parcours_fr.qm"))) return;
  if (french) {
    QCoreApplication::installTranslator(&translator);
  } else {
    QCoreApplication::removeTranslator(&translator);
  }
}

}  // namespace parcours::trainer
