#include "scenarios/report/sequence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "scenarios/report/escape.h"
#include "scenarios/report/plain.h"
#include "scenarios/report/story.h"
#include "scenarios/report/words.h"

namespace parcours::scenarios {
namespace {

// Pixels, unless they count columns of text.
constexpr int kLaneWidth = 250;
constexpr int kHeadWidth = 180;
constexpr int kHeadHeight = 52;
constexpr int kLineHeight = 16;
constexpr int kRowHeight = 34;
constexpr int kPixelsPerColumn = 7;
constexpr std::size_t kQuietColumns = 90;
constexpr std::size_t kHeadColumns = 23;
constexpr std::size_t kHeadLines = 3;

struct Lifeline {
  std::string key;  // "person …" or "service …": a person may be named like a service
  std::string name;
};

class Drawing {
 public:
  explicit Drawing(core::Language language) : language_(language) {}

  void Add(const Happening& happening) {
    switch (happening.kind) {
      case Happening::Kind::kCall:
        return AddCall(happening);
      case Happening::Kind::kCardOpened:
        return AddQuiet(Middle(LaneOf("person " + happening.who, happening.who)), happening.sentence);
      case Happening::Kind::kClockMoved:
        return AddQuiet(0, happening.sentence);
    }
  }

  std::string Finished(std::string_view id, const std::string& title) const {
    const int width = std::max(static_cast<int>(lanes_.size()) * kLaneWidth, widest_);
    const int height = y_ + kRowHeight / 2;
    std::string svg = fmt::format(
        "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-labelledby=\"{2}\">\n"
        "<title id=\"{2}\">{3}</title>\n",
        width, height, id, EscapeMarkup(title));
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) svg += Head(lane, height);
    return svg + rows_ + "</svg>\n";
  }

 private:
  static int Middle(std::size_t lane) { return static_cast<int>(lane) * kLaneWidth + kLaneWidth / 2; }

  std::size_t LaneOf(const std::string& key, const std::string& name) {
    const auto found =
        std::find_if(lanes_.begin(), lanes_.end(), [&](const Lifeline& lane) { return lane.key == key; });
    if (found != lanes_.end()) return static_cast<std::size_t>(found - lanes_.begin());
    lanes_.push_back({.key = key, .name = name});
    return lanes_.size() - 1;
  }

  void AddCall(const Happening& happening) {
    const ExchangeResult& exchange = *happening.exchange;
    const std::size_t from = LaneOf("person " + happening.who, happening.who);
    const std::size_t to = LaneOf("service " + exchange.service, ServiceName(exchange.service, language_));
    const std::string asked =
        fmt::format("{} {} ({})", HourAndMinute(exchange.simulated_time),
                    ActionName(exchange.service, exchange.method, language_), CredentialName(exchange.card, language_));
    AddArrow(from, to, "call", asked);
    const std::string answer =
        happening.refused ? Pick(language_, "✘ refusé : ", "✘ refused: ") + exchange.reason : "✔ " + happening.answer;
    AddArrow(to, from, happening.refused ? "refused" : "answer", answer);
  }

  void AddArrow(std::size_t from, std::size_t to, std::string_view style, const std::string& label) {
    y_ += kRowHeight;
    const int begin = Middle(from);
    const int end = Middle(to);
    const int tip = begin < end ? -8 : 8;
    const auto columns = static_cast<std::size_t>(std::abs(end - begin) / kPixelsPerColumn);
    rows_ += fmt::format(
        "<g class=\"{0}\"><title>{1}</title><line x1=\"{2}\" y1=\"{4}\" x2=\"{3}\" y2=\"{4}\"/>"
        "<path d=\"M{3} {4}l{5} -5v10z\"/><text x=\"{6}\" y=\"{7}\">{8}</text></g>\n",
        style, EscapeMarkup(label), begin, end, y_, tip, (begin + end) / 2, y_ - 6,
        EscapeMarkup(Shortened(Plain(label, LineBreaks::kAsSpaces), columns)));
  }

  // A line of text from x on, without an arrow.
  void AddQuiet(int x, const std::string& sentence) {
    y_ += kRowHeight;
    const std::string text = Shortened(Plain(sentence, LineBreaks::kAsSpaces), kQuietColumns);
    const int length = static_cast<int>(Columns(text)) * kPixelsPerColumn;
    widest_ = std::max(widest_, x + length + kLaneWidth / 2);
    rows_ +=
        fmt::format("<g class=\"quiet\"><circle cx=\"{}\" cy=\"{}\" r=\"4\"/><text x=\"{}\" y=\"{}\">{}</text></g>\n",
                    x + 6, y_ - 4, x + 14, y_, EscapeMarkup(text));
  }

  std::string Head(std::size_t lane, int height) const {
    const int middle = Middle(lane);
    std::string svg = fmt::format(
        "<g class=\"head\"><line class=\"line\" x1=\"{0}\" y1=\"{1}\" x2=\"{0}\" y2=\"{2}\"/>"
        "<rect x=\"{3}\" y=\"0\" width=\"{4}\" height=\"{1}\" rx=\"6\"/>",
        middle, kHeadHeight, height, middle - kHeadWidth / 2, kHeadWidth);
    std::vector<std::string> lines = Wrapped(Plain(lanes_[lane].name, LineBreaks::kAsSpaces), kHeadColumns);
    if (lines.size() > kHeadLines) {
      lines.resize(kHeadLines);
      lines.back() = Shortened(lines.back(), kHeadColumns - 1) + "…";
    }
    int y = kHeadHeight / 2 + 5 - static_cast<int>(lines.size() - 1) * kLineHeight / 2;
    for (const std::string& line : lines) {
      svg += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", middle, y, EscapeMarkup(line));
      y += kLineHeight;
    }
    return svg + "</g>\n";
  }

  const core::Language language_;
  std::vector<Lifeline> lanes_;
  std::string rows_;
  int y_ = kHeadHeight;
  int widest_ = 0;
};

}  // namespace

std::string SequenceSvg(const ActResult& act, std::string_view id, core::Language language) {
  Drawing drawing(language);
  bool exchanged = false;
  for (const StepResult& step : act.steps) {
    for (const Happening& happening : HappeningsOf(step, language)) {
      drawing.Add(happening);
      exchanged = true;
    }
  }
  if (!exchanged) return {};
  return drawing.Finished(id, Pick(language, "Séquence : ", "Sequence: ") + TitleOf(act, language));
}

}  // namespace parcours::scenarios
