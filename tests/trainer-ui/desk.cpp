#include "tests/trainer-ui/desk.h"

#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include "trainer-ui/i18n/language.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

constexpr int kPatience = 30'000;  // milliseconds

QApplication& Application() {
  static int argc = 1;
  static char name[] = "trainer_ui_test";
  static char* argv[] = {name, nullptr};
  static auto* application = [] {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setOrganizationName(QStringLiteral("Parcours-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    static const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    auto* made = new QApplication(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    return made;
  }();
  return *application;
}

// Stopped before the program's statics go: its threads use some of them.
class HostOfAllTests : public ::testing::Environment {
 public:
  static void Start() {
    folder = std::make_unique<QTemporaryDir>();
    auto started = host::Host::Start({.state = std::filesystem::path(folder->path().toStdString()) / "state",
                                      .library = std::filesystem::path(PARCOURS_SOURCE_DIR) / "scenarios" / "library"});
    ASSERT_TRUE(started);
    host = std::move(*started);
  }
  void TearDown() override {
    host.reset();
    folder.reset();
  }

  inline static std::unique_ptr<QTemporaryDir> folder;
  inline static std::unique_ptr<host::Host> host;
};

[[maybe_unused]] const auto* const kHostOfAllTests = ::testing::AddGlobalTestEnvironment(new HostOfAllTests);

}  // namespace

host::Host& Desk::SharedHost() {
  if (HostOfAllTests::host == nullptr) HostOfAllTests::Start();
  return *HostOfAllTests::host;
}

Desk::Desk() {
  Application();
  SetLanguage(core::Language::kFrench);
  SetTextScale(100);
  SetTheme(Theme::kLight);
  SetMotionWanted(false);
  window_ = std::make_unique<MainWindow>();
  window_->resize(1280, 720);
  window_->show();
  window_->activateWindow();
  EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
  auto credential = SharedHost().OperatorCredential("trainer");
  window_->Connect({.address = SharedHost().address(),
                    .trust_root = SharedHost().trust_root(),
                    .credential = std::make_shared<const pki::TlsCredential>(std::move(*credential))});
  EXPECT_TRUE(Until([&] { return Find<QWidget>("play_1") != nullptr; }));
}

Desk::~Desk() {
  window_->close();
  window_.reset();
}

bool Desk::Until(const std::function<bool()>& holds) {
  return QTest::qWaitFor(holds, kPatience);
}

void Desk::Press(int key, Qt::KeyboardModifiers modifiers) {
  QWidget* target = QApplication::focusWidget();
  if (target == nullptr) target = QApplication::activeWindow();
  ASSERT_NE(target, nullptr);
  QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
}

void Desk::Type(const QString& text) {
  for (const QChar letter : text) QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
}

bool Desk::TabTo(const QString& object_name) {
  constexpr int kMost = 400;
  for (int i = 0; i < kMost; ++i) {
    const QWidget* focused = QApplication::focusWidget();
    if (focused != nullptr && focused->objectName() == object_name) return true;
    Press(Qt::Key_Tab);
  }
  return false;
}

void Desk::OpenPaul() {
  ASSERT_TRUE(TabTo(QStringLiteral("scenario_filter")));
  Type(QStringLiteral("parcours de Paul, 2"));
  ASSERT_TRUE(TabTo(QStringLiteral("play_1")));
  Press(Qt::Key_Space);
  ASSERT_TRUE(Until([&] { return window_->session().playing() && Waits(); }));
}

bool Desk::Waits() const {
  const auto mode = window_->session().state().mode();
  return mode == Playback::MODE_WAITING || mode == Playback::MODE_ENDED;
}

void Desk::Command(int key, Qt::KeyboardModifiers modifiers) {
  const auto before = window_->session().state().revision();
  Press(key, modifiers);
  ASSERT_TRUE(Until([&] { return window_->session().state().revision() != before && Waits(); }));
}

}  // namespace parcours::trainer
