// Home with a broken file, the class screen, what is kept of a session.
#include <QFile>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <cmath>

#include "tests/trainer-ui/desk.h"
#include "trainer-ui/views/report.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

class Screens : public Desk {
 protected:
  QString Write(const char* name, const QByteArray& text) {
    QFile file(folder_.filePath(QLatin1String(name)));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return file.fileName();
  }
  static QByteArray Read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  const QTemporaryDir folder_;
};

// WCAG 2.1.
double Luminance(const QColor& colour) {
  const auto part = [](double value) {
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double Contrast(const QColor& one, const QColor& other) {
  const double lighter = std::max(Luminance(one), Luminance(other));
  const double darker = std::min(Luminance(one), Luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

TEST_F(Screens, TellWhatIsWrongWithAFileWithItsLine) {
  const QString file = Write("faux.yaml",
                             "parcours: 1\ntitle: x\nstarts: 2025-03-22T14:35:00+01:00\nacts:\n  - title: y\n"
                             "    steps: [ { nte: z } ]\n");
  window_->session().Open(file);
  ASSERT_TRUE(Until([&] { return Find<QLabel>("diagnostic") != nullptr; }));
  EXPECT_TRUE(Find<QLabel>("diagnostic")->text().startsWith(QStringLiteral("Ligne 6 : ")));
  EXPECT_NE(Find<QWidget>("try_again"), nullptr);
}

TEST_F(Screens, ShowTheClassLargeTypeInHighContrast) {
  OpenPaul();
  Press(Qt::Key_F11);
  QWidget* screen = nullptr;
  for (QWidget* one : QApplication::topLevelWidgets()) {
    if (one->objectName() == QLatin1String("class_screen")) screen = one;
  }
  ASSERT_NE(screen, nullptr);
  screen->showNormal();
  screen->resize(1024, 768);
  ASSERT_TRUE(Until([&] { return screen->height() == 768; }));
  EXPECT_EQ(screen->findChild<QLabel*>(QStringLiteral("class_title"))->text(), QStringLiteral("Qui est Paul ?"));
  EXPECT_TRUE(screen->findChild<QLabel*>(QStringLiteral("class_banner"))->isVisible());
  for (const auto* label : screen->findChildren<QLabel*>()) EXPECT_GE(label->fontInfo().pixelSize(), 24);
  for (const Theme theme : {Theme::kLight, Theme::kDark, Theme::kHighContrast}) {
    SetTheme(theme);
    const Colours& colours = CurrentColours();
    for (const QColor& text : {colours.ink, colours.muted, colours.accent, colours.good, colours.bad, colours.warn}) {
      EXPECT_GE(Contrast(text, colours.paper), 7.0) << text.name().toStdString();
      EXPECT_GE(Contrast(text, colours.panel), 7.0) << text.name().toStdString();
    }
    EXPECT_GE(Contrast(colours.line, colours.paper), 3.0);
    EXPECT_GE(Contrast(colours.on_accent, colours.accent), 7.0);
  }
  screen->hide();
}

TEST_F(Screens, KeepASessionWithoutItsSecrets) {
  OpenPaul();
  for (int i = 0; i < 4; ++i) {
    Command(Qt::Key_F8);
    window_->play_view().ReadNow();
  }
  const auto& session = window_->session();
  const QString report = ReportOf(session.story(), session.state());
  EXPECT_TRUE(report.contains(QStringLiteral("Trop tôt")));
  EXPECT_TRUE(report.contains(QStringLiteral("Refusé : ")));
  EXPECT_FALSE(report.contains(QStringLiteral("1234")));
  ASSERT_TRUE(WriteHtml(folder_.filePath(QStringLiteral("a.html")), report));
  ASSERT_TRUE(WritePdf(folder_.filePath(QStringLiteral("a.pdf")), report));
  ASSERT_TRUE(WriteCsv(folder_.filePath(QStringLiteral("a.csv")), session.story(), session.state()));
  EXPECT_TRUE(Read(folder_.filePath(QStringLiteral("a.pdf"))).startsWith("%PDF"));
  EXPECT_EQ(Read(folder_.filePath(QStringLiteral("a.csv"))).count("\r\n"), 2);
  EXPECT_FALSE(WriteHtml(QStringLiteral("/no/such/folder/a.html"), report));
}

TEST_F(Screens, ShowWhoSeesWhatByTheRecordsOwnRules) {
  OpenPaul();
  for (int i = 0; i < 13; ++i) {  // until Paul has agreed that the hospital reads
    Command(Qt::Key_F8);
    window_->play_view().ReadNow();
  }
  Find<QTabWidget>("centre")->setCurrentIndex(2);
  const auto* model = Find<QTableView>("access")->model();
  ASSERT_TRUE(Until([&] { return model->rowCount() == 2; })) << "the record and Paul's electrocardiogram";
  ASSERT_TRUE(Until([&] {
    for (int column = 0; column < model->columnCount(); ++column) {
      if (model->index(0, column).data().toString() == QStringLiteral("…")) return false;
    }
    return true;
  }));
  const auto says = [&](const char* who) {
    for (int column = 0; column < model->columnCount(); ++column) {
      if (model->headerData(column, Qt::Horizontal).toString().contains(QLatin1String(who)))
        return model->index(1, column).data().toString();
    }
    return QString();
  };
  EXPECT_EQ(says("le patient"), QStringLiteral("le voit"));
  EXPECT_EQ(says("Anne Roy"), QStringLiteral("ne le voit pas"));
  EXPECT_EQ(says("Claire Lenoir"), QStringLiteral("le voit"));
  EXPECT_EQ(says("Samir Benali"), QString()) << "the host does not know yet that he sits in a centre 15";
}

}  // namespace
}  // namespace parcours::trainer
