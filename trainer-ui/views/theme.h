// The interface's few colours, in three themes; and how large its text is.
#pragma once

#include <QColor>

namespace parcours::trainer {

enum class Theme { kLight, kDark, kHighContrast };

// Text colours stand at 7:1 or more on paper and panel.
struct Colours {
  QColor paper;   // where one reads
  QColor panel;   // around it
  QColor ink;     // text
  QColor muted;   // text that matters less
  QColor line;    // borders, 3:1 on paper
  QColor accent;  // what to press, what is chosen
  QColor on_accent;
  QColor good;
  QColor bad;
  QColor warn;
};

// Of the UI thread.
const Colours& CurrentColours();
Theme CurrentTheme();
void SetTheme(Theme theme);

// In percent of the platform's own size, 100 to 200.
int TextScale();
void SetTextScale(int percent);

// Things move on screen unless the person asked for less of it.
bool MotionWanted();
void SetMotionWanted(bool wanted);

}  // namespace parcours::trainer
