// How the contract's things are called before people: services, methods, cards, reasons, times.
//
// Names come from the contract's own options; this is where the interface reads them. UI thread.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <QString>

#include "parcours/common/v1/common.pb.h"
#include "parcours/common/v1/reason.pb.h"
#include "parcours/playback/v1/playback.pb.h"
#include "parcours/policy/v1/policy.pb.h"

namespace parcours::trainer {

// In the current language; the other one where it says nothing.
QString Say(const policy::v1::LocalizedText& text);

inline QString Q(const std::string& text) {
  return QString::fromStdString(text);
}

// "parcours.dmp.v1.DmpService" -> "Dossier médical partagé"; the name itself if the contract does not know it.
QString ServiceName(const QString& service);
// Who runs the real service: "CNAM".
QString GovernedBy(const QString& service);
// "parcours.dmp.v1.DmpService/SubmitDocument" -> "déposer un document".
QString MethodAction(const QString& method);
// "parcours.dmp.v1.DmpService/SubmitDocument" -> "parcours.dmp.v1.DmpService".
QString ServiceOf(const QString& method);

// What the caller showed: "carte CPS", "e-CPS", "session citoyenne".
QString CredentialName(policy::v1::CallerKind kind);

// What a refusal says, and what to do.
QString WhatOf(common::v1::Reason reason);
QString CureOf(common::v1::Reason reason);

// Simulated times are those of the places where Paul lives: Paris.
QString DayAndTime(const google::protobuf::Timestamp& time);  // "samedi 22 mars 2025, 14:35"
QString TimeOfDay(const google::protobuf::Timestamp& time);   // "14:35"

// "discovery" -> "découverte"; another word as the scenario says it.
QString LevelName(const QString& level);
QString KindName(playback::v1::StoryStep::Kind kind);
QString OutcomeName(playback::v1::PlayedStep::Outcome outcome);

}  // namespace parcours::trainer
