// Paul's story before a class, by keys only.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "tests/trainer-ui/desk.h"

namespace parcours::trainer {
namespace {

class Animer : public Desk {
 protected:
  // Reads the next step, or plays it: until `position` steps were played.
  void PlayTo(unsigned position) {
    while (window_->session().state().position() < position) {
      const bool read = window_->play_view().sheet().shown() == static_cast<int>(window_->session().state().position());
      if (read) {
        const auto before = window_->session().state().position();
        Command(Qt::Key_F8);
        ASSERT_EQ(window_->session().state().position(), before + 1);
      } else {
        Press(Qt::Key_F8);
      }
      if (HasFatalFailure()) return;  // it would go on for ever
    }
  }

  // What the table of exchanges says, all of it.
  QStringList Exchanges() {
    QStringList lines;
    const auto* model = Find<QTableView>("exchanges")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
      QString line;
      for (int column = 0; column < ExchangesModel::kDuration; ++column)
        line += model->index(row, column).data().toString() + QLatin1Char('|');
      lines << line;
    }
    return lines;
  }

  QString SheetTitle() { return Find<QLabel>("sheet_title")->text(); }
};

TEST_F(Animer, OpensPaulInTwoGesturesAndShowsItsFirstStep) {
  OpenPaul();
  EXPECT_EQ(SheetTitle(), QStringLiteral("Qui est Paul ?"));
  EXPECT_TRUE(Find<QLabel>("banner")->isVisible());
  EXPECT_EQ(Find<QLabel>("banner")->text(), QStringLiteral("SIMULATION — données fictives"));
  EXPECT_TRUE(Find<QLabel>("simulated_time")->text().contains(QStringLiteral("22 mars 2025")));
}

TEST_F(Animer, ShowsWhatCameOfAStepAndReadsOnWhenAsked) {
  OpenPaul();
  PlayTo(4);
  EXPECT_EQ(SheetTitle(), QStringLiteral("Trop tôt")) << "one sees why it was refused";
  bool told = false;
  for (const auto* label : window_->findChildren<QLabel*>(QStringLiteral("sheet_call")))
    told = told || label->text().contains(QStringLiteral("Refusé"));
  EXPECT_TRUE(told);
  Press(Qt::Key_F8);
  EXPECT_EQ(SheetTitle(), QStringLiteral("Une question"));
}

TEST_F(Animer, IsTheSameAfterAStepBackAndForth) {
  OpenPaul();
  const auto refused = [this] {
    return !Exchanges().isEmpty() && Exchanges().last().contains(QStringLiteral("refusé"));
  };
  PlayTo(3);
  ASSERT_TRUE(Until([&] { return Exchanges().size() == 2; })) << "two searches by traits";
  const QStringList before = Exchanges();
  PlayTo(4);
  ASSERT_TRUE(Until(refused));
  const QStringList after = Exchanges();
  const QString time = Find<QLabel>("simulated_time")->text();
  Command(Qt::Key_F7);
  EXPECT_EQ(window_->session().state().position(), 3U);
  EXPECT_EQ(SheetTitle(), QStringLiteral("Trop tôt"));
  EXPECT_TRUE(Until([&] { return Exchanges() == before; })) << Exchanges().join(QLatin1Char('\n')).toStdString();
  PlayTo(4);
  EXPECT_TRUE(Until([&] { return Exchanges() == after; })) << Exchanges().join(QLatin1Char('\n')).toStdString();
  EXPECT_EQ(Find<QLabel>("simulated_time")->text(), time);
}

TEST_F(Animer, KeepsTheClassesAnswer) {
  OpenPaul();
  PlayTo(4);
  Press(Qt::Key_F8);
  ASSERT_TRUE(TabTo(QStringLiteral("choice_1")));
  Press(Qt::Key_Space);
  ASSERT_TRUE(Until([&] { return Find<QLabel>("sheet_because") != nullptr; }));
  EXPECT_EQ(window_->play_view().sheet().AnswerAt(4), 1U);
  EXPECT_EQ(QApplication::focusWidget()->objectName(), QStringLiteral("choice_1")) << "the focus stays";
}

TEST_F(Animer, PlaysAllOfPaulByKeys) {
  OpenPaul();
  const unsigned steps = window_->session().story().card().steps();
  PlayTo(steps);
  EXPECT_EQ(window_->session().state().mode(), Playback::MODE_ENDED);
  for (const auto& played : window_->session().state().played())
    EXPECT_EQ(played.outcome(), PlayedStep::OUTCOME_PASSED) << played.step_id();
}

}  // namespace
}  // namespace parcours::trainer
