#include "scenarios/engine/loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/files.h"
#include "core/reasons.h"
#include "scenarios/engine/cast_reader.h"
#include "scenarios/engine/fields.h"
#include "scenarios/engine/steps.h"
#include "scenarios/engine/yaml_reader.h"

namespace parcours::scenarios {
namespace {

constexpr std::size_t kDeepestInclude = 16;

class Loader {
 public:
  Loader(Scenario& scenario, Diagnostics& diagnostics)
      : scenario_(scenario), diagnostics_(diagnostics), cast_(scenario.cast, diagnostics) {}

  void ReadMain(const Node& root, const std::filesystem::path& path) {
    Fields fields(root, "a scenario", diagnostics_);
    if (!CheckFormat(fields)) return;
    including_.push_back(path.lexically_normal());
    ReadShared(fields, path);
    scenario_.title = fields.Both("title");
    scenario_.learn = fields.Both("learn");
    scenario_.level = fields.Text("level");
    scenario_.lasts = fields.Duration("lasts").value_or(core::Duration(0));
    scenario_.seed = fields.Number("seed").value_or(1);
    scenario_.labels = fields.Words("labels");
    fields.Require("title");
    if (fields.Require("starts") != nullptr) scenario_.starts = fields.Time("starts").value_or(core::Time{});
    ReadActs(fields);
    if (const Node* finally = fields.Get("finally")) ReadSteps(*finally, "finally", scenario_.finally);
    fields.Finish();
    cast_.Finish();
  }

 private:
  bool CheckFormat(Fields& fields) {
    const Node* format = fields.Require("parcours");
    if (format == nullptr) return false;
    const auto version = fields.Number("parcours");
    if (!version) return false;
    if (*version > static_cast<std::uint64_t>(kFormat)) {
      diagnostics_.Add(format->mark,
                       fmt::format("format {} is newer than this program, which knows format {}", *version, kFormat),
                       "use a newer program");
      return false;
    }
    if (*version == 0) diagnostics_.Add(format->mark, "there is no format 0", "write parcours: 1");
    return *version != 0;
  }

  // What an included file may have too.
  void ReadShared(Fields& fields, const std::filesystem::path& path) {
    for (const Node* include : fields.List("include")) Include(*include, path);
    if (const Node* cast = fields.Get("cast")) cast_.Read(*cast);
    for (const std::string& secret : fields.Words("secrets")) scenario_.secrets.push_back(secret);
    if (const Node* variables = fields.Get("variables")) {
      if (!variables->is_map()) diagnostics_.Add(variables->mark, "variables wants names and values");
      for (const NodeField& field : variables->fields) {
        scenario_.variables.push_back(Variable{.mark = field.mark, .name = field.key, .value = field.value});
      }
    }
  }

  void Include(const Node& node, const std::filesystem::path& from) {
    const std::filesystem::path path = (from.parent_path() / node.text).lexically_normal();
    if (!node.is_scalar() || node.text.empty()) return diagnostics_.Add(node.mark, "include wants a file name");
    if (std::find(including_.begin(), including_.end(), path) != including_.end()) {
      return diagnostics_.Add(node.mark, fmt::format("{} includes itself", node.text), "break the circle");
    }
    if (including_.size() >= kDeepestInclude) return diagnostics_.Add(node.mark, "includes nested too deep");
    if (!included_.insert(path).second) return;  // two includes of one file: once is enough
    const auto text = core::ReadFile(path, kMostBytes);
    if (!text)
      return diagnostics_.Add(node.mark, "cannot include " + text.error().detail, core::CureOf(text.error().reason).en);
    const auto root = ReadYaml(*text, path.string(), diagnostics_);
    if (!root) return;
    including_.push_back(path);
    Fields fields(*root, "an included file", diagnostics_);
    if (CheckFormat(fields)) {
      ReadShared(fields, path);
      fields.Finish();
    }
    including_.pop_back();
  }

  void ReadActs(Fields& fields) {
    if (fields.Require("acts") == nullptr) return;
    for (const Node* node : fields.List("acts")) {
      Fields one(*node, "an act", diagnostics_);
      Act act{.mark = node->mark, .title = one.Both("title"), .steps = {}};
      if (const Node* steps = one.Require("steps"))
        ReadSteps(*steps, fmt::format("act{}", scenario_.acts.size() + 1), act.steps);
      one.Finish();
      scenario_.acts.push_back(std::move(act));
    }
  }

  void ReadSteps(const Node& list, const std::string& prefix, std::vector<Step>& steps) {
    if (!list.is_list()) return diagnostics_.Add(list.mark, "steps wants a list");
    for (const Node& node : list.items) {
      steps.push_back(ReadStep(node, fmt::format("{}.{}", prefix, steps.size() + 1), diagnostics_));
      if (!step_ids_.insert(steps.back().id).second) {
        diagnostics_.Add(node.mark, fmt::format("two steps have the id {}", steps.back().id));
      }
    }
  }

  Scenario& scenario_;
  Diagnostics& diagnostics_;
  CastReader cast_;
  std::vector<std::filesystem::path> including_;  // the chain of files being read
  std::set<std::filesystem::path> included_;
  std::set<std::string> step_ids_;
};

}  // namespace

std::unique_ptr<const Scenario> LoadScenarioText(std::string_view text, const std::filesystem::path& path,
                                                 Diagnostics& diagnostics) {
  const auto root = ReadYaml(text, path.string(), diagnostics);
  if (!root) return nullptr;
  auto scenario = std::make_unique<Scenario>();
  scenario->path = path;
  scenario->name = path.stem().string();
  Loader(*scenario, diagnostics).ReadMain(*root, path);
  if (!diagnostics.empty()) return nullptr;
  return scenario;
}

std::unique_ptr<const Scenario> LoadScenario(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = core::ReadFile(path, kMostBytes + 1);
  if (!text) {
    const Mark mark{.file = std::make_shared<const std::string>(path.string())};
    diagnostics.Add(mark, "cannot be read: " + text.error().detail, core::CureOf(text.error().reason).en);
    return nullptr;
  }
  return LoadScenarioText(*text, path, diagnostics);
}

}  // namespace parcours::scenarios
