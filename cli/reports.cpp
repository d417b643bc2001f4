#include "cli/reports.h"

#include <filesystem>
#include <system_error>

#include "core/files.h"
#include "parcours/common/v1/reason.pb.h"
#include "scenarios/report/html.h"
#include "scenarios/report/json.h"
#include "scenarios/report/junit.h"

namespace parcours::cli {

core::Result<ReportRequest> ReadReportRequest(const std::string& text) {
  const auto equals = text.find('=');
  ReportRequest request{.kind = text.substr(0, equals),
                        .path = equals == std::string::npos ? std::string() : text.substr(equals + 1)};
  const bool known =
      request.kind == "junit" || request.kind == "json" || request.kind == "canonical" || request.kind == "html";
  if (!known || request.path.empty()) {
    return core::Refuse(common::v1::REASON_INVALID_ARGUMENT,
                        "--report " + text + ": write junit=, json=, canonical= or html= and a file name");
  }
  return request;
}

core::Result<void> CheckWritable(const ReportRequest& request) {
  const std::filesystem::path path = std::filesystem::absolute(request.path);
  std::error_code error;
  if (!std::filesystem::is_directory(path.parent_path(), error))
    return core::Refuse(common::v1::REASON_FILE_UNWRITABLE, path.parent_path().string() + " is no folder");
  if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
    return core::Refuse(common::v1::REASON_FILE_UNWRITABLE, path.string() + " is no file");
  return {};
}

core::Result<void> WriteReport(const ReportRequest& request, const std::vector<scenarios::RunResult>& runs,
                               core::Language language) {
  std::string text;
  if (request.kind == "junit") text = scenarios::JUnitXml(runs);
  if (request.kind == "json") text = scenarios::FullJson(runs);
  if (request.kind == "canonical") text = scenarios::CanonicalJson(runs);
  if (request.kind == "html") text = scenarios::HtmlReport(runs, language);
  return core::WriteFile(request.path, text, core::FileMode::kPublic);
}

}  // namespace parcours::cli
