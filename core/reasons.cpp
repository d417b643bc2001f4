#include "core/reasons.h"

#include <google/rpc/code.pb.h>

#include "parcours/common/v1/reason.pb.h"
#include "parcours/policy/v1/policy.pb.h"

namespace parcours::core {
namespace {

constexpr std::string_view kPrefix = "REASON_";

const policy::v1::RefusalText& RefusalTextOf(Reason reason) {
  const auto* value = common::v1::Reason_descriptor()->FindValueByNumber(reason);
  if (value == nullptr) value = common::v1::Reason_descriptor()->FindValueByNumber(common::v1::REASON_INTERNAL);
  return value->options().GetExtension(policy::v1::refusal);
}

Text ToText(const policy::v1::LocalizedText& text) {
  return Text{.fr = text.fr(), .en = text.en()};
}

// A detail is in English and for those who look closer; how often one may still try is for everybody.
std::string TriesLeft(const Refusal& refusal, Language language) {
  const auto left = refusal.facts.find("tries_left");
  if (left == refusal.facts.end() || left->second == "0") return {};
  if (left->second == "1") return Text{.fr = " Il reste un essai.", .en = " One try is left."}.In(language);
  return Text{.fr = " Il reste " + left->second + " essais.", .en = " " + left->second + " tries are left."}.In(
      language);
}

// The rule that decided, and whether a text says so or Parcours chose it; without a rule, the detail.
std::string Why(const Refusal& refusal, Language language) {
  const auto fact = [&](const std::string& name) {
    const auto found = refusal.facts.find(name);
    return found == refusal.facts.end() ? std::string() : found->second;
  };
  const std::string rule = Text{.fr = fact("rule_fr"), .en = fact("rule_en")}.In(language);
  if (rule.empty()) return refusal.detail.empty() ? std::string() : " (" + refusal.detail + ")";
  const std::string source = fact("source") == "ours"
                                 ? Text{.fr = "choix de Parcours", .en = "chosen by Parcours"}.In(language)
                                 : fact("source");
  return Text{.fr = " Règle : ", .en = " Rule: "}.In(language) + rule + " [" + source + "]";
}

}  // namespace

std::string ReasonName(Reason reason) {
  const std::string& name = common::v1::Reason_Name(reason);
  return name.empty() ? std::to_string(reason) : name.substr(kPrefix.size());
}

std::optional<Reason> ReasonFromName(std::string_view name) {
  std::string full(name);
  if (full.rfind(kPrefix, 0) != 0) full.insert(0, kPrefix);
  Reason reason = common::v1::REASON_UNSPECIFIED;
  if (!common::v1::Reason_Parse(full, &reason) || reason == common::v1::REASON_UNSPECIFIED) return std::nullopt;
  return reason;
}

int StatusCodeOf(Reason reason) {
  return RefusalTextOf(reason).code();
}

std::string StatusCodeName(int code) {
  return google::rpc::Code_Name(code);
}

Text WhatOf(Reason reason) {
  return ToText(RefusalTextOf(reason).what());
}

Text CureOf(Reason reason) {
  return ToText(RefusalTextOf(reason).cure());
}

std::string Explain(const Refusal& refusal, Language language) {
  return WhatOf(refusal.reason).In(language) + Why(refusal, language) + TriesLeft(refusal, language) + " " +
         CureOf(refusal.reason).In(language);
}

}  // namespace parcours::core
