#include "trainer-ui/models/steps_model.h"

#include <algorithm>

#include "trainer-ui/models/words.h"

namespace parcours::trainer {
namespace {

constexpr quintptr kAct = 0;  // internal id of acts; that of a step is its act plus one
constexpr int kColumns = 2;

using playback::v1::Playback;
using playback::v1::PlayedStep;

}  // namespace

void StepsModel::SetStory(const playback::v1::Story& story) {
  beginResetModel();
  story_ = story;
  state_.Clear();
  steps_.clear();
  first_.clear();
  for (int act = 0; act < story_.acts_size(); ++act) {
    first_.push_back(static_cast<int>(steps_.size()));
    for (int step = 0; step < story_.acts(act).steps_size(); ++step) steps_.emplace_back(act, step);
  }
  endResetModel();
}

void StepsModel::SetState(const playback::v1::Playback& state) {
  state_ = state;
  Retranslate();
}

void StepsModel::Clear() {
  SetStory({});
}

void StepsModel::Retranslate() {
  if (story_.acts_size() == 0) return;
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  for (int act = 0; act < rowCount(); ++act) {
    const QModelIndex parent = index(act, 0);
    if (rowCount(parent) > 0)
      Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, kColumns - 1, parent));
  }
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

const playback::v1::StoryStep* StepsModel::StepAt(const QModelIndex& at) const {
  if (!at.isValid() || at.internalId() == kAct) return nullptr;
  return &story_.acts(static_cast<int>(at.internalId()) - 1).steps(at.row());
}

int StepsModel::Position(const QModelIndex& at) const {
  if (!at.isValid() || at.internalId() == kAct) return -1;
  return first_[static_cast<std::size_t>(at.internalId()) - 1] + at.row();
}

QModelIndex StepsModel::IndexOf(int position) const {
  if (position < 0 || position >= StepCount()) return {};
  const auto [act, step] = steps_[static_cast<std::size_t>(position)];
  return index(step, 0, index(act, 0));
}

QModelIndex StepsModel::index(int row, int column, const QModelIndex& above) const {
  if (!hasIndex(row, column, above)) return {};
  return createIndex(row, column, above.isValid() ? static_cast<quintptr>(above.row()) + 1 : kAct);
}

QModelIndex StepsModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == kAct) return {};
  return createIndex(static_cast<int>(child.internalId()) - 1, 0, kAct);
}

int StepsModel::rowCount(const QModelIndex& above) const {
  if (!above.isValid()) return story_.acts_size();
  if (above.internalId() != kAct || above.column() != 0) return 0;
  return story_.acts(above.row()).steps_size();
}

int StepsModel::columnCount(const QModelIndex&) const {
  return kColumns;
}

StepsModel::State StepsModel::StateOf(int position) const {
  if (position < state_.played_size()) {
    switch (state_.played(position).outcome()) {
      case PlayedStep::OUTCOME_FAILED:
        return kFailed;
      case PlayedStep::OUTCOME_SKIPPED:
        return kSkipped;
      default:
        return kDone;
    }
  }
  if (position != static_cast<int>(state_.position())) return kToCome;
  return state_.mode() == Playback::MODE_WORKING ? kUnderWay : kNext;
}

QString StepsModel::StateName(State state) const {
  switch (state) {
    case kNext:
      return tr("next");
    case kUnderWay:
      return tr("under way");
    case kDone:
      return OutcomeName(PlayedStep::OUTCOME_PASSED);
    case kFailed:
      return OutcomeName(PlayedStep::OUTCOME_FAILED);
    case kSkipped:
      return OutcomeName(PlayedStep::OUTCOME_SKIPPED);
    default:
      return tr("to come");
  }
}

QString StepsModel::ActState(int act) const {
  const int count = story_.acts(act).steps_size();
  const int done = std::clamp(state_.played_size() - first_[static_cast<std::size_t>(act)], 0, count);
  return tr("%1 of %2").arg(done).arg(count);
}

QVariant StepsModel::data(const QModelIndex& at, int role) const {
  if (!at.isValid()) return {};
  const auto* step = StepAt(at);
  if (step == nullptr) {
    if (role == Qt::DisplayRole && at.column() == 1) return ActState(at.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
      return tr("Act %1. %2").arg(at.row() + 1).arg(Say(story_.acts(at.row()).title()));
    return {};
  }
  const State state = StateOf(Position(at));
  switch (role) {
    case Qt::DisplayRole:
      return at.column() == 0 ? Say(step->title()) : StateName(state);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return tr("%1 (%2): %3").arg(Say(step->title()), KindName(step->kind()), StateName(state));
    case kStepId:
      return Q(step->id());
    case kKind:
      return static_cast<int>(step->kind());
    case kState:
      return static_cast<int>(state);
    default:
      return {};
  }
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == 0 ? tr("Step") : tr("State");
}

}  // namespace parcours::trainer
