#include "engine/host/gate.h"

#include "engine/syntax/casts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace loopscope {

static const Json& gate_table() {
    static const Json table = [] {
        JsonError error;
        return parse_json(outside_tables().front().text, error).value_or(Json());
    }();
    return table;
}

static std::string number_as_text(double number) {
    if (std::isfinite(number)) {
        std::string text;
        append_json_number(text, number);
        return text;
    }
    return std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
}

namespace {

// A character of UTF-8 text, where lone surrogates stand as three bytes.
struct Character {
    std::string_view bytes;
    unsigned units; // of UTF-16
};

} // namespace

static Character first_character(std::string_view text) {
    const auto lead = byte_of(text.front());
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return {text.substr(0, length), length == 4 ? 2u : 1u};
}

static double units_in(std::string_view text) {
    double units = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        units += character.units;
        text.remove_prefix(character.bytes.size());
    }
    return units;
}

static bool can_be_shown(std::string_view bytes) {
    const auto lead = byte_of(bytes.front());
    if (bytes.size() == 1) return lead >= 0x20 && lead < 0x7F;
    const auto second = byte_of(bytes.size() > 1 ? bytes[1] : 0);
    if (lead == 0xC2) return second >= 0xA0;
    return lead != 0xED || second < 0xA0; // no surrogate
}

static constexpr unsigned longest_shown_key = 40;

static std::string shown_key(std::string_view key) {
    std::string shown;
    for (unsigned count = 0; !key.empty(); ++count) {
        if (count == longest_shown_key) return shown + "\u2026";
        const Character character = first_character(key);
        shown += can_be_shown(character.bytes) ? character.bytes : "?";
        key.remove_prefix(character.bytes.size());
    }
    return shown;
}

static bool is_identifier(std::string_view key) {
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !key.empty() && key.size() <= longest_shown_key && !(key[0] >= '0' && key[0] <= '9') &&
           std::all_of(key.begin(), key.end(), is_word);
}

static std::string below(const std::string& path, std::string_view key) {
    if (!is_identifier(key)) return path + "[\"" + shown_key(key) + "\"]";
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

static std::string below(const std::string& path, std::size_t index) {
    return path + "[" + std::to_string(index) + "]";
}

static std::string said(const std::string& path, const std::string& problem) {
    return path.empty() ? problem : path + ": " + problem;
}

static bool is_absent(const Json* value) { return !value || value->type == Json::Type::null; }

// Members by key in the order of their code points; of equal keys the last one counts.
static std::map<std::string_view, const Json*> members_of(const Json& value) {
    std::map<std::string_view, const Json*> members;
    for (const JsonMember& member : value.members)
        if (member.name != "__proto__") members[member.name] = &member.value;
    return members;
}

static std::string words_of(const Json& list) {
    std::string words;
    for (const Json& word : list.items) words += (words.empty() ? "" : ", ") + word.string;
    return words;
}

static std::string range_problem(double number, const Json& range) {
    const double least = range.items[0].number, most = range.items[1].number;
    if (number >= least && number <= most) return {};
    const double bound = number < least ? least : most;
    return number_as_text(number) + (number < least ? " is less than " : " is more than ") + number_as_text(bound) +
           "; it can be " + number_as_text(least) + " to " + number_as_text(most);
}

static std::string too_many(double count, double most, const char* what) {
    if (count <= most) return {};
    return "it has " + number_as_text(count) + " " + what + "; at most " + number_as_text(most) + " are possible";
}

static std::string check_by(const Json& rule, const Json& value, const std::string& path);

static std::string missing_key(const Json& rule, const Json& value, const std::string& path) {
    const Json* needs = rule.find("needs");
    if (!needs) return {};
    for (const Json& key : needs->items)
        if (is_absent(value.find(key.string))) return said(below(path, key.string), "it is missing");
    return {};
}

static std::string check_record(const Json& rule, const Json& keys, const Json& value, const std::string& path) {
    if (!value.is_object()) return said(path, "it is not an object");
    std::string problem = missing_key(rule, value, path);
    for (std::size_t i = 0; i < keys.members.size() && problem.empty(); ++i) {
        const Json* member = value.find(keys.members[i].name);
        if (!is_absent(member)) problem = check_by(keys.members[i].value, *member, below(path, keys.members[i].name));
    }
    return problem;
}

static std::string check_map(const Json& rule, const Json& each, const Json& value, const std::string& path) {
    if (!value.is_object()) return said(path, "it is not an object");
    const auto members = members_of(value);
    std::string problem = too_many(static_cast<double>(members.size()), rule.number_or("most", 0), "entries");
    if (!problem.empty()) return said(path, problem);
    problem = missing_key(rule, value, path);
    for (const auto& [key, member] : members) {
        if (!problem.empty()) break;
        if (!is_absent(member)) problem = check_by(each, *member, below(path, key));
    }
    return problem;
}

// `rising`: more from entry to entry at this place; `ascending`: not less at this key.
static std::string order_problem(const Json& rule, const Json& value, const std::string& path) {
    const Json *ascending = rule.find("ascending"), *rising = rule.find("rising");
    if (!ascending && !rising) return {};
    const auto place = static_cast<std::size_t>(rising ? rising->number : 0);
    const auto number_of = [&](const Json& entry) {
        return ascending ? entry.number_or(ascending->string, 0) : entry.items[place].number;
    };
    for (std::size_t i = 1; i < value.items.size(); ++i) {
        const double before = number_of(value.items[i - 1]), here = number_of(value.items[i]);
        if (rising ? here > before : here >= before) continue;
        const std::string at = ascending ? below(below(path, i), ascending->string) : below(below(path, i), place);
        return said(at, number_as_text(here) + (rising ? " is not more than " : " is less than ") +
                            number_as_text(before) + ", the one before it");
    }
    return {};
}

static std::string check_list(const Json& rule, const Json& each, const Json& value, const std::string& path) {
    if (!value.is_array()) return said(path, "it is not a list");
    std::string problem = too_many(static_cast<double>(value.items.size()), rule.number_or("most", 0), "entries");
    if (!problem.empty()) return said(path, problem);
    for (std::size_t i = 0; i < value.items.size() && problem.empty(); ++i)
        problem = check_by(each, value.items[i], below(path, i));
    return problem.empty() ? order_problem(rule, value, path) : problem;
}

static std::string check_tuple(const Json& rules, const Json& value, const std::string& path) {
    if (!value.is_array() || value.items.size() != rules.items.size())
        return said(path, "it is not a list of " + std::to_string(rules.items.size()));
    std::string problem;
    for (std::size_t i = 0; i < rules.items.size() && problem.empty(); ++i)
        problem = check_by(rules.items[i], value.items[i], below(path, i));
    return problem;
}

static std::string check_number(const Json& range, bool whole, const Json& value, const std::string& path) {
    if (!value.is_number() || std::isnan(value.number)) return said(path, "it is not a number");
    std::string problem = range_problem(value.number, range);
    if (problem.empty() && whole && value.number != std::floor(value.number))
        problem = number_as_text(value.number) + " is not a whole number";
    return problem.empty() ? problem : said(path, problem);
}

static std::string check_text(const Json& longest, const Json& value, const std::string& path) {
    if (!value.is_string()) return said(path, "it is not text");
    const std::string problem = too_many(units_in(value.string), longest.number, "characters");
    return problem.empty() ? problem : said(path, problem);
}

static std::string check_choice(const Json& choices, const Json& value, const std::string& path) {
    for (const Json& choice : choices.items)
        if (value.is_string() && value.string == choice.string) return {};
    return said(path, "it is none of " + words_of(choices));
}

// A space and a whole number from 1, of six digits at most, taken from the front.
static bool take_number(std::string_view& text) {
    if (!text.starts_with(' ')) return false;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (end < 2 || end > 7 || text[1] == '0') return false;
    text.remove_prefix(end);
    return true;
}

static bool is_numbered(std::string_view text, const Json& words, std::string_view again) {
    for (const Json& word : words.items) {
        std::string_view rest = text;
        if (!rest.starts_with(word.string)) continue;
        rest.remove_prefix(word.string.size());
        if (!take_number(rest)) continue;
        if (rest.empty()) return true;
        const std::string second = " " + std::string(again);
        if (again.empty() || !rest.starts_with(second)) continue;
        rest.remove_prefix(second.size());
        if (take_number(rest) && rest.empty()) return true;
    }
    return false;
}

static std::string check_numbered(const Json& rule, const Json& words, const Json& value, const std::string& path) {
    const bool good = value.is_string() && is_numbered(value.string, words, rule.text_or("again", ""));
    return good ? std::string() : said(path, "it is none of " + words_of(words) + " with a number");
}

static std::string check_version(const Json& known, const Json& value, const std::string& path) {
    if (!value.is_number()) return said(path, "it is not a number");
    if (value.number == known.number) return {};
    return said(path, number_as_text(value.number) + " is not known here; " + number_as_text(known.number) +
                          " is the latest");
}

static std::string check_either(const Json& rule, const Json& rules, const Json& value, const std::string& path) {
    for (const Json& one : rules.items)
        if (check_by(one, value, path).empty()) return {};
    return said(path, "it is not " + rule.text_or("called", ""));
}

static std::string check_cases(const Json& rule, const std::string& key, const Json& value, const std::string& path) {
    const Json* cases = rule.find("cases");
    const Json* chosen = cases->find(value.text_or(key, ""));
    return check_by(chosen ? *chosen : *rule.find("otherwise"), value, path);
}

// The depth of this recursion is that of the table's rules.
static std::string check_by(const Json& rule, const Json& value, const std::string& path) {
    if (const Json* name = rule.find("is")) return check_by(*gate_table().find(name->string), value, path);
    if (const Json* longest = rule.find("text")) return check_text(*longest, value, path);
    if (const Json* range = rule.find("number")) return check_number(*range, false, value, path);
    if (const Json* range = rule.find("whole")) return check_number(*range, true, value, path);
    if (const Json* choices = rule.find("choice")) return check_choice(*choices, value, path);
    if (const Json* words = rule.find("numbered")) return check_numbered(rule, *words, value, path);
    if (const Json* each = rule.find("list")) return check_list(rule, *each, value, path);
    if (const Json* each = rule.find("map")) return check_map(rule, *each, value, path);
    if (const Json* keys = rule.find("record")) return check_record(rule, *keys, value, path);
    if (const Json* rules = rule.find("tuple")) return check_tuple(*rules, value, path);
    if (const Json* rules = rule.find("either")) return check_either(rule, *rules, value, path);
    if (const Json* known = rule.find("version")) return check_version(*known, value, path);
    if (const Json* key = rule.find("by")) return check_cases(rule, key->string, value, path);
    if (rule.find("flag") && value.type != Json::Type::boolean) return said(path, "it is neither true nor false");
    return {}; // any
}

namespace {

struct Inside {
    const Json* value;
    unsigned depth;
};

} // namespace

static std::string nested_too_deeply() {
    return "it is nested more than " + number_as_text(gate_table().find("whole")->number_or("nesting", 0)) +
           " levels deep";
}

// What is asked of every value as a whole: how deep it is nested, and how much text is in it.
static std::string check_whole(const Json& value) {
    const Json& limits = *gate_table().find("whole");
    double characters = 0;
    std::vector<Inside> waiting{{&value, 0}};
    while (!waiting.empty()) {
        const auto [inside, depth] = waiting.back();
        waiting.pop_back();
        if (depth > limits.number_or("nesting", 0)) return nested_too_deeply();
        characters += units_in(inside->string);
        for (const Json& item : inside->items) waiting.push_back({&item, depth + 1});
        for (const auto& [key, member] : members_of(*inside)) {
            characters += units_in(key);
            waiting.push_back({member, depth + 1});
        }
    }
    return too_many(characters, limits.number_or("characters", 0), "characters");
}

std::string problem_at_gate(std::string_view rule, const Json& value) {
    if (!gate_table().find(rule)) return "there is no rule " + std::string(rule);
    const std::string problem = check_whole(value);
    return problem.empty() ? check_by(*gate_table().find(rule), value, "") : problem;
}

std::string read_at_gate(std::string_view rule, std::string_view text, Json& json) {
    JsonError error;
    std::optional<Json> parsed = parse_json(text, error);
    if (!parsed) return error.too_deep ? nested_too_deeply() : "it is not JSON: " + error.message;
    json = std::move(*parsed);
    return problem_at_gate(rule, json);
}

} // namespace loopscope
