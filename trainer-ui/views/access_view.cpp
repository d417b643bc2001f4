#include "trainer-ui/views/access_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "core/matricule.h"
#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/places.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

using playback::v1::StoryRole;

constexpr std::size_t kMostReaders = 9;

class Seen final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(AccessModel::kKnown).toBool()) return;
    const bool allowed = index.data(AccessModel::kAllowed).toBool();
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(side, side);
    option->icon = IconNamed(allowed ? QStringLiteral("eye") : QStringLiteral("hidden"),
                             allowed ? CurrentColours().good : CurrentColours().bad);
  }
};

}  // namespace

AccessView::AccessView(Session& session, ExchangesModel& exchanges, QWidget* parent)
    : QWidget(parent), session_(session), exchanges_(exchanges) {
  intro_ = new QLabel(this);
  intro_->setWordWrap(true);
  patient_label_ = new QLabel(this);
  patient_ = Named(new QComboBox(this), "access_patient");
  patient_label_->setBuddy(patient_);
  table_ = Named(new QTableView(this), "access");
  table_->setModel(&model_);
  table_->setItemDelegate(new Seen(table_));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(true);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter | static_cast<Qt::Alignment>(Qt::TextWordWrap));
  table_->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  explanation_ = Named(ReadableText(this), "access_explanation");
  auto* row = new QHBoxLayout();
  row->addWidget(patient_label_);
  row->addWidget(patient_);
  row->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(intro_);
  layout->addLayout(row);
  layout->addWidget(table_, 1);
  layout->addWidget(explanation_);
  connect(patient_, &QComboBox::currentIndexChanged, this, [this] {
    revision_ = 0;
    Refresh();
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    explanation_->setText(model_.Explanation(current));
    SayName(explanation_, explanation_->text());
  });
  connect(&session_, &Session::accessExplained, this, [this](int ticket, const dmp::v1::ExplainAccessResponse& answer) {
    const QModelIndex current = table_->currentIndex();
    model_.SetAnswer(ticket - ticket_, answer);
    const QModelIndex again = model_.index(std::max(0, current.row()), std::max(0, current.column()));
    if (current.isValid() && again.isValid()) table_->setCurrentIndex(again);
  });
  Retranslate();
}

void AccessView::SetStory(const playback::v1::Story* story) {
  story_ = story;
  patient_->blockSignals(true);
  patient_->clear();
  if (story_ != nullptr) {
    for (const StoryRole& role : story_->roles()) {
      if (role.kind() == StoryRole::KIND_CITIZEN && !role.matricule().empty())
        patient_->addItem(Q(role.name()), Q(role.matricule()));
    }
  }
  patient_->blockSignals(false);
  revision_ = 0;
  model_.SetReaders({});
  explanation_->clear();
  Refresh();
}

// The patient, then those who act in the story: as the journal has seen them, or as their card says.
std::vector<Reader> AccessView::Readers() const {
  std::vector<Reader> readers;
  const QString patient = patient_->currentText();
  readers.push_back({.name = tr("%1, the patient").arg(patient), .actor = {}});
  readers.back().actor.set_kind(policy::v1::CALLER_KIND_CITIZEN);
  std::vector<std::string> acting;
  for (const auto& act : story_->acts()) {
    for (const auto& step : act.steps()) {
      if (std::find(acting.begin(), acting.end(), step.actor()) == acting.end()) acting.push_back(step.actor());
    }
  }
  const Places places(*story_);
  for (const std::string& handle : acting) {
    for (const StoryRole& role : story_->roles()) {
      const bool professional = role.kind() == StoryRole::KIND_PROFESSIONAL;
      if (role.handle() != handle || (!professional && role.kind() != StoryRole::KIND_EMPLOYEE)) continue;
      Reader reader{.name = Q(role.name()), .actor = {}};
      reader.actor.set_kind(professional ? policy::v1::CALLER_KIND_CPS : policy::v1::CALLER_KIND_CPE);
      reader.actor.set_display_name(role.name());
      (professional ? reader.actor.mutable_profession() : reader.actor.mutable_role())->assign(role.code());
      QString place = QStringLiteral("place");
      for (int row = exchanges_.rowCount() - 1; row >= 0; --row) {
        const auto& exchange = exchanges_.At(row);
        if (!exchange.via_service().empty() || !IsCalled(role, exchange.caller())) continue;
        reader.actor = exchange.caller();
        place = places.Of(exchange);
        break;
      }
      if (place == QLatin1String("place")) {
        journal::v1::Exchange asked;
        *asked.mutable_caller() = reader.actor;
        place = places.Of(asked);
      }
      if (place == QLatin1String("samu") && professional) {
        // That it is a centre 15 is known by the structure of a caller, and the cast does not tell that one.
        if (reader.actor.structure().empty()) continue;
        reader.mode = dmp::v1::ACCESS_MODE_CENTRE_15;
      }
      reader.name += QLatin1Char('\n') + PlaceName(place);
      if (readers.size() < kMostReaders) readers.push_back(std::move(reader));
    }
  }
  return readers;
}

void AccessView::Refresh() {
  if (story_ == nullptr || !isVisible() || patient_->count() == 0) return;
  const Playback& state = session_.state();
  if (state.mode() == Playback::MODE_WORKING || state.revision() == revision_) return;
  revision_ = state.revision();
  const auto readers = Readers();
  ticket_ += 100;
  bool same = readers.size() == model_.readers().size();
  for (std::size_t i = 0; same && i < readers.size(); ++i) same = readers[i].name == model_.readers()[i].name;
  if (!same) model_.SetReaders(readers);
  const std::string matricule = patient_->currentData().toString().toStdString();
  for (std::size_t i = 0; i < readers.size(); ++i) {
    dmp::v1::ExplainAccessRequest request;
    auto& patient = *request.mutable_patient();
    patient.set_matricule(matricule);
    patient.set_key(core::MatriculeKey(matricule));
    patient.set_oid(std::string(core::kTestOid));
    *request.mutable_actor() = readers[i].actor;
    request.set_mode(readers[i].mode);
    session_.ExplainAccess(ticket_ + static_cast<int>(i), request);
  }
}

void AccessView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  Refresh();
}

void AccessView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) Retranslate();
  QWidget::changeEvent(event);
}

void AccessView::Retranslate() {
  intro_->setText(
      tr("The same record, as each of them would see it now. The record's own rules answer; looking leaves no trace in "
         "it."));
  patient_label_->setText(tr("&Record of:"));
  SayName(patient_, tr("Record of"));
  SayName(table_, tr("Who sees what"));
  const QFontMetrics metrics(font());
  table_->horizontalHeader()->setDefaultSectionSize(metrics.averageCharWidth() * 20);
  table_->horizontalHeader()->setMinimumHeight(metrics.height() * 3 + 8);
  table_->verticalHeader()->setDefaultSectionSize(metrics.height() + 12);
  model_.Retranslate();
  revision_ = 0;
  Refresh();
}

}  // namespace parcours::trainer
