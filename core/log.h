// Structured logs: one JSON object a line on standard error or in a file, for machines and for `grep`.
//
// Keys are the constants below, so that a key is spelt in one place. Messages are lower case without a final period.
// Never log a request, a response or a field of one: protobuf messages go through platform's Redact() first.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace parcours::core {

enum class LogLevel { kDebug, kInfo, kWarning, kError, kOff };

struct LogField {
  std::string_view key;
  std::string value;
};

namespace logkey {
inline constexpr std::string_view kSandbox = "sandbox";
inline constexpr std::string_view kMethod = "method";
inline constexpr std::string_view kExchange = "exchange";
inline constexpr std::string_view kReason = "reason";
inline constexpr std::string_view kIncident = "incident";
inline constexpr std::string_view kPath = "path";
inline constexpr std::string_view kAddress = "address";
inline constexpr std::string_view kCause = "cause";
inline constexpr std::string_view kMilliseconds = "ms";
inline constexpr std::string_view kCount = "count";
}  // namespace logkey

// Thread-safe. Writes {"time":…,"level":…,"event":event,key:value…}.
void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

// Where logs go from now on: a file to append to, or standard error if `path` is empty. Thread-safe. Returns false
// where the file cannot be opened (logs then stay where they were).
bool SetLogOutput(const std::string& path, LogLevel least);

}  // namespace parcours::core
