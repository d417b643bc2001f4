// Every text is there in both languages, in every view; every control says what it is.
#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QXmlStreamReader>

#include "tests/trainer-ui/desk.h"
#include "trainer-ui/i18n/language.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

TEST(Translations, AreComplete) {
  QFile file(QStringLiteral(PARCOURS_SOURCE_DIR "/trainer-ui/i18n/parcours_fr.ts"));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader reader(&file);
  int texts = 0;
  QString source;
  while (!reader.atEnd()) {
    reader.readNext();
    if (reader.isStartElement() && reader.name() == QLatin1String("source")) source = reader.readElementText();
    if (!reader.isStartElement() || reader.name() != QLatin1String("translation")) continue;
    ++texts;
    EXPECT_FALSE(reader.attributes().hasAttribute(QLatin1String("type"))) << source.toStdString() << " is unfinished";
  }
  EXPECT_FALSE(reader.hasError());
  EXPECT_GT(texts, 200);
}

class Controls : public Desk {
 protected:
  // Qt's own parts of its controls have no name of ours.
  static bool IsOurs(const QWidget& widget) {
    return !widget.objectName().startsWith(QLatin1String("qt_")) &&
           qobject_cast<const QScrollBar*>(&widget) == nullptr &&
           !(widget.parentWidget() != nullptr && qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr);
  }

  void ExpectNamed() {
    for (auto* widget : window_->findChildren<QWidget*>()) {
      if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || !IsOurs(*widget)) continue;
      auto* accessible = QAccessible::queryAccessibleInterface(widget);
      ASSERT_NE(accessible, nullptr);
      const std::string which =
          std::string(widget->metaObject()->className()) + " " + widget->objectName().toStdString();
      EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty()) << which << " has no name";
      EXPECT_NE(accessible->role(), QAccessible::NoRole) << which << " has no role";
    }
    for (auto* edit : window_->findChildren<QWidget*>()) {
      const bool field = qobject_cast<QComboBox*>(edit) != nullptr ||
                         (qobject_cast<QLineEdit*>(edit) != nullptr && edit->objectName() != QLatin1String("status"));
      if (!field || !edit->isVisible() || !IsOurs(*edit)) continue;
      bool has_buddy = false;
      for (const auto* label : window_->findChildren<QLabel*>()) has_buddy = has_buddy || label->buddy() == edit;
      EXPECT_TRUE(has_buddy) << edit->objectName().toStdString() << " has no label of its own";
    }
  }

  // A text that does not fit into its control is cut.
  void ExpectNothingClipped() {
    QCoreApplication::sendPostedEvents();  // layouts that wait
    QCoreApplication::processEvents();
    for (auto* label : window_->findChildren<QLabel*>()) {
      if (!label->isVisible() || label->text().isEmpty()) continue;
      const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
      EXPECT_GE(label->height() + 2, needed)
          << label->objectName().toStdString() << ": " << label->text().toStdString();
      if (label->wordWrap()) continue;
      EXPECT_GE(label->width() + 2, label->sizeHint().width()) << label->text().toStdString();
    }
    for (auto* button : window_->findChildren<QAbstractButton*>()) {
      if (!button->isVisible() || button->text().isEmpty()) continue;
      const int needed = button->fontMetrics().horizontalAdvance(button->text().remove(QLatin1Char('&')));
      EXPECT_GE(button->width(), needed) << button->text().toStdString();
    }
  }
};

TEST_F(Controls, HaveNameRoleAndLabelAtHomeAndInTheConsole) {
  ExpectNamed();
  OpenPaul();
  ExpectNamed();
}

TEST_F(Controls, ChangeLanguageWhileTheyAreSeen) {
  OpenPaul();
  Press(Qt::Key_L, Qt::ControlModifier);
  const auto reads = [this](const char* name, const QString& text) {
    return Until([&] { return Find<QLabel>(name)->text() == text; });
  };
  EXPECT_TRUE(reads("banner", QStringLiteral("SIMULATION — invented data")));
  EXPECT_TRUE(reads("sheet_title", QStringLiteral("Who is Paul?")));
  Press(Qt::Key_L, Qt::ControlModifier);
  EXPECT_TRUE(reads("sheet_title", QStringLiteral("Qui est Paul ?")));
}

TEST_F(Controls, FitASmallScreenAtTwiceTheSize) {
  window_->resize(1280, 720);
  ExpectNothingClipped();
  OpenPaul();
  ExpectNothingClipped();
  SetTextScale(200);
  QCoreApplication::processEvents();
  window_->resize(1280, 720);
  QCoreApplication::processEvents();
  EXPECT_LE(window_->width(), 1280);
  EXPECT_LE(window_->height(), 720);
  ExpectNothingClipped();
}

}  // namespace
}  // namespace parcours::trainer
