// scenario.schema.json and the loader say the same of the same files.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include "parcours/sandbox/v1/cast.pb.h"
#include "scenarios/engine/loader.h"
#include "scenarios/engine/steps.h"
#include "tests/scenarios/engine/support.h"

namespace parcours::scenarios {
namespace {

using Plain = nlohmann::json;
using testing::kHead;
using testing::Said;
using testing::Yaml;

Plain SchemaText() {
  std::ifstream file(PARCOURS_SOURCE_DIR "/scenarios/schema/scenario.schema.json");
  return Plain::parse(file);
}

// Scalars typed as an editor types them.
Plain AsAnEditorSees(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return nullptr;
    case Node::Kind::kScalar:
      if (node.text == "true" || node.text == "false") return node.text == "true";
      if (std::regex_match(node.text, std::regex("0|[1-9][0-9]{0,17}"))) return std::stoll(node.text);
      return node.text;
    case Node::Kind::kList: {
      Plain list = Plain::array();
      for (const Node& item : node.items) list.push_back(AsAnEditorSees(item));
      return list;
    }
    case Node::Kind::kMap: {
      Plain map = Plain::object();
      for (const NodeField& field : node.fields) map[field.key] = AsAnEditorSees(field.value);
      return map;
    }
  }
  return nullptr;
}

class SchemaTest : public ::testing::Test {
 protected:
  SchemaTest() {
    valijson::adapters::NlohmannJsonAdapter adapter(text_);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, schema_);
  }

  bool Accepts(std::string_view yaml) {
    const Plain document = AsAnEditorSees(Yaml(yaml));
    valijson::adapters::NlohmannJsonAdapter adapter(document);
    return valijson::Validator().validate(schema_, adapter, nullptr);
  }

  static bool Loads(std::string_view yaml) {
    Diagnostics diagnostics;
    return LoadScenarioText(yaml, PARCOURS_SOURCE_DIR "/scenarios/library/t.yaml", diagnostics) != nullptr;
  }

  const Plain text_ = SchemaText();
  valijson::Schema schema_;
};

std::string With(const std::string& step) {
  return kHead + "acts:\n  - title: Acte\n    steps:\n      - " + step + "\n";
}

const std::vector<std::string> kRight = {
    kHead + "acts: []\n",
    kHead +
        "learn: x\nlevel: discovery\nlasts: 10 min\nseed: 42\nlabels: [a, b]\nvariables: { a: 1, b: { c: [d] } "
        "}\nsecrets: a\nacts: []\nfinally: []\n",
    With("{ id: a, title: t, say: s, retain: r, takes: 1 min, if: '${x} == y', requires: [R-1], continue: true, note: "
         "{ fr: n, en: n } }"),
    With("{ as: doctor, call: ins.InsService/X, with: { a: 1 }, expect: { outcome: FOUND }, save: { a: /b/0, all: '' "
         "}, receive: 2, signs_in: paul, "
         "retry: { until: { a: b }, attempts: 3, every: 1 h 30 min } }"),
    With("{ as: { who: doctor, card: c }, call: x, expect: { refused: NOT_FOUND } }"),
    With("{ as: { certificate: self_signed }, call: x, expect: { tls: refused } }"),
    With("{ card: { change_pin: doctor, with: { pin: '1234', new_pin: '0000' } }, expect: { refused: { reason: "
         "CARD_ABSENT } } }"),
    With("{ clock: { to: 2025-03-22T15:00:00.5Z } }"),
    With("{ fault: { clear: true } }"),
    With("{ fault: { method: a/B, slow: 2 s, calls: 3 } }"),
    With("{ fault: { service: a, refuse: NOT_FOUND, for: 1 h } }"),
    With("{ fault: { service: a, refuse: true } }"),
    With("{ ask: q, answers: [ { fr: a, en: b, right: true, because: c }, { fr: d } ] }"),
    With("{ task: { who: paul, goal: g, hints: [h, { fr: i }], done_when: { as: paul, call: x, expect: { a: b } }, "
         "mistakes: [ { when: { call: y, refused: NOT_FOUND }, say: s, play: [ { note: n } ] } ], solution: [ { note: "
         "n } ] } }"),
};

TEST_F(SchemaTest, AcceptsWhatTheLoaderAccepts) {
  for (const std::string& yaml : kRight) {
    EXPECT_TRUE(Loads(yaml)) << yaml;
    EXPECT_TRUE(Accepts(yaml)) << yaml;
  }
}

const std::vector<std::string> kWrong = {
    "parcours: 2\ntitle: t\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
    "title: t\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
    "parcours: 1\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
    kHead + "acts: []\nactors: []\n",
    kHead + "lasts: 10\nacts: []\n",
    kHead + "seed: first\nacts: []\n",
    kHead + "labels: [{ a: b }]\nacts: []\n",
    "parcours: 1\ntitle: { en: t }\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
    "parcours: 1\ntitle: { fr: t, de: t }\nstarts: 2025-03-22T14:35:00Z\nacts: []\n",
    "parcours: 1\ntitle: t\nstarts: 2025-03-22T14:35:00\nacts: []\n",
    kHead + "acts: [ { title: t } ]\n",
    kHead + "acts: [ { steps: [], tittle: t } ]\n",
    "parcours: 1\ntitle: t\nstarts: 2025-03-22T14:35:00Z\nacts: []\ncast: { people: {} }\n",
    "parcours: 1\ntitle: t\nstarts: 2025-03-22T14:35:00Z\nacts: []\ncast: { structures: { h: { name: a, finess: b } } "
    "}\n",
    "parcours: 1\ntitle: t\nstarts: 2025-03-22T14:35:00Z\nacts: []\ncast: { structures: { h: { name: a, finess: b, "
    "sector: c, x: d } } }\n",
    With("{ say: x }"),
    With("{ note: x, clock: { advance: 1 s } }"),
    With("{ note: x, as: doctor }"),
    With("{ note: x, unknown: y }"),
    With("{ call: x }"),
    With("{ note: x, retry: { until: { a: b } } }"),
    With("{ as: a, call: x, retry: { attempts: 3 } }"),
    With("{ as: a, call: x, retry: { until: {}, attempts: 0 } }"),
    With("{ as: a, call: x, receive: 1001 }"),
    With("{ as: a, call: x, save: { b: c } }"),
    With("{ as: { whom: a }, call: x }"),
    With("{ note: x, if: a == b }"),
    With("{ note: x, takes: 5 }"),
    With("{ note: x, continue: perhaps }"),
    With("{ card: { insert: a, remove: a } }"),
    With("{ card: { with: {} } }"),
    With("{ clock: {} }"),
    With("{ clock: { advance: 1 s, to: 2025-03-22T14:35:00Z } }"),
    With("{ clock: { by: 1 s } }"),
    With("{ fault: { service: a } }"),
    With("{ fault: { unavailable: true } }"),
    With("{ fault: { service: a, corrupt: true, slow: 1 s } }"),
    With("{ ask: q }"),
    With("{ ask: q, answers: [ { fr: a, right: true, why: b } ] }"),
    With("{ note: x, answers: [ { fr: a, right: true } ] }"),
    With("{ note: x, expect: { a: b } }"),
    With("{ task: { who: a, goal: b, solution: [] } }"),
    With("{ task: { who: a, goal: b, solution: [], done_when: { call: x, expect: {} } } }"),
    With("{ task: { goal: b, solution: [], done_when: { as: a, call: x, expect: {} } } }"),
    With("{ task: { who: a, goal: b, solution: [ { sai: x } ], done_when: { as: a, call: x, expect: {} } } }"),
};

TEST_F(SchemaTest, RefusesWhatTheLoaderRefuses) {
  for (const std::string& yaml : kWrong) {
    EXPECT_FALSE(Loads(yaml)) << yaml;
    EXPECT_FALSE(Accepts(yaml)) << yaml;
  }
}

TEST_F(SchemaTest, AcceptsTheWholeLibrary) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PARCOURS_SOURCE_DIR "/scenarios/library")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path());
    const std::string yaml((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    EXPECT_TRUE(Accepts(yaml)) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 0U);
}

std::set<std::string> KeysAt(const Plain& schema, const char* pointer) {
  std::set<std::string> keys;
  for (const auto& [key, value] : schema.at(Plain::json_pointer(pointer)).items()) keys.insert(key);
  return keys;
}

TEST_F(SchemaTest, HasTheStepKeysOfTheLoader) {
  std::set<std::string> keys;
  for (const std::string& kind : StepKinds()) {
    for (const std::string& key : KeysOf(kind)) keys.insert(key);
  }
  EXPECT_EQ(KeysAt(text_, "/definitions/step/properties"), keys);
}

// The fields of a message of the cast and of those inside it.
void ExpectFields(const Plain& schema, const std::string& pointer, const google::protobuf::Descriptor& type) {
  std::set<std::string> fields;
  std::set<std::string> required;
  for (int i = 0; i < type.field_count(); ++i) {
    const auto& field = *type.field(i);
    fields.insert(field.name());
    const bool filled = field.name() == "handle" || field.name() == "holder";
    if (field.options().GetExtension(policy::v1::field).required() && !filled) required.insert(field.name());
  }
  EXPECT_EQ(KeysAt(schema, (pointer + "/properties").c_str()), fields) << type.full_name();
  const Plain written = schema.at(Plain::json_pointer(pointer)).value("required", Plain::array());
  EXPECT_EQ(written.get<std::set<std::string>>(), required) << type.full_name();
}

TEST_F(SchemaTest, HasTheCastOfTheContract) {
  EXPECT_EQ(KeysAt(text_, "/definitions/cast/properties").size(),
            static_cast<std::size_t>(sandbox::v1::Cast::descriptor()->field_count()));
  ExpectFields(text_, "/definitions/person", *sandbox::v1::Person::descriptor());
  ExpectFields(text_, "/definitions/traits", *common::v1::Traits::descriptor());
  ExpectFields(text_, "/definitions/ins", *common::v1::Ins::descriptor());
  ExpectFields(text_, "/definitions/record", *sandbox::v1::RecordStart::descriptor());
  ExpectFields(text_, "/definitions/person/properties/carte_vitale", *sandbox::v1::CarteVitale::descriptor());
  ExpectFields(text_, "/definitions/digital_identity", *sandbox::v1::DigitalIdentity::descriptor());
  ExpectFields(text_, "/definitions/professional", *sandbox::v1::Professional::descriptor());
  ExpectFields(text_, "/definitions/exercise", *sandbox::v1::Exercise::descriptor());
  ExpectFields(text_, "/definitions/employee", *sandbox::v1::Employee::descriptor());
  ExpectFields(text_, "/definitions/structure", *sandbox::v1::Structure::descriptor());
  ExpectFields(text_, "/definitions/card_spec", *sandbox::v1::CardSpec::descriptor());
}

void ExpectDescribed(const Plain& properties, const std::string& where) {
  for (const auto& [key, value] : properties.items()) {
    EXPECT_NE(value.value("description", "").find(" / "), std::string::npos)
        << where << "." << key << " has no description in both languages";
  }
}

TEST_F(SchemaTest, DescribesEveryKeyInFrenchAndEnglish) {
  ExpectDescribed(text_.at("properties"), "scenario");
  for (const auto& [name, definition] : text_.at("definitions").items()) {
    if (definition.contains("properties")) ExpectDescribed(definition.at("properties"), name);
  }
}

}  // namespace
}  // namespace parcours::scenarios
