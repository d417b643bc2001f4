#include "trainer-ui/views/theme.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QString>
#include <algorithm>

namespace parcours::trainer {
namespace {

const Colours kLightColours{.paper = QColor(0xFFFFFFU),
                            .panel = QColor(0xF1F4F9U),
                            .ink = QColor(0x14202EU),
                            .muted = QColor(0x414D5CU),
                            .line = QColor(0x7E8A99U),
                            .accent = QColor(0x174A94U),
                            .on_accent = QColor(0xFFFFFFU),
                            .good = QColor(0x0F5C34U),
                            .bad = QColor(0x96131AU),
                            .warn = QColor(0x6B4200U)};
const Colours kDarkColours{.paper = QColor(0x141920U),
                           .panel = QColor(0x1D242EU),
                           .ink = QColor(0xF2F5F9U),
                           .muted = QColor(0xC3CCD8U),
                           .line = QColor(0x76849AU),
                           .accent = QColor(0x9CC4FFU),
                           .on_accent = QColor(0x0B1420U),
                           .good = QColor(0x8CE0AEU),
                           .bad = QColor(0xFFB0B0U),
                           .warn = QColor(0xF5CB7EU)};
const Colours kHighContrastColours{.paper = QColor(0x000000U),
                                   .panel = QColor(0x000000U),
                                   .ink = QColor(0xFFFFFFU),
                                   .muted = QColor(0xFFFFFFU),
                                   .line = QColor(0xFFFFFFU),
                                   .accent = QColor(0xFFFF00U),
                                   .on_accent = QColor(0x000000U),
                                   .good = QColor(0x7CFFB2U),
                                   .bad = QColor(0xFFB3B3U),
                                   .warn = QColor(0xFFFF00U)};

struct Look {
  Theme theme = Theme::kLight;
  int scale = 100;
  bool motion = true;
  qreal platform_points = 0;
};

Look& Current() {
  static Look look;
  return look;
}

QString Sheet(const Colours& c) {
  return QStringLiteral(R"(
    QToolTip { color: %2; background: %1; border: 1px solid %3; }
    QFrame#card, QFrame#block { background: %1; border: 1px solid %3; border-radius: 6px; }
    QFrame#retain { background: %1; border: 2px solid %4; border-radius: 6px; }
    QFrame#problem { background: %1; border: 2px solid %5; border-radius: 6px; }
    QLabel#banner { background: %2; color: %1; font-weight: bold; padding: 3px 10px; }
    QPushButton { padding: 6px 12px; border: 1px solid %3; border-radius: 5px; background: %1; color: %2; }
    QPushButton:hover { border: 1px solid %4; }
    QPushButton:focus, QToolButton:focus { border: 2px solid %4; }
    QPushButton:disabled, QToolButton:disabled { color: %3; }
    QPushButton#primary, QPushButton[primary="true"] { background: %4; color: %6; border: 1px solid %4; font-weight: bold; }
    QPushButton[primary="true"]:focus { border: 3px solid %2; }
    QPushButton[primary="true"]:disabled { background: %1; color: %3; border: 1px solid %3; }
    QToolButton { padding: 4px 6px; border: 1px solid transparent; border-radius: 5px; color: %2; }
    QToolButton:hover { border: 1px solid %3; }
    QTreeView:focus, QTableView:focus, QListView:focus, QScrollArea:focus { border: 2px solid %4; }
    QToolBar { border: none; spacing: 3px; padding: 2px 6px; }
    QSplitter::handle { background: %7; }
  )")
      .arg(c.paper.name(), c.ink.name(), c.line.name(), c.accent.name(), c.bad.name(), c.on_accent.name(),
           c.panel.name());
}

void Apply() {
  const Colours& c = CurrentColours();
  QPalette palette;
  palette.setColor(QPalette::Window, c.panel);
  palette.setColor(QPalette::WindowText, c.ink);
  palette.setColor(QPalette::Base, c.paper);
  palette.setColor(QPalette::AlternateBase, c.panel);
  palette.setColor(QPalette::Text, c.ink);
  palette.setColor(QPalette::PlaceholderText, c.muted);
  palette.setColor(QPalette::Button, c.panel);
  palette.setColor(QPalette::ButtonText, c.ink);
  palette.setColor(QPalette::BrightText, c.bad);
  palette.setColor(QPalette::ToolTipBase, c.paper);
  palette.setColor(QPalette::ToolTipText, c.ink);
  palette.setColor(QPalette::Link, c.accent);
  palette.setColor(QPalette::LinkVisited, c.accent);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, c.on_accent);
  palette.setColor(QPalette::Mid, c.line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, c.line);
  QApplication::setPalette(palette);
  qApp->setStyleSheet(Sheet(c));
}

}  // namespace

const Colours& CurrentColours() {
  switch (Current().theme) {
    case Theme::kDark:
      return kDarkColours;
    case Theme::kHighContrast:
      return kHighContrastColours;
    default:
      return kLightColours;
  }
}

Theme CurrentTheme() {
  return Current().theme;
}

void SetTheme(Theme theme) {
  Current().theme = theme;
  Apply();
}

int TextScale() {
  return Current().scale;
}

void SetTextScale(int percent) {
  Look& look = Current();
  QFont font = QApplication::font();
  if (look.platform_points <= 0) look.platform_points = font.pointSizeF();
  look.scale = std::clamp(percent, 100, 200);
  font.setPointSizeF(look.platform_points * look.scale / 100);
  QApplication::setFont(font);
  Apply();
}

bool MotionWanted() {
  return Current().motion;
}

void SetMotionWanted(bool wanted) {
  Current().motion = wanted;
}

}  // namespace parcours::trainer
