// The one gate for what comes from outside: outside.json says which types, ranges, sizes and nestings are possible, and
// the page reads the same table (web/contract/gate.ts), so that both refuse the same values in the same words.
//
// A rule is an object with one of these keys:
//   text: longest           number, whole: [least, most]     flag: true        choice: [texts]     any: true
//   list: rule, most        map: rule, most, needs           record: {key: rule}, needs            tuple: [rules]
//   either: [rules], called    is: name of another rule      by: key, cases: {text: rule}, otherwise: rule
//   version: the only one known    numbered: [words], again: a text like "line 3", and with `again` "line 3 time 2"
// Of a list, `ascending` names the key, and `rising` the place, that must not fall, or must rise, from entry to entry.
// A key that no rule names is let through, null counts as absent, and __proto__ as well, since it means nothing to
// JSON.
#pragma once

#include "engine/host/json.h"

#include <span>
#include <string>
#include <string_view>

namespace loopscope {

// What is wrong with the value by the rule of this name: "settings.limits.heapMb: 4095 is more than 256; it can be 8 to
// 256". Empty: nothing.
std::string problem_at_gate(std::string_view rule, const Json& value);
// The same for a text that should be JSON; the value is put into `json`.
std::string read_at_gate(std::string_view rule, std::string_view text, Json& json);

struct OutsideTable {
    std::string_view name, text;
};
std::span<const OutsideTable> outside_tables(); // one: outside.json, embedded by the build

} // namespace loopscope
