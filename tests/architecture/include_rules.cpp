#include "tests/architecture/include_rules.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace parcours::architecture {
namespace {

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}
bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The rooms that are not care services, and what each may include beside itself and the generated contract.
const std::map<std::string, std::set<std::string>>& Below() {
  static const std::map<std::string, std::set<std::string>> below = {
      {"core", {}},
      {"documents", {"core"}},
      {"pki", {"core"}},
      {"services/platform", {"core", "pki"}},
      {"services/simulator", {"core", "pki", "services/platform", "scenarios/engine"}},
      {"services/host", {"core", "pki", "services/platform", "services/simulator", "scenarios/engine"}},
      {"scenarios/engine", {"core", "pki"}},
      {"scenarios/report", {"core", "pki", "scenarios/engine"}},
      {"cli", {"core", "documents", "pki", "services/host", "scenarios/engine", "scenarios/report"}},
      {"trainer-ui/i18n", {"core"}},
      {"trainer-ui/session", {"core", "pki"}},
      {"trainer-ui/models", {"core", "trainer-ui/i18n"}},
      {"trainer-ui/views", {"core", "trainer-ui/i18n", "trainer-ui/session", "trainer-ui/models"}},
      {"trainer-ui/app",
       {"core", "pki", "services/host", "trainer-ui/i18n", "trainer-ui/session", "trainer-ui/models",
        "trainer-ui/views"}},
  };
  return below;
}

bool IsCareService(std::string_view room) {
  return StartsWith(room, "services/") && Below().count(std::string(room)) == 0;
}

bool MayInclude(const std::string& room, const std::string& other) {
  if (room == other) return true;
  const std::set<std::string> care = {"core", "documents", "pki", "services/platform"};
  const std::set<std::string>& below = IsCareService(room) ? care : Below().at(room);
  if (below.count(other) != 0) return true;
  return room == "services/host" && IsCareService(other);  // the composition root knows them all
}

// A library, by the beginning of its headers' names, and the regular expression of the files that may include it.
struct Library {
  const char* header;
  const char* where;
};
constexpr Library kLibraries[] = {
    {"sqlite3.h", "services/platform/store/.*"},
    {"openssl/", "pki/.*"},
    {"p11-kit/", "pki/.*"},
    {"nlohmann/", "(scenarios|cli)/.*"},
    {"yaml-cpp/", "scenarios/engine/.*"},
    {"valijson/", "scenarios/engine/.*"},
    {"tl/", "core/result\\.h"},
    {"spdlog/", "core/log\\.cpp"},
    {"libxml/", "documents/xml/.*"},
    {"pango/", "documents/rendering/layout\\.cpp"},
    {"cairo", "documents/rendering/.*\\.cpp"},
    {"glib", "documents/base64\\.cpp"},
    {"CLI/", "cli/.*"},
    {"Q", "trainer-ui/.*"},
    // Handlers, rules, stores and the pipeline know nothing of the transport.
    {"grpc",
     "(pki|cli|scenarios/engine|trainer-ui/session|services/host|services/platform/(rpc|testing)|services/simulator|"
     "services/[a-z_]+/service)[/.].*|services/simulator/[a-z_]+\\.(h|cpp)"},
};
constexpr std::string_view kTransportFree[] = {"/handlers/", "/rules/", "/rules.",   "/store.",
                                               "_store.",    "/store/", "/pipeline/"};

// Libraries of which one file is enough, whose exceptions that file converts.
constexpr std::string_view kSingle[] = {"yaml-cpp/", "valijson/",  "tl/",  "spdlog/spdlog.h",
                                        "sqlite3.h", "qrencode.h", "zip.h"};

}  // namespace

std::vector<std::string> Includes(std::string_view text) {
  static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<std::string> found;
  std::istringstream lines{std::string(text)};
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_search(line, match, include)) found.push_back(match[1]);
  }
  return found;
}

std::string RoomOf(std::string_view path) {
  for (const std::string_view top : {"core/", "documents/", "pki/", "cli/"}) {
    if (StartsWith(path, top)) return std::string(top.substr(0, top.size() - 1));
  }
  for (const std::string_view top : {"services/", "scenarios/", "trainer-ui/"}) {
    if (!StartsWith(path, top)) continue;
    const std::size_t end = path.find('/', top.size());
    if (end != std::string_view::npos) return std::string(path.substr(0, end));
  }
  return {};
}

Faults CheckRooms(const SourceFile& file) {
  Faults faults;
  const std::string room = RoomOf(file.path);
  for (const std::string& include : Includes(file.text)) {
    const std::string other = RoomOf(include);
    if (StartsWith(include, "tests/") || StartsWith(include, "../") || StartsWith(include, "bench/")) {
      faults.push_back(file.path + " includes " + include +
                       ": the product stands without it, and names files from the root");
    } else if (!other.empty() && !MayInclude(room, other)) {
      faults.push_back(file.path + " includes " + include + ": " + room + " may not know " + other);
    }
    if (constexpr std::string_view kSql = "_sql.h";
        include.size() > kSql.size() && !Contains(include, "/") &&
        include.substr(include.size() - kSql.size()) == kSql &&
        room != "services/" + include.substr(0, include.size() - kSql.size())) {
      faults.push_back(file.path + " includes " + include + ": the tables of another room");
    }
    if (room == "core" && StartsWith(include, "parcours/") && !StartsWith(include, "parcours/common/") &&
        !StartsWith(include, "parcours/policy/")) {
      faults.push_back(file.path + " includes " + include + ": core knows only what all services share");
    }
    if (room == "core" && StartsWith(include, "parcours/") && file.path.ends_with(".h")) {
      faults.push_back(file.path + " includes " + include + ": headers of core do not need protobuf");
    }
  }
  return faults;
}

Faults CheckLibraries(const SourceFile& file) {
  Faults faults;
  const bool transport_free = StartsWith(file.path, "services/") &&
                              std::any_of(std::begin(kTransportFree), std::end(kTransportFree),
                                          [&](std::string_view part) { return Contains(file.path, part); });
  for (const std::string& include : Includes(file.text)) {
    for (const Library& library : kLibraries) {
      if (!StartsWith(include, library.header)) continue;
      const bool allowed = std::regex_match(file.path, std::regex(library.where));
      const bool transport = StartsWith(include, "grpc") || include.ends_with(".grpc.pb.h");
      if (!allowed || (transport && transport_free)) {
        faults.push_back(file.path + " includes <" + include + ">, which is for " + library.where);
      }
    }
    if (transport_free && include.ends_with(".grpc.pb.h")) {
      faults.push_back(file.path + " includes " + include +
                       ": handlers, rules, stores and the pipeline are free of gRPC");
    }
  }
  return faults;
}

Faults CheckSingleFiles(const std::vector<SourceFile>& files) {
  Faults faults;
  for (const std::string_view header : kSingle) {
    std::set<std::string> users;
    for (const SourceFile& file : files) {
      for (const std::string& include : Includes(file.text)) {
        if (StartsWith(include, header)) users.insert(file.path);
      }
    }
    if (users.size() < 2) continue;
    std::string fault = std::string(header) + " is included by";
    for (const std::string& user : users) fault += " " + user;
    faults.push_back(fault + ": one file hides it");
  }
  return faults;
}

Faults CheckSql(const SourceFile& file) {
  static const std::regex sql(R"re("(sql)?\(?\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|REPLACE|ALTER|DROP|PRAGMA) )re");
  static const std::regex home(
      R"(services/platform/(store|journal|sandbox|faults)/.*|services/[a-z_]+/([a-z_]+_)?store\.cpp)");
  Faults faults;
  if (std::regex_match(file.path, home)) return faults;
  std::istringstream lines(file.text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const std::string code = line.substr(0, line.find("//"));
    if (std::regex_search(code, sql)) {
      faults.push_back(file.path + ":" + std::to_string(number) +
                       " holds SQL, which stands in store files and the platform's state");
    }
  }
  return faults;
}

}  // namespace parcours::architecture
