// Error.prototype.stack, in V8's form: the frames of the program and of the built-ins that it called, then the async
// functions that wait for what runs now. Captured when an error is made; reading it changes nothing.
#include "engine/interpreter/async_generator.h"
#include "engine/interpreter/frame_view.h"
#include "engine/interpreter/machine.h"
#include "engine/syntax/casts.h"

#include <algorithm>

namespace loopscope {

static std::string own_text(Agent& agent, Value object, PropertyKey key) {
    const Lookup found = get_own_property(agent, agent.heap.at<Object>(object), key);
    return found.kind == Lookup::Kind::data && found.value.is_string() ? to_utf8(agent.heap, found.value)
                                                                       : std::string();
}

static bool is_plain_object(const Heap& heap, Value value) {
    return value.is_object() && heap.at<Object>(value).object_class() != ObjectClass::proxy;
}

static bool starts_like_a_name(const std::string& text) {
    const auto first = byte_of(text.empty() ? 0 : text[0]);
    const unsigned letter = (first | 0x20u) - 'a';
    return letter < 26 || first == '_' || first == '$' || first >= 0x80;
}

namespace {

class StackTrace {
public:
    StackTrace(Agent& agent, Value skip_until) : agent_(agent), heap_(agent.heap), skip_until_(skip_until) {
        const Value error = agent.intrinsic(Intrinsic::Error);
        if (!error.is_object()) return; // a realm without the library yet
        const Lookup limit = lookup(agent, heap_.at<Object>(error), agent.key(Name::stack_trace_limit));
        if (limit.kind == Lookup::Kind::data && limit.value.is_number())
            limit_ = static_cast<std::size_t>(std::clamp(limit.value.as_number(), 0.0, 200.0));
    }

    std::string text() {
        if (agent_.leaf) add_leaf();
        Ref bottom = 0;
        for (Ref at = heap_.header().fp; at && shown_ < limit_; at = heap_.at<Frame>(at).caller) {
            if (heap_.at<Frame>(at).kind == FrameKind::entry) continue;
            add_frame(at);
            bottom = at;
        }
        if (bottom && shown_ < limit_ && !skip_until_.is_object()) add_waiting(promise_of(heap_.at<Frame>(bottom)));
        return std::move(text_);
    }

private:
    void add(const std::string& line) {
        if (skip_until_.is_object() || shown_ == limit_) return;
        text_ += "\n    at " + line;
        ++shown_;
    }

    void skipped(Value function) {
        if (function == skip_until_) skip_until_ = Value::undefined();
    }

    // A leaf that has no frame.
    void add_leaf() {
        const auto* base = &heap_.at<Value>(agent_.leaf);
        add_native(base[0], base[1], agent_.leaf_constructs);
    }

    void add_native(Value self, Value callee, bool constructs) {
        if (!callee.is_object()) return;
        const Value native = heap_.at<Object>(callee).slot(FunctionSlot::native);
        if (!native.is_int32()) return;
        const NativeSpec& spec = agent_.natives->spec_of(native);
        const bool standard = spec.clause.starts_with("ECMA-262") && !(spec.flags & native_machine);
        if (standard && !spec.holder.starts_with("%")) add(built_in(self, callee, constructs));
        skipped(callee);
    }

    void add_frame(Ref at) {
        const Frame& frame = heap_.at<Frame>(at);
        const auto* base = &heap_.at<Value>(frame.base);
        const bool constructs = frame.flags & frame_construct;
        if (frame.kind == FrameKind::native) return add_native(base[0], base[1], constructs);
        const Executable& e = heap_.at<Executable>(frame.executable);
        if (e.flags & executable_library) {
            if (is_built_in(e, base[1]) && !is_inner(base[1]))
                add(built_in(base[0], base[1], constructs || is_object(frame.new_target)));
            return skipped(base[1]);
        }
        const FrameView view = frame_view(agent_, at, false);
        if (view.has_position)
            add(with_place(name_of_frame(base[0], base[1], e, constructs),
                           place_of(view.source_name, view.line, view.column)));
        if (frame.activation) add_resumption(frame);
        skipped(base[1]);
    }

    // Below a generator stands the method that let it go on, which has no frame here.
    void add_resumption(const Frame& frame) {
        Object& activation = heap_.at<Object>(frame.activation);
        const bool is_generator = activation.object_class() == ObjectClass::generator;
        const bool is_async = activation.object_class() == ObjectClass::async_generator;
        if (!is_generator && !is_async) return;
        if (is_async && heap_.at<Frame>(frame.caller).kind == FrameKind::entry) return;
        add(generator_name(activation) + ".next (<anonymous>)");
    }

    static bool is_object(Value value) { return value.is_object(); }

    // Methods and constructors of the language that programs can reach; the library's own helpers have no home.
    bool is_built_in(const Executable& e, Value function) {
        if (!function.is_object() || !e.source_name.is_string() ||
            !to_utf8(heap_, e.source_name).starts_with("builtins/"))
            return false;
        const Object& object = heap_.at<Object>(function);
        const auto flags = object.slot(FunctionSlot::flags).as_index();
        if (object.slot(FunctionSlot::home_object).is_object()) return true;
        return (flags & function_derived) && function != agent_.intrinsic(Intrinsic::Array); // V8's has no frame
    }

    // Of the methods with symbols for names, which other built-ins call, V8 has no frame.
    bool is_inner(Value function) { return own_text(agent_, function, agent_.key(Name::name)).starts_with("["); }

    std::string built_in(Value self, Value callee, bool constructs) {
        const std::string name = own_text(agent_, callee, agent_.key(Name::name));
        if (constructs) return "new " + name + " (<anonymous>)";
        return qualified(self, callee, name) + " (<anonymous>)";
    }

    static std::string with_place(const std::string& name, const std::string& place) {
        return name.empty() ? place : name + " (" + place + ")";
    }

    std::string place_of(Value source_name, std::uint32_t line, std::uint32_t column) {
        return (source_name.is_string() ? to_utf8(heap_, source_name) : "main.js") + ":" + std::to_string(line) + ":" +
               std::to_string(column);
    }

    std::string name_of_frame(Value self, Value callee, const Executable& e, bool constructs) {
        if (!callee.is_object()) return {};
        std::string name = own_text(agent_, callee, agent_.key(Name::name));
        if (name.empty() && e.name.is_string()) name = to_utf8(heap_, e.name);
        if (constructs) return "new " + (name.empty() ? "<anonymous>" : name);
        return qualified(self, callee, name);
    }

    // V8's AppendMethodCall: the receiver's kind before the function, where there is one.
    std::string qualified(Value self, Value callee, const std::string& name) {
        const bool at_top =
            self.is_nullish() || self.is_hole() || self.is_uninitialized() || self == agent_.realm().global_this;
        if (at_top || (!name.empty() && !starts_like_a_name(name)) || name.starts_with("get ") ||
            name.starts_with("set "))
            return name;
        const std::string type = type_name(self);
        if (name.empty()) {
            const std::string method = method_name(self, callee);
            return type + "." + (method.empty() ? "<anonymous>" : method);
        }
        std::string text = type.empty() || name.starts_with(type + ".") ? name : type + "." + name;
        if (holds(self, string_key(name), callee)) return text;
        const std::string method = method_name(self, callee);
        return method.empty() || name.ends_with(method) ? text : text + " [as " + method + "]";
    }

    PropertyKey string_key(const std::string& text) { return key_from_interned(heap_, intern(agent_, text)); }

    // Receivers that are functions have their own names (A.from), instances of classes their constructor's.
    std::string type_name(Value self) {
        if (!self.is_object()) {
            std::string type = type_of(heap_, self);
            type[0] = static_cast<char>(type[0] - 'a' + 'A');
            return type == "Bigint" ? "BigInt" : type;
        }
        if (!is_plain_object(heap_, self)) return "Object";
        Object& object = heap_.at<Object>(self);
        if (object.callable()) {
            const std::string name = own_text(agent_, self, agent_.key(Name::name));
            return name.empty() ? "Function" : name;
        }
        if (object.object_class() == ObjectClass::generator || object.object_class() == ObjectClass::async_generator)
            return generator_name(object);
        const std::string made_by = constructor_name(get_prototype_of(heap_, object));
        if (!made_by.empty() && made_by != "Object") return made_by;
        const Lookup tag = lookup(agent_, object, agent_.key(WellKnownSymbol::to_string_tag));
        if (tag.kind == Lookup::Kind::data && tag.value.is_string()) {
            const std::string text = to_utf8(heap_, tag.value);
            return text == "Iterator Helper" ? "Iterator" : text;
        }
        return "Object";
    }

    std::string constructor_name(Value prototype) {
        for (; is_plain_object(heap_, prototype); prototype = get_prototype_of(heap_, heap_.at<Object>(prototype))) {
            const Lookup found = get_own_property(agent_, heap_.at<Object>(prototype), agent_.key(Name::constructor));
            if (found.kind == Lookup::Kind::absent) continue;
            if (found.kind != Lookup::Kind::data || !is_plain_object(heap_, found.value)) return {};
            return own_text(agent_, found.value, agent_.key(Name::name));
        }
        return {};
    }

    std::string generator_name(Object& generator) {
        const Value saved = generator.slot(ActivationSlot::saved);
        if (!saved.is_cell()) return "Generator";
        const Value executable = heap_.at<Values>(saved)[SavedField::executable];
        const Value name = heap_.at<Executable>(executable).name;
        return name.is_string() && length_of(heap_, name) ? to_utf8(heap_, name) : "Generator";
    }

    bool holds(Value self, PropertyKey key, Value callee) {
        Value at = self.is_object() ? self : prototype_for_primitive(agent_, self);
        for (; is_plain_object(heap_, at); at = get_prototype_of(heap_, heap_.at<Object>(at))) {
            const Lookup own = get_own_property(agent_, heap_.at<Object>(at), key);
            if (own.kind == Lookup::Kind::data) return own.value == callee;
            if (own.kind == Lookup::Kind::accessor) return own.getter == callee || own.setter == callee;
        }
        return false;
    }

    // The one name under which the receiver has the function.
    std::string method_name(Value self, Value callee) {
        std::string found;
        Value at = self.is_object() ? self : prototype_for_primitive(agent_, self);
        for (int objects = 0; is_plain_object(heap_, at) && objects < 10; ++objects) {
            Object& object = heap_.at<Object>(at);
            const std::vector<PropertyKey> keys = own_property_keys(heap_, object);
            if (keys.size() > 200) return {};
            for (const PropertyKey key : keys) {
                const Lookup own = get_own_property(agent_, object, key);
                const bool same = own.kind == Lookup::Kind::data ? own.value == callee
                                                                 : own.kind == Lookup::Kind::accessor &&
                                                                       (own.getter == callee || own.setter == callee);
                if (!same || key.is_symbol() || key.is_index()) continue;
                if (!found.empty()) return {};
                found = render_key(agent_, key);
            }
            at = get_prototype_of(heap_, object);
        }
        return found;
    }

    // --- what waits: V8's CaptureAsyncStackTrace

    // The promise that the activation or the reaction at the bottom of the stack will settle.
    Value promise_of(const Frame& frame) {
        if (frame.kind != FrameKind::bytecode) return Value::undefined();
        if (frame.activation && (frame.flags & frame_resumed)) return promise_of(heap_.at<Object>(frame.activation));
        const auto* base = &heap_.at<Value>(frame.base);
        if (base[1] == agent_.intrinsic(Intrinsic::PromiseResolveThenableJob)) return base[2];
        const bool is_job = base[1] == agent_.intrinsic(Intrinsic::PromiseReactionJob);
        return is_job && frame.argument_count > 3 ? base[2 + 3] : Value::undefined();
    }

    Value promise_of(const Object& activation) {
        const Value held = activation.slot(ActivationSlot::promise_or_queue);
        if (activation.object_class() != ObjectClass::async_generator) return held;
        if (!held.is_cell()) return Value::undefined();
        const auto* request = front(heap_, heap_.at<ListOf<AsyncGeneratorRequest>>(held));
        return request ? request->promise : Value::undefined();
    }

    void add_waiting(Value promise) {
        while (shown_ < limit_ && is_promise(heap_, promise)) {
            const auto reactions = waiting_reactions(heap_, heap_.at<Object>(promise));
            if (reactions.size() != 1) return; // none, or several
            const PromiseReaction& reaction = heap_.at(reactions[0]);
            const Value handler = reaction.on_fulfilled;
            promise = reaction.promise;
            if (!handler.is_object()) continue;
            const Object& object = heap_.at<Object>(handler);
            if (!object.callable()) {
                add_activation(object);
                promise = promise_of(object);
            } else if (object.object_class() == ObjectClass::function) {
                promise = through_built_in(object, promise);
            }
        }
    }

    void add_activation(const Object& activation) {
        const Value cell = activation.slot(ActivationSlot::saved);
        if (!cell.is_cell()) return;
        const Values& saved = heap_.at<Values>(cell);
        const Executable& e = heap_.at<Executable>(saved[SavedField::executable]);
        if (e.flags & executable_library) return;
        const auto pc = saved[SavedField::pc].as_index();
        const Position* position = position_at(heap_, e, pc ? pc - 1 : 0);
        if (!position) return;
        const LineColumn at = line_and_column(heap_, e, position->point);
        const Value* base = saved.items + ordinal(SavedField::values);
        add("async " +
            with_place(name_of_frame(base[0], base[1], e, false), place_of(e.source_name, at.line, at.column)));
    }

    // A function of Promise.all and its kin tells which it is ({name, index, promise}: builtins/control/promise.js); a
    // resolving function settles its own promise.
    Value through_built_in(const Object& function, Value derived) {
        const Value element = function.slot(FunctionSlot::fields);
        if (element.is_object() && heap_.at<Object>(element).object_class() == ObjectClass::array &&
            heap_.at<Object>(element).array_length == 3) {
            const Values& items = heap_.at<Values>(heap_.at<Object>(element).elements);
            add("async Promise." + to_utf8(heap_, items.items[0]) + " (index " +
                to_utf8(heap_, to_string(agent_, items.items[1]).value) + ")");
            return items.items[2];
        }
        const Value native = function.slot(FunctionSlot::native);
        const Value state = function.slot(FunctionSlot::home_object);
        if (!native.is_int32() || !state.is_object()) return derived;
        const NativeSpec& spec = agent_.natives->spec_of(native);
        const bool resolves = spec.holder == "%" && spec.name == "resolve";
        return resolves ? heap_.at<Object>(state).internal()[0] : derived;
    }

    Agent& agent_;
    Heap& heap_;
    Value skip_until_; // an object: frames are left out up to this function's
    std::size_t limit_ = 0, shown_ = 0;
    std::string text_;
};

} // namespace

// "TypeError: message" and where it was made.
void capture_stack(Agent& agent, Object& error, Value skip_until) {
    const auto text_of = [&](Name name) {
        const Lookup found = lookup(agent, error, agent.key(name));
        return found.kind == Lookup::Kind::data && found.value.is_string() ? to_utf8(agent.heap, found.value)
                                                                           : std::string();
    };
    std::string text = text_of(Name::name);
    const std::string message = text_of(Name::message);
    if (text.empty()) text = "Error";
    if (!message.empty()) text += ": " + message;
    const Value stack = string_from_utf8(agent, text + StackTrace(agent, skip_until).text());
    define_data(agent, error, agent.key(Name::stack), stack, writable | configurable);
}

} // namespace loopscope
