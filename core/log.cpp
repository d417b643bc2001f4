#include "core/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>

#include "core/clock.h"
#include "core/text.h"

namespace parcours::core {
namespace {

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
    case LogLevel::kOff:
      return spdlog::level::off;
  }
  return spdlog::level::off;
}

std::string_view NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
    case LogLevel::kOff:
      return "off";
  }
  return "off";
}

std::shared_ptr<spdlog::logger> MakeLogger(spdlog::sink_ptr sink, LogLevel least) {
  auto logger = std::make_shared<spdlog::logger>("parcours", std::move(sink));
  logger->set_pattern("%v");
  logger->set_level(ToSpdlog(least));
  logger->flush_on(spdlog::level::info);
  return logger;
}

std::mutex logger_mutex;

std::shared_ptr<spdlog::logger>& Logger() {
  static std::shared_ptr<spdlog::logger> logger =
      MakeLogger(std::make_shared<spdlog::sinks::stderr_sink_mt>(), LogLevel::kWarning);
  return logger;
}

// Bytes that are no UTF-8 (a file's name, say) are written as if they were Latin-1, so that the line stays JSON.
void AppendQuoted(std::string& line, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const bool utf8 = IsUtf8(text);
  line.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      line.push_back('\\');
      line.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20 || (!utf8 && static_cast<unsigned char>(c) >= 0x80)) {
      line += "\\u00";
      line.push_back(kDigits[static_cast<unsigned char>(c) >> 4U]);
      line.push_back(kDigits[static_cast<unsigned char>(c) & 15U]);
    } else {
      line.push_back(c);
    }
  }
  line.push_back('"');
}

}  // namespace

void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  std::shared_ptr<spdlog::logger> logger;
  {
    const std::lock_guard lock(logger_mutex);
    logger = Logger();
  }
  if (!logger->should_log(ToSpdlog(level))) return;
  std::string line = "{\"time\":\"" + FormatTime(WallClock().Now()) + "\",\"level\":";
  AppendQuoted(line, NameOf(level));
  line += ",\"event\":";
  AppendQuoted(line, event);
  for (const LogField& field : fields) {
    line += ",";
    AppendQuoted(line, field.key);
    line += ":";
    AppendQuoted(line, field.value);
  }
  line += "}";
  logger->log(ToSpdlog(level), spdlog::string_view_t(line.data(), line.size()));
}

bool SetLogOutput(const std::string& path, LogLevel least) {
  try {
    spdlog::sink_ptr sink;
    if (path.empty()) {
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    } else {
      sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
    }
    auto logger = MakeLogger(std::move(sink), least);
    const std::lock_guard lock(logger_mutex);
    Logger() = std::move(logger);
    return true;
  } catch (const spdlog::spdlog_ex&) {
    return false;
  }
}

}  // namespace parcours::core
