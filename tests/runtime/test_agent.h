// What the runtime's tests share: an agent without a program, and short ways to say things to it.
#pragma once

#include "engine/runtime/conversion.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"

#include <string>

namespace loopscope {

// What a test keeps alive; it lies where an event loop would have its state.
struct TestRoots {
    static constexpr auto area = &ArenaHeader::event_loop;
    static constexpr std::uint32_t references = 4;
    Value values[references];
};

struct TestAgent {
    Agent agent;
    explicit TestAgent(std::uint32_t arena_bytes = 16u << 20) : agent(arena_bytes, 100) {
        agent.heap.make_state<TestRoots>();
    }
    Value& root(unsigned which) { return agent.heap.own_state<TestRoots>().values[which]; }

    Heap& heap() { return agent.heap; }
    Value text(std::string_view utf8) { return string_from_utf8(agent, utf8); }
    std::string utf8(Value string) { return to_utf8(agent.heap, string); }
    PropertyKey key(std::string_view text) { return key_from_interned(agent.heap, intern(agent, text)); }
    Object& make_object(Value prototype = Value::null()) { return agent.make_object(ObjectClass::ordinary, prototype); }
    Value value(const Object& object) { return Value::object(agent.heap.ref_of(&object)); }
    bool put(Object& object, PropertyKey key, Value content) {
        const Completion done = set(agent, value(object), key, content);
        return done.ok() && done.value.is_true();
    }
    bool put(Object& object, std::string_view name, Value content) { return put(object, key(name), content); }
    Value read(Object& object, PropertyKey key) { return get(agent, value(object), key).value; }
    Value read(Object& object, std::string_view name) { return read(object, key(name)); }
    std::string keys(const Object& object) {
        std::string list;
        for (const PropertyKey key : own_property_keys(agent.heap, object)) {
            if (!list.empty()) list += ' ';
            list += key.is_symbol() ? "symbol" : utf8(key_to_value(agent, key));
        }
        return list;
    }
    // The message of an error completion.
    std::string message(const Completion& completion) {
        if (completion.type != CompletionType::throws) return "";
        return utf8(read(agent.heap.at<Object>(completion.value), agent.key(Name::message)));
    }
};

// A small generator of our own, so that a failing seed fails everywhere.
struct Chance {
    std::uint64_t state;
    std::uint32_t next() {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state >> 33);
    }
    std::uint32_t below(std::uint32_t n) { return next() % n; }
};

} // namespace loopscope
