// parcours-trainer: the trainer's interface.
#include <QApplication>
#include <QFileInfo>
#include <QSettings>
#include <QStyleFactory>
#include <QTimer>
#include <cstdio>

#include "core/log.h"
#include "pki/operator_file.h"
#include "trainer-ui/app/embedded_host.h"
#include "trainer-ui/app/options.h"
#include "trainer-ui/i18n/language.h"
#include "trainer-ui/views/main_window.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

void ConnectTo(const Options& options, MainWindow& window) {
  auto file = pki::ReadOperatorFile(options.operator_file.toStdString());
  if (!file) return window.CannotConnect(file.error());
  window.Connect({.address = options.connect.toStdString(),
                  .trust_root = file->trust_root,
                  .credential = std::make_shared<const pki::TlsCredential>(std::move(file->credential))},
                 options.scenario);
}

int Run() {
  const ReadOptions read = ReadCommandLine(QApplication::arguments(), QStringLiteral(PARCOURS_VERSION));
  if (!read.message.isEmpty()) {
    std::fprintf(read.exit_code == 0 ? stdout : stderr, "%s\n", read.message.toUtf8().constData());
    return read.exit_code;
  }
  Options options = read.options;
  if (!options.scenario.isEmpty()) options.scenario = QFileInfo(options.scenario).absoluteFilePath();
  core::SetLogOutput({}, core::LogLevel::kError);
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  if (options.language.isEmpty())
    options.language = QSettings().value(QStringLiteral("language"), QStringLiteral("fr")).toString();
  SetLanguage(options.language == QLatin1String("en") ? core::Language::kEnglish : core::Language::kFrench);

  EmbeddedHost host;
  MainWindow window;
  window.resize(1280, 720);
  window.Remember();
  window.show();
  const auto reach = [&] {
    if (options.connect.isEmpty()) {
      host.Start();
    } else {
      ConnectTo(options, window);
    }
  };
  QObject::connect(&host, &EmbeddedHost::started, &window,
                   [&](const HostLink& link) { window.Connect(link, options.scenario); });
  QObject::connect(&host, &EmbeddedHost::refused, &window, &MainWindow::CannotConnect);
  QObject::connect(&window, &MainWindow::connectionWanted, &window, reach);
  QTimer::singleShot(0, &window, reach);  // after the first paint
  return QApplication::exec();
}

}  // namespace
}  // namespace parcours::trainer

int main(int argc, char** argv) {
  QCoreApplication::setOrganizationName(QStringLiteral("Parcours"));
  QCoreApplication::setApplicationName(QStringLiteral("parcours-trainer"));
  const QApplication application(argc, argv);
  return parcours::trainer::Run();
}
