#include "scenarios/report/words.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "parcours/policy/v1/policy.pb.h"

namespace parcours::scenarios {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr std::array<const char*, 7> kDaysFr{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
constexpr std::array<const char*, 7> kDaysEn{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                             "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 12> kMonthsFr{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 12> kMonthsEn{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};

// Summer time in France: from the last Sunday of March to that of October, at 01:00 UTC.
core::Time SwitchOf(std::chrono::year year, std::chrono::month month) {
  return core::Time(std::chrono::sys_days(year / month / std::chrono::Sunday[std::chrono::last])) + hours(1);
}

core::Time InFrance(core::Time time) {
  const auto year = std::chrono::year_month_day(std::chrono::floor<days>(time)).year();
  const bool summer = time >= SwitchOf(year, std::chrono::March) && time < SwitchOf(year, std::chrono::October);
  return time + hours(summer ? 2 : 1);
}

}  // namespace

std::string Pick(core::Language language, const char* french, const char* english) {
  return language == core::Language::kFrench ? french : english;
}

std::string OutcomeName(Outcome outcome, core::Language language) {
  switch (outcome) {
    case Outcome::kPassed:
      return Pick(language, "réussie", "passed");
    case Outcome::kFailed:
      return Pick(language, "en échec", "failed");
    case Outcome::kSkipped:
      return Pick(language, "non jouée", "not played");
  }
  return {};
}

std::string StepCounts(const Totals& totals, core::Language language) {
  if (language == core::Language::kEnglish) {
    return fmt::format("{} step{} passed, {} failed, {} not played", totals.passed, totals.passed == 1 ? "" : "s",
                       totals.failed, totals.skipped);
  }
  const auto ending = [](std::size_t count) { return count < 2 ? "" : "s"; };
  return fmt::format("{0} étape{1} réussie{1}, {2} en échec, {3} non jouée{4}", totals.passed, ending(totals.passed),
                     totals.failed, totals.skipped, ending(totals.skipped));
}

std::string ExchangeCount(std::size_t count, core::Language language) {
  const bool one = language == core::Language::kFrench ? count < 2 : count == 1;
  return fmt::format("{} {}{}", count, Pick(language, "échange", "exchange"), one ? "" : "s");
}

std::string Seconds(core::Duration duration, core::Language language) {
  std::string text = fmt::format("{:.2f} s", std::chrono::duration<double>(duration).count());
  if (language == core::Language::kFrench) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string WallTime(core::Time time, core::Language language) {
  const core::Time local = InFrance(time);
  const auto day = std::chrono::floor<days>(local);
  const std::chrono::year_month_day date(day);
  const auto weekday = std::chrono::weekday(day).c_encoding();
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const bool french = language == core::Language::kFrench;
  return fmt::format("{} {} {} {}, {}", french ? kDaysFr[weekday] : kDaysEn[weekday], static_cast<unsigned>(date.day()),
                     french ? kMonthsFr[month] : kMonthsEn[month], static_cast<int>(date.year()), HourAndMinute(time));
}

std::string HourAndMinute(core::Time time) {
  const core::Time local = InFrance(time);
  const std::chrono::hh_mm_ss clock(local - std::chrono::floor<days>(local));
  return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

std::string ServiceName(const std::string& service, core::Language language) {
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service);
  if (descriptor == nullptr) return service;
  const auto& name = descriptor->options().GetExtension(policy::v1::title).name();
  const std::string& wanted = language == core::Language::kFrench ? name.fr() : name.en();
  return wanted.empty() ? descriptor->name() : wanted;
}

std::string ActionName(const std::string& service, const std::string& method, core::Language language) {
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(service + "." + method);
  if (descriptor == nullptr) return method;
  const auto& action = descriptor->options().GetExtension(policy::v1::action);
  return language == core::Language::kFrench ? action.fr() : action.en();
}

std::string CredentialName(const std::string& credential, core::Language language) {
  if (credential.empty()) return Pick(language, "sans carte", "no card");
  if (credential == "SESSION") return Pick(language, "connexion", "signed in");
  if (credential == "OPERATOR") return Pick(language, "animateur", "trainer");
  if (credential == "STRUCTURE") return Pick(language, "certificat de structure", "structure certificate");
  if (credential == "ECPS") return "e-CPS";
  if (credential == "self_signed") return Pick(language, "certificat signé par lui-même", "self-signed certificate");
  if (credential == "wrong_authority")
    return Pick(language, "certificat d'une autre autorité", "certificate of another authority");
  return language == core::Language::kFrench ? "carte " + credential : credential + " card";
}

}  // namespace parcours::scenarios
