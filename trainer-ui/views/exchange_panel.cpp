#include "trainer-ui/views/exchange_panel.h"

#include <google/protobuf/descriptor.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "trainer-ui/models/words.h"
#include "trainer-ui/views/icons.h"
#include "trainer-ui/views/named.h"
#include "trainer-ui/views/theme.h"

namespace parcours::trainer {
namespace {

// A refusal is seen by its shield, and read.
class ResultDrawn final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != ExchangesModel::kResult) return;
    const bool refused = index.data(ExchangesModel::kRefused).toBool();
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(side, side);
    option->icon = IconNamed(refused ? QStringLiteral("shield") : QStringLiteral("done"),
                             refused ? CurrentColours().bad : CurrentColours().good);
  }
};

const google::protobuf::MethodDescriptor* FindMethod(const QString& method) {
  const auto* service =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(ServiceOf(method).toStdString());
  return service == nullptr ? nullptr : service->FindMethodByName(method.section(QLatin1Char('/'), 1).toStdString());
}

// Who may call, as the contract says it.
QString CallersOf(const policy::v1::MethodRule& rule) {
  QStringList names;
  for (const int kind : rule.callers()) names << CredentialName(static_cast<policy::v1::CallerKind>(kind));
  return names.join(QStringLiteral(", "));
}

QString Row(const QString& name, const QString& value) {
  if (value.isEmpty()) return {};
  return QStringLiteral("<tr><td style='padding-right:12px'><b>%1</b></td><td>%2</td></tr>")
      .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QTreeView* BodyTree(BodyModel& model, const char* name, QWidget* parent) {
  auto* tree = Named(new QTreeView(parent), name);
  tree->setModel(&model);
  tree->setAlternatingRowColors(true);
  tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  return tree;
}

}  // namespace

ExchangePanel::ExchangePanel(ExchangesModel& exchanges, QWidget* parent) : QWidget(parent), exchanges_(exchanges) {
  filter_ = new ExchangesFilter(exchanges, this);
  title_ = Heading(this, 1.1);
  search_label_ = new QLabel(this);
  search_ = Named(new QLineEdit(this), "exchange_search");
  search_->setClearButtonEnabled(true);
  search_label_->setBuddy(search_);
  refused_only_ = Named(new QCheckBox(this), "refused_only");
  simulator_too_ = Named(new QCheckBox(this), "simulator_too");
  table_ = Named(new QTableView(this), "exchanges");
  title_->setBuddy(table_);
  table_->setModel(filter_);
  table_->setItemDelegate(new ResultDrawn(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setAlternatingRowColors(true);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

  detail_ = Named(new QTabWidget(this), "exchange_detail");
  summary_ = Named(new QTextBrowser(detail_), "exchange_summary");
  request_ = BodyTree(request_body_, "request", detail_);
  response_ = BodyTree(response_body_, "response", detail_);
  detail_->addTab(summary_, {});
  detail_->addTab(request_, {});
  detail_->addTab(response_, {});

  auto* head = new QHBoxLayout();
  head->addWidget(title_);
  head->addStretch(1);
  head->addWidget(search_label_);
  head->addWidget(search_, 1);
  head->addWidget(refused_only_);
  head->addWidget(simulator_too_);
  auto* split = Named(new QSplitter(Qt::Horizontal, this), "exchange_split");
  split->addWidget(table_);
  split->addWidget(detail_);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  split->setSizes({800, 460});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 3, 6, 6);
  layout->addLayout(head);
  layout->addWidget(split, 1);

  connect(search_, &QLineEdit::textChanged, filter_, &ExchangesFilter::SetText);
  connect(refused_only_, &QCheckBox::toggled, filter_, &ExchangesFilter::SetRefusedOnly);
  connect(simulator_too_, &QCheckBox::toggled, filter_, &ExchangesFilter::SetSimulatorToo);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) Q_EMIT exchangeWanted(current.data(ExchangesModel::kExchangeId).toString());
  });
  connect(filter_, &QAbstractItemModel::modelReset, this, [this] {
    shown_.Clear();
    ShowSummary();
  });
  connect(filter_, &QAbstractItemModel::rowsInserted, this, [this] { table_->scrollToBottom(); });
  Retranslate();
}

void ExchangePanel::Select(const QString& exchange_id) {
  for (int row = filter_->rowCount() - 1; row >= 0; --row) {
    if (filter_->index(row, 0).data(ExchangesModel::kExchangeId).toString() != exchange_id) continue;
    table_->selectRow(row);
    return;
  }
}

void ExchangePanel::Show(const journal::v1::GetExchangeResponse& exchange) {
  shown_ = exchange;
  ShowSummary();
}

void ExchangePanel::ShowSummary() {
  const auto& exchange = shown_.exchange();
  if (exchange.id().empty()) {
    summary_->setHtml(
        QStringLiteral("<p>%1</p>").arg(tr("Select an exchange to see who asked what, and which rule decided.")));
    request_body_.Clear();
    response_body_.Clear();
    return;
  }
  const QString method = Q(exchange.method());
  QString html = QStringLiteral("<table>");
  html += Row(tr("When"), DayAndTime(exchange.simulated_time()));
  html += Row(tr("Who"), CallerName(exchange));
  html += Row(tr("With"), CredentialName(exchange.caller().kind()));
  html += Row(tr("Service"), ServiceName(ServiceOf(method)));
  html += Row(tr("Run by (the real one)"), GovernedBy(ServiceOf(method)));
  html += Row(tr("What"), MethodAction(method));
  html += Row(tr("Result"), exchange.code() == 0 ? tr("accepted") : tr("refused"));
  if (exchange.code() != 0) {
    html += Row(tr("Why"), WhatOf(exchange.reason()));
    html += Row(tr("What to do"), CureOf(exchange.reason()));
    html += Row(tr("Detail"), Q(exchange.detail()));
  }
  if (const auto* found = FindMethod(method)) {
    const auto& rule = found->options().GetExtension(policy::v1::rule);
    html += Row(tr("Who may ask"), CallersOf(rule));
    html += Row(tr("Where the rule comes from"),
                rule.source().ours() ? tr("Our choice: no public source says it") : Q(rule.source().reference()));
    request_body_.Show(Q(found->input_type()->full_name()), Q(shown_.request_json()));
    response_body_.Show(Q(found->output_type()->full_name()), Q(shown_.response_json()));
  }
  if (shown_.has_rule()) {
    html += Row(tr("The rule that decided"), Say(shown_.rule().text()));
    html += Row(tr("Where that comes from"), shown_.rule().source().ours() ? tr("Our choice: no public source says it")
                                                                           : Q(shown_.rule().source().reference()));
  }
  html += Row(tr("As the journal has it"), Q(exchange.decision()));
  html += Row(tr("Method"), method);
  html += Row(tr("Journal entry"), tr("no. %1, %2").arg(exchange.sequence()).arg(Q(exchange.entry_hash()).left(16)));
  summary_->setHtml(html + QStringLiteral("</table>"));
  request_->expandToDepth(1);
  response_->expandToDepth(1);
}

void ExchangePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) Retranslate();
  if (event->type() == QEvent::FontChange) {
    Resize(title_, 1.1);
    Retranslate();
  }
  QWidget::changeEvent(event);
}

void ExchangePanel::Retranslate() {
  title_->setText(tr("Exchanges"));
  search_label_->setText(tr("&Search:"));
  SayName(search_, tr("Search in the exchanges"));
  refused_only_->setText(tr("Re&fusals only"));
  SayName(refused_only_, tr("Refusals only"));
  simulator_too_->setText(tr("The trainer's too"));
  SayName(simulator_too_, tr("Show the trainer's own exchanges too"));
  SayName(table_, tr("Exchanges"));
  SayName(detail_, tr("The exchange that is selected"));
  SayName(summary_, tr("Summary of the exchange"));
  SayName(request_, tr("Request"));
  SayName(response_, tr("Response"));
  detail_->setTabText(0, tr("In short"));
  detail_->setTabText(1, tr("Request"));
  detail_->setTabText(2, tr("Response"));
  const QFontMetrics metrics(font());
  table_->verticalHeader()->setDefaultSectionSize(metrics.height() + 8);
  const int em = metrics.horizontalAdvance(QLatin1Char('m'));
  table_->setColumnWidth(ExchangesModel::kTime, 4 * em);
  table_->setColumnWidth(ExchangesModel::kWho, 13 * em);
  table_->setColumnWidth(ExchangesModel::kAction, 14 * em);
  table_->setColumnWidth(ExchangesModel::kService, 13 * em);
  table_->setColumnWidth(ExchangesModel::kResult, 20 * em);
  table_->setColumnWidth(ExchangesModel::kCredential, 9 * em);
  exchanges_.Retranslate();
  ShowSummary();
}

}  // namespace parcours::trainer
