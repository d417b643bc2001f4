// Pictures of every view of the real program, for the guide: screenshots FOLDER [fr|en] [light|dark|contrast] [percent]
#include <QApplication>
#include <QDir>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <functional>

#include "trainer-ui/app/embedded_host.h"
#include "trainer-ui/i18n/language.h"
#include "trainer-ui/views/main_window.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

constexpr int kPatience = 60'000;  // milliseconds

class Camera {
 public:
  Camera(MainWindow& window, QString folder) : window_(window), folder_(std::move(folder)) {}

  bool Until(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, kPatience); }
  bool Shoot(const char* name, QWidget* what = nullptr) {
    QTest::qWait(300);  // the last of what arrives
    const bool saved = (what == nullptr ? &window_ : what)->grab().save(QDir(folder_).filePath(QLatin1String(name)));
    if (!saved) std::fprintf(stderr, "screenshots: %s could not be written\n", name);
    return saved;
  }
  // To before this step of the story.
  bool GoTo(const char* step) {
    window_.session().GoTo(QLatin1String(step));
    return Until([&] { return At(step) && window_.session().state().mode() == Playback::MODE_WAITING; });
  }
  bool Step() {
    const auto before = window_.session().state().position();
    window_.play_view().ReadNow();
    window_.session().Step();
    return Until([&] {
      return window_.session().state().position() > before &&
             window_.session().state().mode() != Playback::MODE_WORKING;
    });
  }

 private:
  bool At(const char* step) {
    const auto* at = window_.play_view().sheet().StepAt(static_cast<int>(window_.session().state().position()));
    return at != nullptr && at->id() == step;
  }

  MainWindow& window_;
  QString folder_;
};

bool ShootAll(MainWindow& window, Camera& camera, const QString& paul) {
  auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("centre"));
  bool all = camera.Until([&] { return window.findChild<QWidget*>(QStringLiteral("play_1")) != nullptr; }) &&
             camera.Shoot("accueil.png");
  window.session().Open(paul);
  all = all && camera.Until([&] { return window.session().playing(); }) && camera.Shoot("animer.png");
  all = all && camera.GoTo("too_early") && camera.Step() && camera.Shoot("refus.png");
  auto* exchanges = window.findChild<QTableView*>(QStringLiteral("exchanges"));
  exchanges->selectRow(exchanges->model()->rowCount() - 1);
  all = all && camera.Shoot("echanges.png");
  window.findChild<QAction*>(QStringLiteral("class_screen"))->trigger();
  all = all && camera.GoTo("feed") && camera.Step();
  for (auto* widget : QApplication::topLevelWidgets()) {
    if (widget->objectName() == QLatin1String("class_screen")) all = all && camera.Shoot("ecran-de-classe.png", widget);
  }
  window.findChild<QAction*>(QStringLiteral("class_screen"))->trigger();
  all = all && camera.GoTo("who_agrees");
  window.play_view().ReadNow();
  window.play_view().sheet().findChild<QAbstractButton*>(QStringLiteral("choice_2"))->click();
  all = all && camera.Shoot("question.png");
  all = all && camera.GoTo("break_glass") && camera.Step();
  all = all && camera.Shoot("carte.png");
  tabs->setCurrentIndex(1);
  all = all && camera.Shoot("sequence.png");
  tabs->setCurrentIndex(2);
  auto* access = window.findChild<QTableView*>(QStringLiteral("access"));
  all = all && camera.Until([&] { return access->model()->rowCount() > 1; });
  QTest::qWait(500);
  access->setCurrentIndex(access->model()->index(1, 1));
  return all && camera.Shoot("qui-voit-quoi.png");
}

int Run(const QStringList& arguments) {
  if (arguments.size() < 2) {
    std::fprintf(stderr, "usage: screenshots FOLDER [fr|en] [light|dark|contrast] [percent]\n");
    return 2;
  }
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  SetLanguage(arguments.value(2) == QLatin1String("en") ? core::Language::kEnglish : core::Language::kFrench);
  SetTextScale(arguments.value(4, QStringLiteral("100")).toInt());
  SetTheme(arguments.value(3) == QLatin1String("dark")       ? Theme::kDark
           : arguments.value(3) == QLatin1String("contrast") ? Theme::kHighContrast
                                                             : Theme::kLight);
  SetMotionWanted(false);
  EmbeddedHost host;
  MainWindow window;
  window.resize(1280, 720);
  window.show();
  QObject::connect(&host, &EmbeddedHost::started, &window, [&](const HostLink& link) { window.Connect(link); });
  host.Start();
  Camera camera(window, arguments[1]);
  const QString paul = QString::fromStdString((LibraryFolder() / "paul" / "2_hopital.yaml").string());
  const bool all = ShootAll(window, camera, paul);
  window.close();
  return all ? 0 : 1;
}

}  // namespace
}  // namespace parcours::trainer

int main(int argc, char** argv) {
  QCoreApplication::setOrganizationName(QStringLiteral("Parcours-screenshots"));
  const QApplication application(argc, argv);
  return parcours::trainer::Run(QApplication::arguments());
}
