#include "scenarios/report/answer.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "parcours/common/v1/common.pb.h"
#include "parcours/policy/v1/policy.pb.h"
#include "scenarios/engine/contract.h"
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
constexpr std::size_t kLongestValue = 80;

// Identifiers and machinery: of use to who looks into the exchange, not to who hears the story.
bool IsMachinery(const FieldDescriptor& field) {
  const auto& rule = field.options().GetExtension(policy::v1::field);
  if (rule.secret() || rule.format() == policy::v1::FORMAT_ID) return true;
  constexpr std::string_view kWords[] = {"id",  "ids",   "oid",     "label",    "hash",   "token", "chain",
                                         "csr", "nonce", "version", "revision", "handle", "holder"};
  const std::string last = field.name().substr(field.name().rfind('_') + 1);
  return std::find(std::begin(kWords), std::end(kWords), last) != std::end(kWords);
}

// Empty where the contract has no words for it.
std::string LabelOf(const EnumDescriptor& type, const std::string& name, core::Language language) {
  for (int i = 0; i < type.value_count(); ++i) {
    const auto& value = *type.value(i);
    if (value.name() != name && ShortName(value) != name) continue;
    const auto& label = value.options().GetExtension(policy::v1::label);
    return language == core::Language::kFrench ? label.fr() : label.en();
  }
  return {};
}

// "00", "11B0062023", "urn:ihe:iti:xds-sd:text:2008", a signature: a code, not a word.
bool IsCode(const std::string& text) {
  constexpr std::size_t kLongestWord = 16;
  const auto is_digit = [](unsigned char letter) { return std::isdigit(letter) != 0; };
  const auto is_lower = [](unsigned char letter) {
    return std::islower(letter) != 0 || letter == ' ' || letter >= 0x80;
  };
  const bool one_word = text.find(' ') == std::string::npos;
  if (one_word && std::count(text.begin(), text.end(), ':') > 1) return true;
  if (std::none_of(text.begin(), text.end(), is_digit)) return false;
  return (one_word && text.size() > kLongestWord) || std::none_of(text.begin(), text.end(), is_lower);
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

  // What a thing is called: its title if it has one, or else its first value.
  std::string Headline() const {
    if (!title_.empty()) return title_;
    if (!values_.empty()) return values_.front();
    return states_.empty() ? std::string() : states_.front();
  }

  bool has_lists() const { return has_lists_; }

  // States before names: what has become of the thing is what the call was for.
  std::string InALine() const {
    std::vector<std::string> told = states_;
    told.insert(told.end(), values_.begin(), values_.end());
    if (told.size() > kMostValues) told.resize(kMostValues);
    return fmt::format("{}", fmt::join(told, ", "));
  }

 private:
  void TellOne(const FieldDescriptor& field, const Json& value) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return TellMessage(*field.message_type(), value);
      case FieldDescriptor::CPPTYPE_ENUM:
        return AddState(*field.enum_type(), ToText(value));
      case FieldDescriptor::CPPTYPE_STRING:
        if (field.type() == FieldDescriptor::TYPE_BYTES) return;
        if (title_.empty() && field.name() == "title") title_ = Shortened(ToText(value), kLongestValue);
        return IsCode(ToText(value)) ? void() : Add(ToText(value));
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
    } else if (type.full_name() == common::v1::Ins::descriptor()->full_name() && value.contains("matricule")) {
      Add(fmt::format("INS {} {}", ToText(value.at("matricule")), ToText(value.value("key", Json("")))));
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
    Add(told);
  }

  void AddState(const EnumDescriptor& type, const std::string& name) {
    if (type.full_name() == common::v1::Sex_descriptor()->full_name()) return;
    if (const std::string label = LabelOf(type, name, language_); !label.empty()) states_.push_back(label);
  }

  void Add(const std::string& text) {
    if (text.empty() || text.find('\n') != std::string::npos || text == "OK" || text == "VRAI" || text == "FAUX")
      return;
    values_.push_back(Shortened(text, kLongestValue));
  }

  const core::Language language_;
  bool has_lists_ = false;
  std::string title_;
  std::vector<std::string> states_;
  std::vector<std::string> values_;
};

}  // namespace

std::string AnswerInALine(const ExchangeResult& exchange, core::Language language) {
  const auto* method =
      google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(exchange.service + "." + exchange.method);
  Teller teller(language);
  if (method != nullptr && exchange.response.is_object()) teller.Tell(*method->output_type(), exchange.response);
  if (std::string told = teller.InALine(); !told.empty()) return told;
  if (teller.has_lists()) return Pick(language, "aucun résultat", "nothing found");
  return Pick(language, "accepté", "accepted");
}

}  // namespace parcours::scenarios
