#include "engine/inspect/absent.h"

#include "engine/runtime/property_storage.h"
#include "engine/runtime/string.h"

#include <algorithm>

namespace loopscope {

static std::string text_of(const Heap& heap, PropertyKey key) {
    if (key.is_index()) return std::to_string(key.index());
    if (!key.is_symbol()) return to_utf8(heap, key.value);
    return "[" + to_utf8(heap, heap.at<Symbol>(key.value).description) + "]";
}

// Attributes of an own named property; none when there is no such property.
static std::optional<std::uint32_t> attributes_of(const Heap& heap, const Object& object, PropertyKey key) {
    const std::uint32_t position = find_property(heap, shape_of(heap, object), key);
    if (position == no_position) return std::nullopt;
    return entry_at(heap, shape_of(heap, object), position).attributes;
}

static bool inherits(const Heap& heap, const Object& object, PropertyKey key) {
    for (Value at = get_prototype_of(heap, object); at.is_object(); at = get_prototype_of(heap, heap.at<Object>(at))) {
        if (const auto attributes = attributes_of(heap, heap.at<Object>(at), key)) return !(*attributes & refusal);
    }
    return false;
}

static void add(const Heap& heap, const Object& object, std::string holder, std::vector<AbsentMembers>& all) {
    AbsentMembers members;
    for (const PropertyKey key : own_property_keys(heap, object)) {
        const auto attributes = attributes_of(heap, object, key);
        if (!attributes || !(*attributes & refusal)) continue;
        members.names.push_back(text_of(heap, key));
        if (inherits(heap, object, key)) members.hiding.push_back(members.names.back());
    }
    if (members.names.empty()) return;
    members.holder = std::move(holder);
    all.push_back(std::move(members));
}

// The value of an own data property that is an object; null otherwise.
static const Object* object_at(const Heap& heap, const Object& object, PropertyKey key) {
    const auto attributes = attributes_of(heap, object, key);
    if (!attributes || (*attributes & (refusal | accessor))) return nullptr;
    const Value value = heap.at<Values>(object.slots).items[find_property(heap, shape_of(heap, object), key)];
    return value.is_object() ? &heap.at<Object>(value) : nullptr;
}

std::vector<AbsentMembers> absent_members(const Agent& agent) {
    const Heap& heap = agent.heap;
    const Object& global = heap.at<Object>(agent.global_object());
    std::vector<AbsentMembers> all;
    add(heap, global, "window", all);
    std::vector<std::pair<std::string, const Object*>> holders;
    for (const PropertyKey key : own_property_keys(heap, global)) {
        const Object* value = object_at(heap, global, key);
        if (value && value != &global) holders.emplace_back(text_of(heap, key), value);
    }
    std::sort(holders.begin(), holders.end());
    for (const auto& [name, object] : holders) {
        add(heap, *object, name, all);
        if (!object->callable()) continue;
        for (const PropertyKey key : own_property_keys(heap, *object)) {
            const Object* prototype = text_of(heap, key) == "prototype" ? object_at(heap, *object, key) : nullptr;
            if (!prototype) continue;
            add(heap, *prototype, name + ".prototype", all);
            const Value above = get_prototype_of(heap, *prototype); // named properties stand on an object of their own
            if (above.is_object() && !attributes_of(heap, heap.at<Object>(above), agent.key(Name::constructor)))
                add(heap, heap.at<Object>(above), name + ", named properties", all);
        }
    }
    return all;
}

std::string absent_markdown(const std::vector<AbsentMembers>& all) {
    std::string out = "# What is not there\n\n"
                      "Chromium has these; here a read of one halts the run and says so, while `in`, listings and, for "
                      "globals, `typeof` answer as in\n"
                      "Chromium. Made by `loopscope absent`.\n\n| where | what |\n|---|---|\n";
    for (const AbsentMembers& members : all) {
        out += "| `" + members.holder + "` | ";
        for (const std::string& name : members.names) out += (&name == &members.names.front() ? "" : " ") + name;
        out += " |\n";
    }
    return out;
}

} // namespace loopscope
