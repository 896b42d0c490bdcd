// Law 7 for interfaces: their constructors and prototypes list what Chromium's list, in its order and with its
// attributes; what we lack is a refusal accessor.
#include "engine/builtins/function_object.h"
#include "engine/runtime/property.h"
#include "engine/runtime/string.h"
#include "engine/syntax/casts.h"
#include "engine/web_apis/web_apis.h"

#include <algorithm>

namespace loopscope {

namespace {

constexpr InterfaceRow rows[] = {
#define LOOPSCOPE_REFUSALS(holder, attributes, type, names) {holder, attributes, RefusalType::type, names},
#include "engine/web_apis/crypto/interfaces.def"
#include "engine/web_apis/cssom/interfaces.def"
#include "engine/web_apis/dom/interfaces.def"
#include "engine/web_apis/encoding/interfaces.def"
#include "engine/web_apis/events/interfaces.def"
#include "engine/web_apis/fetch/interfaces.def"
#include "engine/web_apis/files/interfaces.def"
#include "engine/web_apis/html/interfaces.def"
#include "engine/web_apis/infra/interfaces.def"
#include "engine/web_apis/messaging/interfaces.def"
#include "engine/web_apis/scheduling/interfaces.def"
#include "engine/web_apis/storage/interfaces.def"
#include "engine/web_apis/timing/interfaces.def"
#include "engine/web_apis/url/interfaces.def"
#include "engine/web_apis/workers/interfaces.def"
#undef LOOPSCOPE_REFUSALS
};

constexpr InterfaceRow worker_rows[] = {
#define LOOPSCOPE_REFUSALS(holder, attributes, type, names) {holder, attributes, RefusalType::type, names},
#include "engine/web_apis/workers/worker_scope.def"
#undef LOOPSCOPE_REFUSALS
};

constexpr std::string_view prototype_suffix = ".prototype";

// The named properties of a style: each style's own in Chromium, here of an object that all inherit from.
constexpr std::string_view style_properties = "CSSStyleDeclaration.properties.prototype";

bool is_prototype(std::string_view path) { return path.ends_with(prototype_suffix); }

// "Node" or "Node.prototype"; hole when we have no such interface.
Value holder_of(Agent& agent, std::string_view path) {
    if (path == "-") return agent.global_object();
    const std::string_view name = path.substr(0, path.find('.'));
    const Lookup constructor =
        get_own_property(agent, agent.heap.at<Object>(agent.global_object()), key_from_spec(agent, name));
    if (constructor.kind != Lookup::Kind::data || !constructor.value.is_object()) return Value::hole();
    if (!is_prototype(path)) return constructor.value;
    const Value prototype =
        get_own_property(agent, agent.heap.at<Object>(constructor.value), agent.key(Name::prototype)).value;
    if (path != style_properties) return prototype;
    return get_prototype_of(agent.heap, agent.heap.at<Object>(prototype)); // style.js
}

void copy_property(Agent& agent, Object& to, PropertyKey key, const Lookup& found, std::uint8_t attributes) {
    if (found.kind == Lookup::Kind::accessor) define_accessor(agent, to, key, found.getter, found.setter, attributes);
    else if (found.kind == Lookup::Kind::refusal) define_refusal(agent, to, key, found.value, attributes);
    else define_data(agent, to, key, found.value, attributes);
}

// The rows of one holder: what it has takes its place, the rest is refused.
class Holder {
public:
    Holder(Agent& agent, Object& object, std::string_view path, Value reason)
        : agent_(agent), object_(object), path_(path), reason_(reason),
          ordered_(agent.make_object(ObjectClass::ordinary, get_prototype_of(agent.heap, object))) {
        if (is_prototype(path) || path == "-") return;
        for (const Name name : {Name::length, Name::name, Name::prototype})
            copy(agent.key(name)); // a constructor's own come first
    }

    void take(const InterfaceRow& row) {
        for (std::string_view names = row.names; !names.empty();) {
            const std::string_view name = names.substr(0, names.find(' '));
            names.remove_prefix(std::min(name.size() + 1, names.size()));
            take_member(key_from_spec(agent_, name), name, row);
        }
    }

    // `whole`: what the table does not list goes.
    void finish(bool whole = false) {
        if (!whole) copy_the_rest();
        object_.shape = ordered_.shape;
        object_.slots = ordered_.slots;
        if (ordered_.has_flag(object_refusal)) object_.set_flag(object_refusal, true);
    }

private:
    void take_member(PropertyKey key, std::string_view name, const InterfaceRow& row) {
        const Lookup found = get_own_property(agent_, object_, key);
        if (found.kind != Lookup::Kind::absent) copy_property(agent_, ordered_, key, found, row.attributes);
        else if (name == "@@toStringTag")
            define_data(agent_, ordered_, key, string_from_utf8(agent_, path_.substr(0, path_.find('.'))),
                        row.attributes);
        else define_refusal(agent_, ordered_, key, reason_, low_byte(row.attributes | refusal_type_bits(row.type)));
    }

    void copy(PropertyKey key) {
        const Lookup found = get_own_property(agent_, object_, key);
        if (found.kind != Lookup::Kind::absent) copy_property(agent_, ordered_, key, found, found.attributes);
    }

    void copy_the_rest() {
        for (const PropertyKey key : own_property_keys(agent_.heap, object_))
            if (!has_own_property(agent_, ordered_, key)) copy(key);
    }

    Agent& agent_;
    Object& object_;
    std::string_view path_;
    Value reason_;
    Object& ordered_;
};

} // namespace

std::span<const InterfaceRow> interface_rows() { return rows; }

static void install_rows(Agent& agent, std::span<const InterfaceRow> rows) {
    const Value reason = string_from_utf8(agent, "a browser has it, but it can't be run here yet");
    for (std::size_t at = 0; at < rows.size();) {
        const std::string_view path = rows[at].holder;
        const Value object = holder_of(agent, path);
        std::size_t end = at;
        while (end < rows.size() && rows[end].holder == path) ++end;
        if (object.is_object()) {
            Holder holder(agent, agent.heap.at<Object>(object), path, reason);
            for (; at < end; ++at) holder.take(rows[at]);
            holder.finish(path == "-");
        }
        at = end;
    }
}

// The members of WorkerGlobalScope are made on the global object, as a window's are; in a worker they are inherited.
static void move_scope_members(Agent& agent) {
    const Value prototype = holder_of(agent, "WorkerGlobalScope.prototype");
    Object& global = agent.heap.at<Object>(agent.global_object());
    for (const InterfaceRow& row : worker_rows) {
        if (row.holder != "WorkerGlobalScope.prototype") continue;
        for (std::string_view names = row.names; !names.empty();) {
            const std::string_view name = names.substr(0, names.find(' '));
            names.remove_prefix(std::min(name.size() + 1, names.size()));
            const PropertyKey key = key_from_spec(agent, name);
            const Lookup found = get_own_property(agent, global, key);
            if (found.kind != Lookup::Kind::absent)
                copy_property(agent, agent.heap.at<Object>(prototype), key, found, row.attributes);
        }
    }
}

void install_interface_table(Agent& agent) { install_rows(agent, rows); }

void install_worker_table(Agent& agent) {
    move_scope_members(agent);
    install_rows(agent, worker_rows);
}

} // namespace loopscope
