// A trainer at a desk: the real window, offscreen, a host in this process, and keys.
#pragma once

#include <gtest/gtest.h>

#include <QApplication>
#include <QString>
#include <QWidget>
#include <functional>
#include <memory>

#include "services/host/host.h"
#include "trainer-ui/views/main_window.h"

namespace parcours::trainer {

class Desk : public testing::Test {
 protected:
  Desk();
  ~Desk() override;

  // Handles events until it holds, at most for half a minute.
  static bool Until(const std::function<bool()>& holds);
  // A key where the focus is.
  static void Press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  static void Type(const QString& text);
  // Tab until the control of this name has the focus; false if it cannot be reached.
  static bool TabTo(const QString& object_name);

  // Opens Paul's story from home, by keys.
  void OpenPaul();
  // As one sees it: waiting for a command.
  bool Waits() const;
  // Presses a key that commands, and waits until it is done.
  void Command(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

  template <class Widget>
  Widget* Find(const char* name) const {
    return window_->findChild<Widget*>(QLatin1String(name));
  }

  static host::Host& SharedHost();

  std::unique_ptr<MainWindow> window_;
};

}  // namespace parcours::trainer
