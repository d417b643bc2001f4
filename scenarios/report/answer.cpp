#include "scenarios/report/answer.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "parcours/policy/v1/policy.pb.h"
#include "scenarios/engine/json.h"
#include "scenarios/report/plain.h"
#include "scenarios/report/words.h"

namespace parcours::scenarios {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr std::size_t kMostValues = 4;
constexpr std::size_t kMostItems = 3;
constexpr std::size_t kLongestValue = 60;

// Identifiers and machinery: of use to who looks into the exchange, not to who hears the story.
bool IsMachinery(const FieldDescriptor& field) {
  const auto& rule = field.options().GetExtension(policy::v1::field);
  if (rule.secret() || rule.format() == policy::v1::FORMAT_ID) return true;
  constexpr std::string_view kWords[] = {"id",  "ids",   "oid",     "hash",     "token",  "chain",
                                         "csr", "nonce", "version", "revision", "handle", "holder"};
  const std::string last = field.name().substr(field.name().rfind('_') + 1);
  return std::find(std::begin(kWords), std::end(kWords), last) != std::end(kWords);
}

std::string LabelOf(const EnumDescriptor& type, const std::string& name, core::Language language) {
  for (int i = 0; i < type.value_count(); ++i) {
    const auto& value = *type.value(i);
    if (value.name() != name && ShortName(value) != name) continue;
    if (value.number() == 0) return {};
    const auto& label = value.options().GetExtension(policy::v1::label);
    const std::string& words = language == core::Language::kFrench ? label.fr() : label.en();
    return words.empty() ? ShortName(value) : words;
  }
  return name;
}

class Teller {
 public:
  explicit Teller(core::Language language) : language_(language) {}

  void Tell(const Descriptor& type, const Json& message) {
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const auto found = message.find(field.name());
      if (found == message.end() || found->is_null() || IsMachinery(field)) continue;
      if (field.is_map()) continue;
      if (field.is_repeated()) {
        TellList(field, *found);
      } else {
        TellOne(field, *found);
      }
    }
  }

  // What a thing is called: its title if it has one, or else the first value with a letter in it.
  std::string Headline() const {
    if (!title_.empty()) return title_;
    const auto has_letter = [](const std::string& value) {
      return std::any_of(value.begin(), value.end(), [](unsigned char letter) { return std::isalpha(letter) != 0; });
    };
    const auto found = std::find_if(values_.begin(), values_.end(), has_letter);
    return found == values_.end() ? std::string() : *found;
  }

  bool has_lists() const { return has_lists_; }
  const std::vector<std::string>& values() const { return values_; }

 private:
  void TellOne(const FieldDescriptor& field, const Json& value) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return TellMessage(*field.message_type(), value);
      case FieldDescriptor::CPPTYPE_ENUM:
        return Add(LabelOf(*field.enum_type(), ToText(value), language_));
      case FieldDescriptor::CPPTYPE_STRING:
        if (field.type() == FieldDescriptor::TYPE_BYTES) return;
        if (title_.empty() && field.name() == "title") title_ = Shortened(ToText(value), kLongestValue);
        return Add(ToText(value));
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_INT64:
      case FieldDescriptor::CPPTYPE_UINT32:
      case FieldDescriptor::CPPTYPE_UINT64:
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT:
      case FieldDescriptor::CPPTYPE_BOOL:
        return;  // a number says nothing without its name
    }
  }

  void TellMessage(const Descriptor& type, const Json& value) {
    if (type.full_name() == policy::v1::LocalizedText::descriptor()->full_name()) {
      const auto words = value.find(language_ == core::Language::kFrench ? "fr" : "en");
      if (words != value.end()) Add(ToText(*words));
    } else if (value.is_object()) {  // times and durations are text
      Tell(type, value);
    }
  }

  void TellList(const FieldDescriptor& field, const Json& list) {
    const bool of_messages = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    has_lists_ = has_lists_ || of_messages;
    if (list.empty()) return;
    std::vector<std::string> items;
    for (std::size_t i = 0; i < std::min(list.size(), kMostItems); ++i) {
      Teller item(language_);
      item.TellOne(field, list[i]);
      if (std::string headline = item.Headline(); !headline.empty()) items.push_back(std::move(headline));
    }
    std::string told = fmt::format("{}", fmt::join(items, ", "));
    if (of_messages) told = fmt::format("{}{}", list.size(), told.empty() ? "" : " : " + told);
    if (list.size() > kMostItems) told += "…";
    values_.push_back(std::move(told));
  }

  void Add(const std::string& text) {
    if (text.empty() || text.find('\n') != std::string::npos || values_.size() >= kMostValues) return;
    values_.push_back(Shortened(text, kLongestValue));
  }

  const core::Language language_;
  bool has_lists_ = false;
  std::string title_;
  std::vector<std::string> values_;
};

}  // namespace

std::string AnswerInALine(const ExchangeResult& exchange, core::Language language) {
  const auto* method =
      google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(exchange.service + "." + exchange.method);
  Teller teller(language);
  if (method != nullptr && exchange.response.is_object()) teller.Tell(*method->output_type(), exchange.response);
  if (!teller.values().empty()) return fmt::format("{}", fmt::join(teller.values(), ", "));
  if (teller.has_lists()) return Pick(language, "aucun résultat", "nothing found");
  return Pick(language, "accepté", "accepted");
}

}  // namespace parcours::scenarios
