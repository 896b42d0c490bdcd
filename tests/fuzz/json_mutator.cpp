#include "tests/fuzz/json_mutator.h"

#include "engine/host/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace loopscope {

static constexpr double odd_numbers[] = {0,          -1,          1,          0.5,    -0.0,   2147483647,
                                         2147483648, 4294967295,  4294967296, 4095,   1e15,   9007199254740992,
                                         8.64e15,    8.64e15 + 2, 1e300,      -1e300, 5e-324, 100,
                                         10000};
static constexpr std::string_view odd_texts[] = {
    "",     "constructor", "__proto__", "\xED\xA0\x80", "\xEF\xBF\xBE", "a\xCC\x81",       "0",
    "null", "main.js",     "../x",      "data:,x",      "blob:x",       "//evil.example/", "javascript:1"};

static std::optional<Json> parsed(std::string_view text) {
    JsonError error;
    return parse_json(text, error);
}

static void collect(Json& node, std::vector<Json*>& into) {
    into.push_back(&node);
    for (Json& item : node.items) collect(item, into);
    for (JsonMember& member : node.members) collect(member.value, into);
}

static std::vector<Json*> nodes_of(Json& document) {
    std::vector<Json*> nodes;
    collect(document, nodes);
    return nodes;
}

template <class List> static auto& pick(List& list, Random& random) { return list[random.below(std::size(list))]; }

static const JsonMember* pick_member(Json& document, Random& random) {
    std::vector<Json*> objects = nodes_of(document);
    std::erase_if(objects, [](const Json* node) { return node->members.empty(); });
    return objects.empty() ? nullptr : &pick(pick(objects, random)->members, random);
}

static void change_number(Json& node, Random& random) {
    switch (random.below(5)) {
    case 0: node.number = -node.number; break;
    case 1: node.number += 1; break;
    case 2: node.number -= 1; break;
    case 3: node.number *= 2; break;
    default: node.number = pick(odd_numbers, random);
    }
    if (!std::isfinite(node.number)) node.number = 0; // is no JSON
}

static void change_text(Json& node, Random& random) {
    if (random.below(4) == 0) {
        node.string = pick(odd_texts, random);
        return;
    }
    std::string text = node.string;
    text.resize(text.size() + 16);
    const std::size_t size =
        LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), node.string.size(), text.size());
    text.resize(size);
    node.string = text;
}

static void change_leaf(Json& node, Random& random) {
    if (node.is_number()) change_number(node, random);
    else if (node.is_string()) change_text(node, random);
    else if (node.type == Json::Type::boolean) node.boolean = !node.boolean;
    else node = Json::of(pick(odd_numbers, random));
}

static Json of_any_type(Random& random) {
    switch (random.below(7)) {
    case 0: return Json();
    case 1: return Json::of(random.below(2) == 0);
    case 2: return Json::of(pick(odd_numbers, random));
    case 3: return Json::of(pick(odd_texts, random));
    case 4: return Json::array();
    case 5: return Json::object();
    default: return Json::of(std::string(std::size_t{1} << random.below(12), 'x'));
    }
}

static void wrap(Json& node, Random& random) {
    for (std::uint64_t times = 1u << random.below(6); times > 0; --times) {
        Json outer = random.below(2) ? Json::array() : Json::object();
        if (outer.is_array()) outer.items.push_back(std::move(node));
        else outer.set("a", std::move(node));
        node = std::move(outer);
    }
}

template <class List> static void change_list(List& list, Random& random) {
    if (list.empty()) return;
    const std::size_t at = random.below(list.size());
    const auto copy = list[at];
    if (random.below(2)) list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
    else list.insert(list.begin() + static_cast<std::ptrdiff_t>(random.below(list.size() + 1)), copy);
    if (list.size() > 1) std::swap(pick(list, random), pick(list, random));
}

// A member with a good value that is not there yet; most texts lack most of them.
static void add_member(Json& node, Json& sample, Random& random) {
    if (const JsonMember* member = pick_member(sample, random)) node.set(member->name, member->value);
}

static void change_once(Json& part, Json& sample, Random& random) {
    const std::vector<Json*> nodes = nodes_of(part);
    Json& node = *pick(nodes, random);
    switch (random.below(10)) {
    case 0: node = of_any_type(random); break;
    case 1: wrap(node, random); break;
    case 2: node = Json(*pick(nodes, random)); break;
    case 3:
    case 4:
        if (node.is_object()) add_member(node, sample, random);
        else change_leaf(node, random);
        break;
    case 5:
    case 6:
        if (node.is_object()) change_list(node.members, random);
        else change_list(node.items, random);
        break;
    case 7:
        if (!node.members.empty())
            if (const JsonMember* member = pick_member(sample, random)) pick(node.members, random).name = member->name;
        break;
    default: change_leaf(node, random);
    }
}

static std::size_t put(const Json& document, std::uint8_t* out, std::size_t most) {
    const std::string text = write_json(document);
    if (text.size() > most) return 0;
    std::memcpy(out, text.data(), text.size());
    return text.size();
}

std::size_t mutate_json(const JsonMutator& mutator, std::uint8_t* data, std::size_t size, std::size_t most,
                        unsigned seed) {
    Random random{seed};
    auto document = parsed({reinterpret_cast<const char*>(data), size});
    auto sample = parsed(mutator.sample);
    if (random.below(50) == 0) return LLVMFuzzerMutate(data, size, most);
    if (!document || !document->is_object()) document = *sample;
    for (std::uint64_t times = 1 + random.below(4); times > 0; --times) {
        Json* part = &*document;
        if (!mutator.mostly.empty() && random.below(8) > 0)
            for (JsonMember& member : document->members)
                if (member.name == mutator.mostly) part = &member.value;
        change_once(*part, *sample, random);
    }
    const std::size_t written = put(*document, data, most);
    return written ? written : LLVMFuzzerMutate(data, size, most);
}

std::size_t cross_json(std::string_view one, std::string_view other, std::uint8_t* out, std::size_t most,
                       unsigned seed) {
    Random random{seed};
    auto document = parsed(one), source = parsed(other);
    if (!document || !source) return 0;
    std::vector<Json*> into = nodes_of(*document), from = nodes_of(*source);
    const JsonMember* member = pick_member(*source, random);
    Json& node = *pick(into, random);
    if (node.is_object() && member) node.set(member->name, member->value);
    else node = *pick(from, random);
    return put(*document, out, most);
}

} // namespace loopscope
