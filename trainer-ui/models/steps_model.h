// The scenario's acts and steps as a checklist, with what came of each.
#pragma once

#include <QAbstractItemModel>
#include <vector>

#include "parcours/playback/v1/playback.pb.h"

namespace parcours::trainer {

// Column 0: the step; column 1: its state, in words. UI thread.
class StepsModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role { kStepId = Qt::UserRole, kKind, kState };
  enum State { kToCome, kNext, kUnderWay, kDone, kFailed, kSkipped };

  explicit StepsModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

  void SetStory(const playback::v1::Story& story);
  void SetState(const playback::v1::Playback& state);
  void Clear();

  const playback::v1::StoryStep* StepAt(const QModelIndex& index) const;
  // Over all acts, from 0; -1 for an act.
  int Position(const QModelIndex& index) const;
  QModelIndex IndexOf(int position) const;
  int StepCount() const { return static_cast<int>(steps_.size()); }

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  // Its texts are said again.
  void Retranslate();

 private:
  State StateOf(int position) const;
  QString StateName(State state) const;
  QString ActState(int act) const;

  playback::v1::Story story_;
  playback::v1::Playback state_;
  std::vector<std::pair<int, int>> steps_;  // act and row of each step, by position
  std::vector<int> first_;                  // position of the first step of each act
};

}  // namespace parcours::trainer
