#include "trainer-ui/models/words.h"

#include <google/protobuf/descriptor.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include "core/reasons.h"
#include "trainer-ui/i18n/language.h"

namespace parcours::trainer {
namespace {

// Where tr() of these words belongs.
struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

const google::protobuf::ServiceDescriptor* FindService(const QString& service) {
  return google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service.toStdString());
}

QDateTime InParis(const google::protobuf::Timestamp& time) {
  static const QTimeZone paris("Europe/Paris");
  const QDateTime utc = QDateTime::fromSecsSinceEpoch(time.seconds(), Qt::UTC);
  return paris.isValid() ? utc.toTimeZone(paris) : utc;
}

}  // namespace

QString Say(const policy::v1::LocalizedText& text) {
  return Q(core::Text{.fr = text.fr(), .en = text.en()}.In(CurrentLanguage()));
}

QString ServiceName(const QString& service) {
  const auto* found = FindService(service);
  if (found == nullptr) return service;
  const QString name = Say(found->options().GetExtension(policy::v1::title).name());
  return name.isEmpty() ? service : name;
}

QString GovernedBy(const QString& service) {
  const auto* found = FindService(service);
  return found == nullptr ? QString() : Q(found->options().GetExtension(policy::v1::title).governed_by());
}

QString ServiceOf(const QString& method) {
  return method.section(QLatin1Char('/'), 0, 0);
}

QString MethodAction(const QString& method) {
  const auto* service = FindService(ServiceOf(method));
  const auto* found =
      service == nullptr ? nullptr : service->FindMethodByName(method.section(QLatin1Char('/'), 1).toStdString());
  if (found == nullptr) return method.section(QLatin1Char('/'), 1);
  return Say(found->options().GetExtension(policy::v1::action));
}

QString CredentialName(policy::v1::CallerKind kind) {
  switch (kind) {
    case policy::v1::CALLER_KIND_ANONYMOUS:
      return Words::tr("none yet");
    case policy::v1::CALLER_KIND_CPS:
      return Words::tr("CPS card");
    case policy::v1::CALLER_KIND_CPF:
      return Words::tr("CPF card");
    case policy::v1::CALLER_KIND_CPE:
      return Words::tr("CPE card");
    case policy::v1::CALLER_KIND_CPA:
      return Words::tr("CPA card");
    case policy::v1::CALLER_KIND_ECPS:
      return Words::tr("e-CPS on the phone");
    case policy::v1::CALLER_KIND_STRUCTURE:
      return Words::tr("organisation's certificate");
    case policy::v1::CALLER_KIND_SERVICE:
      return Words::tr("service's certificate");
    case policy::v1::CALLER_KIND_OPERATOR:
      return Words::tr("trainer");
    case policy::v1::CALLER_KIND_CITIZEN:
      return Words::tr("citizen's sign-in");
    default:
      return Words::tr("unknown");
  }
}

QString WhatOf(common::v1::Reason reason) {
  return Q(core::WhatOf(reason).In(CurrentLanguage()));
}

QString CureOf(common::v1::Reason reason) {
  return Q(core::CureOf(reason).In(CurrentLanguage()));
}

QString DayAndTime(const google::protobuf::Timestamp& time) {
  return QLocale().toString(InParis(time), QStringLiteral("dddd d MMMM yyyy, HH:mm"));
}

QString TimeOfDay(const google::protobuf::Timestamp& time) {
  return InParis(time).toString(QStringLiteral("HH:mm"));
}

QString LevelName(const QString& level) {
  if (level == QLatin1String("discovery")) return Words::tr("discovery");
  if (level == QLatin1String("practice")) return Words::tr("practice");
  if (level == QLatin1String("expert")) return Words::tr("expert");
  return level;
}

QString KindName(playback::v1::StoryStep::Kind kind) {
  using Step = playback::v1::StoryStep;
  switch (kind) {
    case Step::KIND_NOTE:
      return Words::tr("story");
    case Step::KIND_CALL:
      return Words::tr("exchange");
    case Step::KIND_CARD:
      return Words::tr("card");
    case Step::KIND_CLOCK:
      return Words::tr("time passes");
    case Step::KIND_FAULT:
      return Words::tr("failure");
    case Step::KIND_ASK:
      return Words::tr("question");
    case Step::KIND_TASK:
      return Words::tr("task");
    default:
      return {};
  }
}

QString OutcomeName(playback::v1::PlayedStep::Outcome outcome) {
  using Played = playback::v1::PlayedStep;
  switch (outcome) {
    case Played::OUTCOME_PASSED:
      return Words::tr("done");
    case Played::OUTCOME_FAILED:
      return Words::tr("not as expected");
    case Played::OUTCOME_SKIPPED:
      return Words::tr("passed over");
    default:
      return {};
  }
}

}  // namespace parcours::trainer
