#include "trainer-ui/models/access_model.h"

#include <algorithm>

#include "trainer-ui/models/words.h"

namespace parcours::trainer {

using dmp::v1::Decision;

void AccessModel::SetReaders(std::vector<Reader> readers) {
  beginResetModel();
  readers_ = std::move(readers);
  answers_.assign(readers_.size(), {});
  documents_.clear();
  endResetModel();
}

void AccessModel::SetAnswer(int reader, const dmp::v1::ExplainAccessResponse& answer) {
  if (reader < 0 || reader >= columnCount()) return;
  beginResetModel();
  answers_[static_cast<std::size_t>(reader)] = answer;
  documents_.clear();
  for (const auto& one : answers_) {
    for (const auto& decided : one.documents()) {
      const bool there = std::any_of(documents_.begin(), documents_.end(),
                                     [&](const auto& known) { return known.id() == decided.document().id(); });
      if (!there) documents_.push_back(decided.document());
    }
  }
  endResetModel();
}

void AccessModel::Retranslate() {
  beginResetModel();
  endResetModel();
}

const Decision* AccessModel::DecisionAt(const QModelIndex& at) const {
  if (!at.isValid()) return nullptr;
  const auto& answer = answers_[static_cast<std::size_t>(at.column())];
  if (!answer.has_record()) return nullptr;
  if (at.row() == 0) return &answer.record();
  const auto& document = documents_[static_cast<std::size_t>(at.row()) - 1];
  for (const auto& decided : answer.documents()) {
    if (decided.document().id() == document.id()) return &decided.decision();
  }
  return &answer.record();
}

QString AccessModel::Explanation(const QModelIndex& at) const {
  const Decision* decision = DecisionAt(at);
  if (decision == nullptr) return {};
  const QString what =
      at.row() == 0 ? tr("enter the record") : tr("read “%1”").arg(headerData(at.row(), Qt::Vertical).toString());
  QString text = (decision->allowed() ? tr("%1 may %2.") : tr("%1 may not %2."))
                     .arg(readers_[static_cast<std::size_t>(at.column())].name.section(QLatin1Char('\n'), 0, 0), what);
  if (!decision->allowed()) text += QLatin1Char(' ') + WhatOf(decision->reason());
  const auto& rule = decision->rule();
  if (!Say(rule.text()).isEmpty()) text += QLatin1Char('\n') + tr("The rule: %1").arg(Say(rule.text()));
  if (!rule.id().empty()) {
    text += QLatin1Char('\n') + (rule.source().ours()
                                     ? tr("Our choice: no public source says it (%1).").arg(Q(rule.id()))
                                     : tr("Source: %1 (%2).").arg(Q(rule.source().reference()), Q(rule.id())));
  }
  return text;
}

int AccessModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || readers_.empty() ? 0 : static_cast<int>(documents_.size()) + 1;
}

int AccessModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(readers_.size());
}

QVariant AccessModel::data(const QModelIndex& at, int role) const {
  const Decision* decision = DecisionAt(at);
  switch (role) {
    case Qt::DisplayRole:
      if (decision == nullptr) return QStringLiteral("…");
      if (at.row() == 0) return decision->allowed() ? tr("enters") : tr("does not enter");
      return decision->allowed() ? tr("sees it") : tr("does not see it");
    case Qt::ToolTipRole:
      return Explanation(at);
    case Qt::AccessibleTextRole:
      return Explanation(at);
    case kKnown:
      return decision != nullptr;
    case kAllowed:
      return decision != nullptr && decision->allowed();
    default:
      return {};
  }
}

QVariant AccessModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (orientation == Qt::Horizontal) return readers_[static_cast<std::size_t>(section)].name;
  if (section == 0) return tr("The record");
  if (section > static_cast<int>(documents_.size())) return {};
  return Q(documents_[static_cast<std::size_t>(section) - 1].metadata().title());
}

}  // namespace parcours::trainer
